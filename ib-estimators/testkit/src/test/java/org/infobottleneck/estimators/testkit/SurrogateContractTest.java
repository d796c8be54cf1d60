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
      return System.getProperty("ib.seeds") == null ? withoutDearLaws() : SurrogateSubjects.auto();
    }

    /** They take half a minute, and those that it picks are held to them by their own contracts. */
    private Subject withoutDearLaws() {
      String elsewhere = "tried where a build is given seeds";
      return SurrogateSubjects.auto()
          .waiving(StatisticalLaw.UNITS, elsewhere)
          .waiving(StatisticalLaw.KNOWN_TRUTH, elsewhere);
    }
  }
}
