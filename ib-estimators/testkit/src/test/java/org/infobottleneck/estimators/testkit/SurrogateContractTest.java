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
      Subject auto = SurrogateSubjects.auto();
      // It takes long, and those that it picks are held to it by their own contracts.
      return System.getProperty("ib.seeds") == null
          ? auto.waiving(StatisticalLaw.KNOWN_TRUTH, "tried where a build is given seeds")
          : auto;
    }
  }
}
