/**
 * The command that estimates the information of data sets whose truth is known, and how far each
 * estimator is from it.
 *
 * <p>What is read here is the layout of a suite; estimators see variables as the suite declares
 * them, and never its names.
 */
package org.infobottleneck.examples.accuracy;
