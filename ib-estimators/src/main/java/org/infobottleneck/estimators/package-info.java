/**
 * Estimators of mutual information behind one interface, their inputs and their results.
 *
 * <p>A user names an estimator ({@link org.infobottleneck.estimators.BinningEstimator}, {@link
 * org.infobottleneck.estimators.KdeEstimator}, {@link org.infobottleneck.estimators.KnnEstimator}),
 * wraps samples in a {@link org.infobottleneck.estimators.Variable} and reads an {@link
 * org.infobottleneck.estimators.Estimate}. Nothing here knows of networks, layers' weights or
 * epochs: any training loop can call it. Kernels over flat arrays live in {@code
 * estimators.internal}, which is no API.
 */
package org.infobottleneck.estimators;
