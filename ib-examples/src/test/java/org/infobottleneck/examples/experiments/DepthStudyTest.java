package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DepthStudyTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static Map<Convergence.Goal, double[]> everyGoal(double... epochs) {
    Map<Convergence.Goal, double[]> all = new EnumMap<>(Convergence.Goal.class);
    for (Convergence.Goal goal : Convergence.Goal.values()) {
      all.put(goal, epochs);
    }
    return all;
  }

  private static Judgement judge(
      Map<Convergence.Goal, double[]> shallow,
      Map<Convergence.Goal, double[]> deep,
      double factor) {
    return DepthStudy.judge(Claim.DEPTH_SAVES_EPOCHS, shallow, deep, factor, 0.5, "Ratio");
  }

  @Test
  void aQuarterOfTheEpochsAtEveryGoalHolds() {
    Judgement judgement = judge(everyGoal(96, 100, 120), everyGoal(24, 25, 30), 1);
    assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(judgement.number()).contains("0.25 (0.25 ×/÷ 1.00, 3 seeds)");
  }

  @Test
  void theSameEpochsAtTwiceTheWorkDoNotHold() {
    assertThat(judge(everyGoal(100), everyGoal(50), 2).verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
  }

  @Test
  void aGoalMetBeforeTrainingSaysNothing() {
    assertThat(judge(everyGoal(0, 0), everyGoal(5, 5), 1).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aGoalThatNeitherReachesSaysNothing() {
    assertThat(judge(everyGoal(NEVER), everyGoal(NEVER), 1).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aGoalReachedByOneDepthAloneDecides() {
    assertThat(judge(everyGoal(NEVER), everyGoal(50), 9).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(judge(everyGoal(50), everyGoal(NEVER), 1).verdict())
        .isEqualTo(Verdict.DOES_NOT_HOLD);
  }

  @Test
  void theConditionNamesTheGoalsThatAreMet() {
    Map<Convergence.Goal, double[]> deep = everyGoal(100);
    deep.put(Convergence.Goal.OUTPUT, new double[] {20});
    Judgement judgement = judge(everyGoal(100), deep, 1);
    assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS_ONLY_UNDER);
    assertThat(judgement.condition()).isEqualTo(Convergence.Goal.OUTPUT.words());
  }

  private static DepthStudy.Cell cell(double rate, int... epochs) {
    List<Convergence> networks =
        Arrays.stream(epochs)
            .mapToObj(
                epoch -> {
                  Map<Convergence.Goal, Integer> met = new EnumMap<>(Convergence.Goal.class);
                  for (Convergence.Goal goal : Convergence.Goal.values()) {
                    if (epoch >= 0) {
                      met.put(goal, epoch);
                    }
                  }
                  return new Convergence(1, OptionalInt.empty(), met);
                })
            .toList();
    return new DepthStudy.Cell(1, rate, networks);
  }

  @Test
  void theBestRateHasTheLeastMedianThenTheMostNetworksThenTheSmallestRate() {
    Convergence.Goal goal = Convergence.Goal.ACCURACY;
    assertThat(DepthStudy.best(List.of(cell(0.1, 9, 9, 9), cell(1, 8, 8, -1)), 1, goal).rate())
        .isEqualTo(1);
    assertThat(DepthStudy.best(List.of(cell(0.1, 8, 8, -1), cell(1, 8, 8, 9)), 1, goal).rate())
        .isEqualTo(1);
    assertThat(DepthStudy.best(List.of(cell(1, 8, 8, 8), cell(0.1, 8, 8, 9)), 1, goal).rate())
        .isEqualTo(0.1);
  }

  @Test
  void theDeepestNetworkNarrowsFromTwelveByTwos() {
    assertThat(DepthStudy.architecture(6).widths()).containsExactly(12, 12, 10, 8, 6, 4, 2, 2);
    assertThat(DepthStudy.architecture(1).widths()).containsExactly(12, 12, 2);
  }
}
