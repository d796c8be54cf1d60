package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Group;

/** Holds the Monte Carlo estimator of a noisy layer to the contract. */
@SuppressWarnings("ClassCanBeStatic") // groups of jqwik are inner classes
class NoisyChannelContractTest {

  @Group
  class NoisyChannel implements EstimatorContract {
    @Override
    public Subject subject() {
      return NoisyChannelSubjects.noisyChannel();
    }
  }
}
