package org.infobottleneck.examples.situations;

import java.util.List;

/**
 * Situations of one kind and the estimators that apply to them: one table.
 *
 * @param title what the situations have in common
 * @param note what has to be known of the columns, may be empty
 * @param candidates the columns
 * @param situations the rows
 */
record Group(String title, String note, List<Candidate> candidates, List<Situation> situations) {}
