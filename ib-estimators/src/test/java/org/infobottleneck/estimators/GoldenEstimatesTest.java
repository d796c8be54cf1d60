package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
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
    LAYER_AND_LABELS,
    ROWS_AND_LAYER,
    LABELS_TWICE;

    private Variable first() {
      return switch (this) {
        case SCALARS -> continuous(1, 0);
        case LAYER_AND_LABELS -> continuous(3, 2);
        case ROWS_AND_LAYER -> Variable.distinctRows(rows(2, 4), Coverage.SAMPLED);
        case LABELS_TWICE -> Variable.labels(oneInFourDrawnAnew());
      };
    }

    private Variable second() {
      return switch (this) {
        case SCALARS -> continuous(1, 1);
        case ROWS_AND_LAYER -> continuous(3, 3);
        case LAYER_AND_LABELS, LABELS_TWICE -> Variable.labels(CLASS);
      };
    }

    boolean suit(MutualInformationEstimator estimator) {
      return estimator.refusal(first().kind(), second().kind()).isEmpty();
    }

    Estimate estimate(MutualInformationEstimator estimator) {
      return estimator.estimate(first(), second());
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

  private static int[] oneInFourDrawnAnew() {
    SplittableRandom random = new SplittableRandom(2);
    int[] labels = CLASS.clone();
    for (int row = 0; row < ROWS; row++) {
      if (random.nextInt(4) == 0) {
        labels[row] = random.nextInt(CLASSES);
      }
    }
    return labels;
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

  private static String line(Samples samples, MutualInformationEstimator estimator) {
    return samples + "\t" + estimator.description() + "\t" + answer(samples, estimator);
  }

  private static String answer(Samples samples, MutualInformationEstimator estimator) {
    try {
      Estimate estimate = samples.estimate(estimator);
      return Double.toHexString(estimate.nats())
          + estimate.error().map(each -> " +- " + Double.toHexString(each.nats())).orElse("")
          + estimate.caveats();
    } catch (IllegalArgumentException e) {
      return "refused";
    }
  }

  static String table() {
    return Arrays.stream(Samples.values())
        .flatMap(
            samples ->
                EstimatorsTest.estimators().stream()
                    .filter(samples::suit)
                    .map(estimator -> line(samples, estimator)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void everyEstimateHasTheStoredBits() throws IOException {
    try (InputStream table =
        GoldenEstimatesTest.class.getResourceAsStream("golden-estimates.tsv")) {
      assertThat(table()).isEqualTo(new String(table.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
