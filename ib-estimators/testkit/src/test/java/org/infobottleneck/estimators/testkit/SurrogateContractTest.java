package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Group;

/** Holds estimators that correct, split or choose to the contract. */
@SuppressWarnings("ClassCanBeStatic") // groups of jqwik are inner classes
class SurrogateContractTest {

  @Group
  class GaussianSurrogates implements QuickEstimatorContract {
    @Override
    public Subject subject() {
      return SurrogateSubjects.surrogates();
    }
  }

  @Group
  class SplitAtoms implements EstimatorContract {
    @Override
    public Subject subject() {
      return SurrogateSubjects.splitAtoms();
    }
  }

  @Group
  class Auto implements QuickEstimatorContract {
    @Override
    public Subject subject() {
      return SurrogateSubjects.auto();
    }
  }
}
