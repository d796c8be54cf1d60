/**
 * Experiments as values: what is learned, by which network, how it is trained and what is measured,
 * with a seed. An {@link org.infobottleneck.experiment.Experiment} reads and writes as text, its
 * run is a pure function of it, and a runner maps many of them to their planes:
 *
 * <pre>{@code
 * Experiment experiment = Presets.shwartzZivTishby2017();
 * ThreadRunner.threads(2)
 *     .storingIn(ExperimentStore.in(Path.of("runs")))
 *     .run(experiment.repeats(50), result -> System.out.println(result.plane()));
 * }</pre>
 */
package org.infobottleneck.experiment;
