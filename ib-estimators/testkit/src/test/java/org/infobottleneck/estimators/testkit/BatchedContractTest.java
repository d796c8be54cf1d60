package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Group;

/** Holds the mean over batches to the contract. */
@SuppressWarnings("ClassCanBeStatic") // groups of jqwik are inner classes
class BatchedContractTest {

  @Group
  class Counts implements QuickEstimatorContract {
    @Override
    public Subject subject() {
      return DoubtSubjects.batchedCounts();
    }
  }

  @Group
  class Neighbors implements QuickEstimatorContract {
    @Override
    public Subject subject() {
      return DoubtSubjects.batchedNeighbors();
    }
  }
}
