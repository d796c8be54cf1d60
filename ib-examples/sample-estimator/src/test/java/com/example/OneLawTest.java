package com.example;

import net.jqwik.api.Example;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.testkit.ExactLaw;
import org.infobottleneck.estimators.testkit.Samples;
import org.infobottleneck.estimators.testkit.Subject;
import org.infobottleneck.estimators.testkit.Verdict;

/** One law on samples that once broke it. */
class OneLawTest {

  @Example
  void tiedSamplesHaveNoOrder() {
    Samples samples =
        new Samples(
            Variable.scalar(new double[] {0, 0, 0, 0}),
            Variable.scalar(new double[] {1, 0, 0, 0}),
            -9083512125991671507L);
    Verdict verdict =
        ExactLaw.PERMUTATION.check(Subject.of(GaussianCopulaEstimator::new), samples);
    if (verdict.isBroken()) {
      throw new AssertionError(verdict.explanation());
    }
  }
}
