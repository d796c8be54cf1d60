package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Group;

/** Holds the library's own estimators to the contract that its users get. */
@SuppressWarnings("ClassCanBeStatic") // groups of jqwik are inner classes
class LibraryContractTest {

  @Group
  class Ksg1 implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.ksg1();
    }
  }

  @Group
  class Ksg2 implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.ksg2();
    }
  }

  @Group
  class StandardizedKsg1 implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.standardized();
    }
  }

  @Group
  class Gao implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.gao();
    }
  }

  @Group
  class GaoOnContinuous implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.gaoOnContinuous();
    }
  }

  @Group
  class Ross implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.ross();
    }
  }

  @Group
  class NoisyNeighbors implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.noisy();
    }
  }

  @Group
  class KdeUpper implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.kdeUpper();
    }
  }

  @Group
  class KdeLower implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.kdeLower();
    }
  }

  @Group
  class FixedWidth implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.width();
    }
  }

  @Group
  class Edges implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.edges();
    }
  }

  @Group
  class EqualWidth implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.equalWidth();
    }
  }

  @Group
  class Quantiles implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.quantiles();
    }
  }

  @Group
  class DistinctValues implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.distinct();
    }
  }
}
