package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Group;

/** Holds the Gaussian fits to the contract. */
@SuppressWarnings("ClassCanBeStatic") // groups of jqwik are inner classes
class GaussianContractTest {

  @Group
  class Gaussian implements EstimatorContract {
    @Override
    public Subject subject() {
      return GaussianSubjects.gaussian();
    }
  }

  @Group
  class GaussianOfClasses implements EstimatorContract {
    @Override
    public Subject subject() {
      return GaussianSubjects.gaussianOfClasses();
    }
  }

  @Group
  class Copula implements EstimatorContract {
    @Override
    public Subject subject() {
      return GaussianSubjects.copula();
    }
  }

  @Group
  class PlainCopula implements EstimatorContract {
    @Override
    public Subject subject() {
      return GaussianSubjects.plainCopula();
    }
  }

  @Group
  class CopulaOfClasses implements EstimatorContract {
    @Override
    public Subject subject() {
      return GaussianSubjects.copulaOfClasses();
    }
  }
}
