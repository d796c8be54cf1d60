/**
 * The command that measures how far each estimator is from the truth in named situations, and
 * prints the tables of docs/choosing-an-estimator.md.
 *
 * <p>The situations are distributions whose mutual information is known, drawn here. What
 * estimators do with data of others is measured in the package {@code accuracy}.
 */
package org.infobottleneck.examples.situations;
