package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.testkit.broken.BrokenEstimators;
import org.infobottleneck.estimators.testkit.broken.BrokenEstimators.Broken;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The contract as jqwik runs it in a user's test class. */
class EstimatorContractTest {

  private static Subject broken(String what) {
    return BrokenEstimators.all().stream()
        .filter(broken -> broken.what().equals(what))
        .findFirst()
        .map(Broken::subject)
        .orElseThrow();
  }

  static class NegativeZero implements EstimatorContract {
    @Override
    public Subject subject() {
      return broken("-0.0 is not 0.0");
    }
  }

  static class WaivedInVain implements EstimatorContract {
    @Override
    public Subject subject() {
      return LibrarySubjects.distinct().waiving(ExactLaw.SYMMETRY, "not so");
    }
  }

  static class RefusesEverything implements EstimatorContract {
    @Override
    public Subject subject() {
      return Subject.of(BinningEstimator::distinct).examinedOn((x, y) -> false);
    }
  }

  static class Quick implements QuickEstimatorContract {
    @Override
    public Subject subject() {
      return Subject.of(KnnEstimator::ksg1);
    }
  }

  /** What failed, by the name of the property. */
  private static Map<String, String> failures(Class<?> contract) {
    return EngineTestKit.engine("jqwik")
        .configurationParameter("jqwik.database", "")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .collect(
            Collectors.toMap(
                event -> event.getTestDescriptor().getDisplayName(),
                event ->
                    event
                        .getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Throwable::getMessage)
                        .orElse(""),
                (a, b) -> a,
                TreeMap::new));
  }

  @Test
  void thePropertyOfTheBrokenLawFails() {
    Map<String, String> failures = failures(NegativeZero.class);
    assertThat(failures).containsOnlyKeys("negativeZero");
    assertThat(failures.get("negativeZero"))
        .contains("breaks the law NEGATIVE_ZERO", "-0.0 is 0.0", "-0.0 for some of the zeros");
  }

  @Test
  void aWaiverThatHidesNothingFails() {
    Map<String, String> failures = failures(WaivedInVain.class);
    assertThat(failures).containsOnlyKeys("everyWaiverIsNeeded");
    assertThat(failures.get("everyWaiverIsNeeded")).contains("SYMMETRY WAIVED_IN_VAIN", "not so");
  }

  @Test
  void anEstimatorThatRefusesEverythingDoesNotPass() {
    assertThat(failures(RefusesEverything.class)).containsKey("resultFields");
    assertThat(Examination.of(new RefusesEverything().subject(), Effort.QUICK).broken())
        .contains(ExactLaw.RESULT_FIELDS);
  }

  @Test
  void theQuickFormNamesEveryLawAtOnce() {
    assertThat(failures(Quick.class).get("everyLawHoldsOrIsWaived"))
        .contains("SCALE BROKEN", "MONOTONE_MAP BROKEN", "with new Samples(", "joint samples");
  }

  @Test
  void everyLawHasAProperty() {
    Function<Law, String> camel =
        law ->
            Arrays.stream(law.name().toLowerCase(Locale.ROOT).split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    assertThat(Arrays.stream(EstimatorContract.class.getMethods()))
        .extracting(method -> method.getName().toLowerCase(Locale.ROOT))
        .containsAll(
            Stream.concat(Arrays.stream(ExactLaw.values()), Arrays.stream(StatisticalLaw.values()))
                .map(law -> camel.apply(law).toLowerCase(Locale.ROOT))
                .toList());
  }
}
