/**
 * Sweeps: experiments by the thousand, run by threads of this machine or by a cluster, with the
 * same values.
 *
 * <p>A {@link org.infobottleneck.examples.sweep.Sweep} is a list of experiments and the factors in
 * which they differ: a {@link org.infobottleneck.examples.sweep.SweepGrid}, or read from a file. A
 * {@link org.infobottleneck.examples.sweep.SweepRunner} takes those that its {@link
 * org.infobottleneck.examples.sweep.SweepFolder} does not hold yet, gives each to a {@link
 * org.infobottleneck.examples.sweep.RunTask} somewhere, and writes tables of them all:
 *
 * <pre>
 * FOLDER/sweep.json                                the runs and their levels
 * FOLDER/runs/KEY.ibp                              the plane of each run, the truth
 * FOLDER/failed/KEY.json                           why a run has none
 * FOLDER/tables/runs.csv                           a row per run: configuration, what became of it
 * FOLDER/tables/points/estimator=.../part-*.csv    a row per snapshot, layer and estimator
 * FOLDER/parquet/...                               both tables, where Spark writes them
 * </pre>
 */
package org.infobottleneck.examples.sweep;
