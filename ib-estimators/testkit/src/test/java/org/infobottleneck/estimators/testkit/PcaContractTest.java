package org.infobottleneck.estimators.testkit;

/**
 * Holds principal components to the contract, on samples of a fixed seed: where two variances are
 * equal by accident, rounding chooses the components.
 */
class PcaContractTest implements QuickEstimatorContract {

  @Override
  public Subject subject() {
    return WrapperSubjects.pca();
  }
}
