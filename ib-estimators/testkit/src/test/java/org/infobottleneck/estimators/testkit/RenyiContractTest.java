package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Group;

/**
 * Holds matrix-based Rényi information to the contract; two of its variants on samples of a fixed
 * seed, as some laws are broken there once in a few hundred samples only.
 */
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
  class NearOne implements QuickEstimatorContract {
    @Override
    public Subject subject() {
      return RenyiSubjects.nearOne();
    }
  }

  @Group
  class Widths implements QuickEstimatorContract {
    @Override
    public Subject subject() {
      return RenyiSubjects.widths();
    }
  }
}
