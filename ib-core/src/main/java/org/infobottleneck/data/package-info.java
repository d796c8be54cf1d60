/**
 * Data sets as immutable values, the twelve-bit task of Shwartz-Ziv and Tishby, and the reading and
 * writing of files: CSV, NumPy, IDX.
 *
 * <p>A data set gives the estimators their variables. Nothing here knows of networks, of estimators
 * themselves or of information planes.
 */
package org.infobottleneck.data;
