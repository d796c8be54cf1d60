package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Group;
import org.infobottleneck.estimators.CountEntropyMethod;

/** Holds the corrected counts and the cells of a layer to the contract. */
@SuppressWarnings("ClassCanBeStatic") // groups of jqwik are inner classes
class CountsContractTest {

  @Group
  class MillerMadow implements EstimatorContract {
    @Override
    public Subject subject() {
      return CountsSubjects.corrected(CountEntropyMethod.MILLER_MADOW);
    }
  }

  @Group
  class Grassberger1988 implements EstimatorContract {
    @Override
    public Subject subject() {
      return CountsSubjects.corrected(CountEntropyMethod.GRASSBERGER_1988);
    }
  }

  @Group
  class Grassberger2003 implements EstimatorContract {
    @Override
    public Subject subject() {
      return CountsSubjects.corrected(CountEntropyMethod.GRASSBERGER_2003);
    }
  }

  @Group
  class ChaoShen implements EstimatorContract {
    @Override
    public Subject subject() {
      return CountsSubjects.corrected(CountEntropyMethod.CHAO_SHEN);
    }
  }

  @Group
  class JamesStein implements EstimatorContract {
    @Override
    public Subject subject() {
      return CountsSubjects.corrected(CountEntropyMethod.JAMES_STEIN);
    }
  }

  @Group
  class Nsb implements EstimatorContract {
    @Override
    public Subject subject() {
      return CountsSubjects.corrected(CountEntropyMethod.NSB);
    }
  }

  @Group
  class NsbOfOccupiedCells implements EstimatorContract {
    @Override
    public Subject subject() {
      return CountsSubjects.corrected(CountEntropyMethod.NSB_OCCUPIED);
    }
  }

  @Group
  class Zhang implements EstimatorContract {
    @Override
    public Subject subject() {
      return CountsSubjects.corrected(CountEntropyMethod.ZHANG);
    }
  }

  @Group
  class Adaptive implements EstimatorContract {
    @Override
    public Subject subject() {
      return CountsSubjects.adaptive();
    }
  }

  @Group
  class QuantizedActivations implements EstimatorContract {
    @Override
    public Subject subject() {
      return CountsSubjects.quantizedActivations();
    }
  }
}
