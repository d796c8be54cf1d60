package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Group;

/** Holds differences of entropies and estimators around estimators to the contract. */
@SuppressWarnings("ClassCanBeStatic") // groups of jqwik are inner classes
class WrapperContractTest {

  @Group
  class KozachenkoLeonenko implements EstimatorContract {
    @Override
    public Subject subject() {
      return WrapperSubjects.kozachenkoLeonenko();
    }
  }

  @Group
  class Sliced implements EstimatorContract {
    @Override
    public Subject subject() {
      return WrapperSubjects.sliced();
    }
  }

  @Group
  class SlicedBins implements EstimatorContract {
    @Override
    public Subject subject() {
      return WrapperSubjects.slicedBins();
    }
  }
}
