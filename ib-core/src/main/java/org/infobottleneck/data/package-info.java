/**
 * Data sets as immutable values, the twelve-bit task of Shwartz-Ziv and Tishby, and the reading and
 * writing of files: CSV, NumPy, IDX.
 *
 * <p>A {@link org.infobottleneck.data.Dataset} is inputs and targets, labels, distributions over
 * labels or numbers; it gives the estimators their variables, and a {@link
 * org.infobottleneck.data.Split} of its rows. {@link org.infobottleneck.data.IcosahedronTask} is
 * the task of the paper in closed form, {@link org.infobottleneck.data.CsvDatasets} and {@link
 * org.infobottleneck.data.IdxDatasets} read files, {@link org.infobottleneck.data.Scaling} scales
 * by the training rows alone. {@link org.infobottleneck.data.AtomicFiles} writes all files of the
 * library: whole or not at all.
 *
 * <p>Nothing here knows of networks, of estimators themselves or of information planes.
 */
package org.infobottleneck.data;
