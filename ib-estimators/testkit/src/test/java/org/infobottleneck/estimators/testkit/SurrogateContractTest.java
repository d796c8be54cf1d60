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
      // They take long, and those that it picks are held to them by their own contracts.
      String elsewhere = "tried where a build is given seeds";
      return System.getProperty("ib.seeds") == null
          ? auto.waiving(StatisticalLaw.GAUSSIAN_TRUTH, elsewhere)
              .waiving(StatisticalLaw.KNOWN_TRUTH, elsewhere)
          : auto;
    }
  }
}
