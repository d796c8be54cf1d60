package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Group;

/** Holds the decoder to the contract. */
@SuppressWarnings("ClassCanBeStatic") // groups of jqwik are inner classes
class ProbeContractTest {

  @Group
  class Probe implements EstimatorContract {
    @Override
    public Subject subject() {
      return ProbeSubjects.probe();
    }
  }
}
