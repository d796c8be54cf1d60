/**
 * The report of a sweep: marginals over each factor, shares of variance, and planes as small
 * multiples, on one page and in tables. {@link
 * org.infobottleneck.examples.sweep.report.SweepReport} is all that others need; nothing here runs
 * anything.
 */
package org.infobottleneck.examples.sweep.report;
