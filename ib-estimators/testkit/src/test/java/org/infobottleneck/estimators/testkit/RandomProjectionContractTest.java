package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Group;

/** Holds random projections to the contract. */
@SuppressWarnings("ClassCanBeStatic") // groups of jqwik are inner classes
class RandomProjectionContractTest {

  @Group
  class OfGaussians implements QuickEstimatorContract {
    @Override
    public Subject subject() {
      return WrapperSubjects.projected();
    }
  }

  @Group
  class OfCells implements QuickEstimatorContract {
    @Override
    public Subject subject() {
      return WrapperSubjects.projectedBins();
    }
  }
}
