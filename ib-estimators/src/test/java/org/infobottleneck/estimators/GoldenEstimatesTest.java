package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infobottleneck.numerics.GaussianNoise;
import org.junit.jupiter.api.Test;

/**
 * Every estimator gives the stored bits, standard error and caveats included, on any virtual
 * machine. A change of this table is a change of numbers, and belongs in the changelog. That the
 * numbers are right, others test.
 */
class GoldenEstimatesTest {

  private static final int ROWS = 240;
  private static final int CLASSES = 3;

  /** Samples of each kind: a unit is the class of its row and noise. */
  private enum Samples {
    SCALARS,
    VECTORS,
    LAYER_AND_LABELS,
    LAYER_AND_SOFT,
    MIXED_AND_LABELS,
    ROWS_AND_LAYER,
    LABELS_TWICE;

    private Variable first() {
      return switch (this) {
        case SCALARS -> continuous(1, 0);
        case VECTORS, LAYER_AND_LABELS, LAYER_AND_SOFT -> continuous(3, 2);
        case MIXED_AND_LABELS -> Variable.mixed(rectified(rows(2, 5)));
        case ROWS_AND_LAYER -> Variable.distinctRows(rows(2, 4), Coverage.SAMPLED);
        case LABELS_TWICE -> Variable.labels(oneInDrawnAnew(4, 2));
      };
    }

    private Variable second() {
      return switch (this) {
        case SCALARS -> continuous(1, 1);
        case VECTORS -> continuous(2, 6);
        case ROWS_AND_LAYER -> continuous(3, 3);
        case LAYER_AND_LABELS, MIXED_AND_LABELS, LABELS_TWICE -> Variable.labels(CLASS);
        case LAYER_AND_SOFT -> soft();
      };
    }

    boolean suit(MutualInformationEstimator estimator) {
      return estimator.refusal(first().kind(), second().kind()).isEmpty();
    }

    boolean suit(ConditionalEstimator estimator, Given given) {
      Variable.Kind condition = given.variable().kind();
      return estimator.refusal(first().kind(), second().kind(), condition).isEmpty();
    }
  }

  /** What the information is conditional on. */
  private enum Given {
    LABELS,
    SOFT,
    SCALAR;

    private Variable variable() {
      return switch (this) {
        case LABELS -> Variable.labels(oneInDrawnAnew(2, 3));
        case SOFT -> soft();
        case SCALAR -> continuous(1, 7);
      };
    }
  }

  private static final int[] CLASS = classes();

  private static int[] classes() {
    SplittableRandom random = new SplittableRandom(1);
    int[] classes = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      classes[row] = random.nextInt(CLASSES);
    }
    return classes;
  }

  private static int[] oneInDrawnAnew(int rows, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] labels = CLASS.clone();
    for (int row = 0; row < ROWS; row++) {
      if (random.nextInt(rows) == 0) {
        labels[row] = random.nextInt(CLASSES);
      }
    }
    return labels;
  }

  /** The class of a row has a probability of a half, the others have the rest. */
  private static Variable soft() {
    double[][] rows = new double[ROWS][CLASSES];
    for (int row = 0; row < ROWS; row++) {
      Arrays.fill(rows[row], 0.25);
      rows[row][CLASS[row]] = 0.5;
    }
    return Variable.distribution(rows);
  }

  private static double[][] rectified(double[][] rows) {
    for (double[] row : rows) {
      for (int unit = 0; unit < row.length; unit++) {
        row[unit] = Math.max(0, row[unit]);
      }
    }
    return rows;
  }

  private static Continuous continuous(int units, int seed) {
    return Variable.continuous(rows(units, seed));
  }

  private static double[][] rows(int units, int seed) {
    double[][] rows = new double[ROWS][units];
    for (int row = 0; row < ROWS; row++) {
      for (int unit = 0; unit < units; unit++) {
        rows[row][unit] = 0.5 * CLASS[row] + GaussianNoise.at(seed, row, 0, unit);
      }
    }
    return rows;
  }

  private static String answer(Supplier<Estimate> asked) {
    try {
      Estimate estimate = asked.get();
      return Double.toHexString(estimate.nats())
          + estimate.error().map(each -> " +- " + Double.toHexString(each.nats())).orElse("")
          + estimate.caveats();
    } catch (IllegalArgumentException e) {
      return "refused";
    }
  }

  private static Stream<String> lines(Samples samples) {
    return EstimatorsTest.estimators().stream()
        .filter(samples::suit)
        .map(
            estimator ->
                samples
                    + "\t"
                    + estimator.description()
                    + "\t"
                    + answer(() -> estimator.estimate(samples.first(), samples.second())));
  }

  private static Stream<String> lines(Samples samples, Given given) {
    return EstimatorsTest.estimators().stream()
        .map(MutualInformationEstimator::conditional)
        .filter(estimator -> samples.suit(estimator, given))
        .map(
            estimator ->
                samples
                    + "\t"
                    + estimator.description()
                    + " "
                    + given
                    + "\t"
                    + answer(
                        () ->
                            estimator.estimate(
                                samples.first(), samples.second(), given.variable())));
  }

  static String table() {
    Stream<String> estimates = Arrays.stream(Samples.values()).flatMap(GoldenEstimatesTest::lines);
    Stream<String> conditional =
        Stream.of(Samples.SCALARS, Samples.LAYER_AND_LABELS, Samples.ROWS_AND_LAYER)
            .flatMap(
                samples -> Arrays.stream(Given.values()).flatMap(given -> lines(samples, given)));
    return Stream.concat(estimates, conditional).collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void everyEstimateHasTheStoredBits() throws IOException {
    try (InputStream table =
        GoldenEstimatesTest.class.getResourceAsStream("golden-estimates.tsv")) {
      assertThat(table()).isEqualTo(new String(table.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
