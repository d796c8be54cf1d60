package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectTest {

  private static final Subject KSG = Subject.of(KnnEstimator.ksg1());

  @ParameterizedTest
  @EnumSource(
      value = ExactLaw.class,
      names = {"RESULT_FIELDS", "BAD_INPUT", "INPUTS_UNCHANGED", "SAME_BITS", "HISTORY", "THREADS"})
  void whatEveryCallerReliesOnCannotBeWaived(ExactLaw promise) {
    assertThatThrownBy(() -> KSG.waiving(promise, "because"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(promise.name() + " can't be waived");
  }

  @Test
  void aWaiverNeedsAReasonAndIsGivenOnce() {
    assertThatThrownBy(() -> KSG.waiving(ExactLaw.SCALE, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("waiver of SCALE needs a reason");
    Subject waived = KSG.waiving(ExactLaw.SCALE, "the joint distance weighs x against y");
    assertThatThrownBy(() -> waived.waiving(ExactLaw.SCALE, "again"))
        .hasMessage("law SCALE is waived twice");
    assertThat(KSG.waivers()).isEmpty();
    assertThat(waived.waivers()).containsOnlyKeys(ExactLaw.SCALE);
  }

  /** A proxy of an estimator whose answer to one question is no answer. */
  private static Subject refusing(Supplier<Optional<String>> refusal) {
    MutualInformationEstimator ksg = KnnEstimator.ksg1();
    return Subject.of(
        new MutualInformationEstimator() {
          @Override
          public Estimate estimate(Variable x, Variable y) {
            return ksg.estimate(x, y);
          }

          @Override
          public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
            return refusal.get();
          }

          @Override
          public String description() {
            return ksg.description();
          }
        });
  }

  @Test
  void aRefusalThatIsNoneIsBadInputNotACrash() {
    Subject missing = refusing(() -> null);
    Subject throwing =
        refusing(
            () -> {
              throw new UnsupportedOperationException();
            });
    for (Subject subject : List.of(missing, throwing)) {
      Finding finding = Examination.of(subject, ExactLaw.BAD_INPUT, Effort.QUICK);
      assertThat(finding.status()).isEqualTo(Finding.Status.BROKEN);
      assertThat(finding.detail()).startsWith("refusal of ");
    }
  }

  @Test
  void sampleSizesAscendFromFour() {
    assertThatThrownBy(() -> KSG.withSampleSizes(3, 10)).hasMessageContaining("at least 4, got 3");
    assertThatThrownBy(() -> KSG.withSampleSizes(10, 9)).hasMessageContaining("at least 10, got 9");
  }

  @Test
  void anEstimateNamesTheSamplesThatItRestsOn() {
    assertThat(resultFields(KSG.withSamplesUsed(samples -> samples)).status())
        .isEqualTo(Finding.Status.HOLDS);
    Finding finding = resultFields(KSG.withSamplesUsed(samples -> 11));
    assertThat(finding.status()).isEqualTo(Finding.Status.BROKEN);
    assertThat(finding.detail()).contains("samples, not of the 11 declared");
  }

  private static Finding resultFields(Subject subject) {
    return Examination.of(subject, ExactLaw.RESULT_FIELDS, Effort.QUICK);
  }
}
