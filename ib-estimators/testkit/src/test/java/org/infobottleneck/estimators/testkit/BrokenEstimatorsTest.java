package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.infobottleneck.estimators.testkit.broken.BrokenEstimators;
import org.infobottleneck.estimators.testkit.broken.BrokenEstimators.Broken;
import org.infobottleneck.estimators.testkit.broken.CorrectEstimators;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit names the mistake of every estimator that is wrong, and passes those that are right. */
class BrokenEstimatorsTest {

  static List<Broken> broken() {
    return BrokenEstimators.all();
  }

  static List<Subject> correct() {
    return CorrectEstimators.all();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void everyMistakeBreaksTheLawThatNamesIt(Broken broken) {
    Finding finding = Examination.of(broken.subject(), broken.right(), Effort.QUICK);
    assertThat(finding.status()).as(finding.toString()).isEqualTo(Finding.Status.BROKEN);
    for (Law law : broken.also()) {
      assertThat(Examination.of(broken.subject(), law, Effort.QUICK).status())
          .as(law.name())
          .isEqualTo(Finding.Status.BROKEN);
    }
  }

  @ParameterizedTest
  @MethodSource("correct")
  void whatIsRightPasses(Subject subject) {
    Examination.of(subject, Effort.QUICK).requirePassed();
  }
}
