/**
 * Estimators of mutual information behind one interface, their inputs and their results.
 *
 * <pre>{@code
 * Estimate estimate = KnnEstimator.ksg1().estimate(Variable.scalar(a), Variable.scalar(b));
 * estimate.bits();      // the number
 * estimate.estimand();  // of what
 * estimate.caveats();   // and what to doubt
 * }</pre>
 *
 * <p>The package is read in this order:
 *
 * <ol>
 *   <li>A {@link org.infobottleneck.estimators.Variable} is one side of the question: samples that
 *       are {@linkplain org.infobottleneck.estimators.Continuous real}, {@linkplain
 *       org.infobottleneck.estimators.Mixed mixed} or {@linkplain
 *       org.infobottleneck.estimators.Discrete symbols}, or {@linkplain
 *       org.infobottleneck.estimators.Soft distributions over labels}. The inputs of a network are
 *       symbols, one per distinct row, and say whether they are {@linkplain
 *       org.infobottleneck.estimators.Coverage all there are or a sample}.
 *   <li>A {@link org.infobottleneck.estimators.MutualInformationEstimator} maps two of them to an
 *       {@link org.infobottleneck.estimators.Estimate}, and is all that the author of a new one
 *       implements. It {@linkplain org.infobottleneck.estimators.MutualInformationEstimator#refusal
 *       refuses} what it is not for, with the reason.
 *   <li>An {@link org.infobottleneck.estimators.Estimate} is a number in nats that names its {@link
 *       org.infobottleneck.estimators.Estimand}, the {@link org.infobottleneck.estimators.Bound} it
 *       is, its {@link org.infobottleneck.estimators.StandardError} where there is one, and every
 *       {@link org.infobottleneck.estimators.Caveat}. Values of two estimands can't be averaged.
 *   <li>By counts: {@link org.infobottleneck.estimators.BinningEstimator}. By kernels: {@link
 *       org.infobottleneck.estimators.KdeEstimator}, two bounds, and {@link
 *       org.infobottleneck.estimators.NoisyChannelEstimator}, the quantity between them. By
 *       neighbors: {@link org.infobottleneck.estimators.KnnEstimator}, {@link
 *       org.infobottleneck.estimators.SplitAtomsEstimator} and, corrected, {@link
 *       org.infobottleneck.estimators.SurrogateEstimator}. By a model: {@link
 *       org.infobottleneck.estimators.GaussianEstimator}, {@link
 *       org.infobottleneck.estimators.GaussianCopulaEstimator}. By a decoder: {@link
 *       org.infobottleneck.estimators.ProbeEstimator}. Another quantity: {@link
 *       org.infobottleneck.estimators.RenyiEstimator}. Who can't decide asks {@link
 *       org.infobottleneck.estimators.AutoEstimator}.
 *   <li>Around any of them: an error ({@link org.infobottleneck.estimators.SubsampledEstimator}),
 *       less bias ({@link org.infobottleneck.estimators.ExtrapolatedEstimator}), many samples
 *       ({@link org.infobottleneck.estimators.BatchedEstimator}, {@link
 *       org.infobottleneck.estimators.BlockEstimation}), many dimensions ({@link
 *       org.infobottleneck.estimators.PcaEstimator}, {@link
 *       org.infobottleneck.estimators.RandomProjectionEstimator}, {@link
 *       org.infobottleneck.estimators.SlicedEstimator}), a third variable ({@link
 *       org.infobottleneck.estimators.ConditionalEstimator}), and a test against chance ({@link
 *       org.infobottleneck.estimators.PermutationTest}).
 * </ol>
 *
 * <p>Estimates are raw: never clamped, without noise that was not asked for; the same arguments
 * give the same bits on every virtual machine and any number of threads. Nothing here knows of
 * networks, layers' weights or epochs: any training loop can call it. Kernels over flat arrays live
 * in {@code estimators.internal}, which is no API.
 */
package org.infobottleneck.estimators;
