package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command's claim on fewer and smaller samples. */
class CoverageStudyTest {

  private static final int REPLICATES = 150;
  private static final int SAMPLES = 200;

  static Stream<CoverageTask> tasks() {
    return CoverageTask.all().stream();
  }

  /**
   * An interval that covers nine times in ten would fail at one task once in 10^5. That it is not
   * too wide is told by the spread of the estimates: a coverage of 99 % is a standard error 1.31
   * times too large, and a variance that is so much smaller lies where chance puts a chi-square
   * variable of 149 degrees of freedom once in 10^5.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("tasks")
  void intervalsCoverAndAreNotTooWide(CoverageTask task) {
    CoverageTask smaller =
        new CoverageTask(task.name(), task.estimator(), SAMPLES, task.nats(), task.draw());
    CoverageStudy.Result result =
        CoverageStudy.of(smaller, REPLICATES, 5, ForkJoinPool.commonPool());
    int least = new BinomialDistribution(REPLICATES, 0.9).inverseCumulativeProbability(1e-5);
    assertThat(result.covered()).isGreaterThanOrEqualTo(least);
    double ratio = result.deviation() / result.meanError();
    ChiSquaredDistribution chi = new ChiSquaredDistribution(REPLICATES - 1);
    double low = Math.sqrt(chi.inverseCumulativeProbability(1e-5) / (REPLICATES - 1));
    double high = Math.sqrt(chi.inverseCumulativeProbability(1 - 1e-5) / (REPLICATES - 1));
    assertThat(ratio).isBetween(low, high);
    assertThat(result.replicates()).isEqualTo(REPLICATES);
    assertThat(result.meanWidth()).isBetween(3.9 * result.meanError(), 4.3 * result.meanError());
  }

  /** The truth of a task is what the mean of ln p(x,y)/p(x)p(y) over its own draws comes to. */
  @Test
  void theTruthOfLabelsIsWhatTheirDrawsHold() {
    for (int d = 1; d <= 2; d++) {
      CoverageTask task = CoverageTask.all().get(2 + d);
      int n = 200_000;
      CoverageTask.Pair pair = task.draw().apply(n, 3L);
      double sum = 0;
      double squares = 0;
      Continuous x = (Continuous) pair.x();
      int first = firstLabel(x, (Discrete) pair.y());
      for (int i = 0; i < n; i++) {
        double along = 0;
        for (int j = 0; j < d; j++) {
          along += x.value(i, j);
        }
        int sign = ((Discrete) pair.y()).code(i) == 0 ? first : -first;
        double local = StrictMath.log(2) - StrictMath.log1p(StrictMath.exp(-2 * sign * along));
        sum += local;
        squares += local * local;
      }
      double mean = sum / n;
      double error = Math.sqrt((squares / n - mean * mean) / n);
      assertThat(task.nats()).isCloseTo(mean, within(4.9 * error));
    }
  }

  /** Whether the first symbol that occurs is the corner +1: its mean says so. */
  private static int firstLabel(Continuous x, Discrete labels) {
    double sum = 0;
    for (int i = 0; i < x.size(); i++) {
      sum += labels.code(i) == 0 ? x.value(i, 0) : 0;
    }
    return sum > 0 ? 1 : -1;
  }

  @Test
  void theTruthOfTheOthersIsKnownInClosedForm() {
    assertThat(CoverageTask.all().get(0).nats()).isZero();
    assertThat(CoverageTask.all().get(1).nats()).isCloseTo(-0.5 * Math.log(0.64), within(1e-15));
    // ln 3 less the entropy of a row, 0.75, 0.125, 0.125.
    double row = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.125);
    assertThat(CoverageTask.all().get(6).nats()).isCloseTo(Math.log(3) - row, within(1e-15));
  }

  @Test
  void drawsFollowTheTable() {
    CoverageTask task = CoverageTask.all().get(5);
    Estimate estimate =
        task.estimator()
            .estimate(task.draw().apply(400_000, 1L).x(), task.draw().apply(400_000, 1L).y());
    assertThat(estimate.nats()).isCloseTo(task.nats(), within(0.005));
  }

  @Test
  void aResultIsAFunctionOfTaskReplicatesAndSeed() {
    CoverageTask task = CoverageTask.all().get(5);
    CoverageStudy.Result one = CoverageStudy.of(task, 20, 5, new ForkJoinPool(1));
    assertThat(CoverageStudy.of(task, 20, 5, new ForkJoinPool(3)))
        .usingRecursiveComparison()
        .ignoringFields("task")
        .isEqualTo(one);
    assertThat(CoverageStudy.of(task, 20, 6, new ForkJoinPool(1)).bias()).isNotEqualTo(one.bias());
    assertThat(one.biasInErrors()).isEqualTo(one.bias() / one.meanError());
    assertThat(one.coverage()).isEqualTo(one.covered() / 20.0);
  }

  @Test
  void theCommandPrintsATableInMarkdownAndRefusesNonsense() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    int exitCode = CoverageCommand.run(print, errors, "--replicates", "2", "--threads", "2");
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.get(0)).startsWith("| task | estimator | N | truth | coverage | mean width |");
    for (int i = 0; i < 9; i++) {
      assertThat(lines.get(i).chars().filter(c -> c == '|').count()).isEqualTo(9);
    }
    assertThat(exitCode).isBetween(0, 1);
    assertThat(CoverageCommand.run(print, errors, "--replicates", "1")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("number of replicates must be at least 2, got 1");
    assertThat(CoverageCommand.run(print, errors, "--threads", "0")).isEqualTo(2);
  }
}
