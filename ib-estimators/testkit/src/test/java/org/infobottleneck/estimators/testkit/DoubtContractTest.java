package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Group;

/** Holds the wrappers that measure doubt to the contract of what they wrap. */
@SuppressWarnings("ClassCanBeStatic") // groups of jqwik are inner classes
class DoubtContractTest {

  @Group
  class Subsampled implements EstimatorContract {
    @Override
    public Subject subject() {
      return DoubtSubjects.subsampled();
    }
  }

  @Group
  class ExtrapolatedCounts implements EstimatorContract {
    @Override
    public Subject subject() {
      return DoubtSubjects.extrapolatedCounts();
    }
  }

  @Group
  class ExtrapolatedNeighbors implements EstimatorContract {
    @Override
    public Subject subject() {
      return DoubtSubjects.extrapolatedNeighbors();
    }
  }
}
