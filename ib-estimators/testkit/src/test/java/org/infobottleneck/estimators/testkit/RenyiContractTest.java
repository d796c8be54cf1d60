package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Group;

/** Holds matrix-based Rényi information to the contract. */
@SuppressWarnings("ClassCanBeStatic") // groups of jqwik are inner classes
class RenyiContractTest {

  @Group
  class Square implements EstimatorContract {
    @Override
    public Subject subject() {
      return RenyiSubjects.square();
    }
  }

  @Group
  class NearOne implements EstimatorContract {
    @Override
    public Subject subject() {
      return RenyiSubjects.nearOne();
    }
  }

  @Group
  class Widths implements EstimatorContract {
    @Override
    public Subject subject() {
      return RenyiSubjects.widths();
    }
  }
}
