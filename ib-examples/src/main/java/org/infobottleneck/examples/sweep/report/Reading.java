package org.infobottleneck.examples.sweep.report;

/** What is measured of a run at its last epoch. */
enum Reading {
  /** I(X;T) of a layer by an estimator. */
  INPUT_INFORMATION("I(X;T)", "bits"),
  /** I(T;Y) of a layer by an estimator. */
  TARGET_INFORMATION("I(T;Y)", "bits"),
  /** How far I(X;T) of a layer falls behind the rightmost point of its path. */
  COMPRESSION("fall of I(X;T)", "bits"),
  /** The share of test rows answered rightly. */
  TEST_ACCURACY("test accuracy", "share"),
  /** The loss on the test rows. */
  TEST_LOSS("test loss", "unit of the loss"),
  /** The share of training rows answered rightly. */
  TRAIN_ACCURACY("train accuracy", "share"),
  /** The loss on the training rows. */
  TRAIN_LOSS("train loss", "unit of the loss");

  private final String words;
  private final String unit;

  Reading(String words, String unit) {
    this.words = words;
    this.unit = unit;
  }

  /** What it is called. */
  String words() {
    return words;
  }

  /** In what it is told. */
  String unit() {
    return unit;
  }

  /** Whether it is of a layer, by an estimator. */
  boolean isOfLayer() {
    return switch (this) {
      case INPUT_INFORMATION, TARGET_INFORMATION, COMPRESSION -> true;
      case TEST_ACCURACY, TEST_LOSS, TRAIN_ACCURACY, TRAIN_LOSS -> false;
    };
  }

  /** Whether it needs rows that were not trained on. */
  boolean isOfTest() {
    return this == TEST_ACCURACY || this == TEST_LOSS;
  }
}
