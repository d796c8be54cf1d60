/**
 * The interactive report: one self-contained HTML page of a plane, its averages and what else was
 * measured.
 *
 * <p>{@link org.infobottleneck.report.InformationPlaneReport} is all that a user meets. The package
 * knows the plane and the information curve; neither knows the report. The page's scripts and
 * styles are resources beside the classes.
 */
package org.infobottleneck.report;
