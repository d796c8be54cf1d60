package org.infobottleneck.estimators;

/** What {@link KnnEstimator} has been told of all variants. */
record KnnSettings(KnnMethod method, int k, boolean standardized, String description) {}
