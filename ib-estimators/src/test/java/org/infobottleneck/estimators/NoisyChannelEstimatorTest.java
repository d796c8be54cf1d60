package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.infobottleneck.numerics.GaussianNoise;
import org.junit.jupiter.api.Test;

class NoisyChannelEstimatorTest {

  /** A comparison of two of these is exceeded by chance once in 16,000. */
  private static final double ERRORS = 4;

  private static Discrete enumerated(int n) {
    return Variable.everyRowDistinct(n, Coverage.ENUMERATED);
  }

  /** A tanh network of 12 bits with random weights: its second layer, all 4096 inputs. */
  private static double[][] layer(int d, long seed) {
    Random random = new Random(seed);
    double[][] first = new double[10][12];
    double[][] second = new double[d][10];
    for (double[] row : first) {
      Arrays.setAll(row, j -> random.nextGaussian() / Math.sqrt(12));
    }
    for (double[] row : second) {
      Arrays.setAll(row, j -> random.nextGaussian() / Math.sqrt(10));
    }
    double[][] values = new double[4096][d];
    for (int i = 0; i < values.length; i++) {
      double[] x = new double[12];
      for (int b = 0; b < 12; b++) {
        x[b] = (i >> b & 1) * 2 - 1;
      }
      double[] hidden = through(first, x);
      values[i] = through(second, hidden);
    }
    return values;
  }

  private static double[] through(double[][] weights, double[] x) {
    double[] out = new double[weights.length];
    for (int j = 0; j < out.length; j++) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += weights[j][i] * x[i];
      }
      out[j] = StrictMath.tanh(sum);
    }
    return out;
  }

  /** I(X;T~) of equally likely points on a line, by the trapezoidal rule over the density. */
  private static double onALine(double[] points, double variance) {
    double deviation = Math.sqrt(variance);
    double from = Arrays.stream(points).min().orElseThrow() - 12 * deviation;
    double to = Arrays.stream(points).max().orElseThrow() + 12 * deviation;
    int steps = 20_000;
    double width = (to - from) / steps;
    double entropy = 0;
    for (int k = 0; k <= steps; k++) {
      double density = 0;
      for (double point : points) {
        double z = (from + k * width - point) / deviation;
        density += StrictMath.exp(-z * z / 2);
      }
      density /= points.length * deviation * Math.sqrt(2 * Math.PI);
      entropy -= density > 0 ? width * density * StrictMath.log(density) : 0;
    }
    return entropy - StrictMath.log(2 * Math.PI * Math.E * variance) / 2;
  }

  @Test
  void pointsOnALineHoldWhatTheIntegralOverTheDensitySays() {
    for (double distance : new double[] {0.3, 1, 2, 4, 7}) {
      double[] points = {0, distance};
      Estimate estimate =
          NoisyChannelEstimator.of(1)
              .withDraws(20_000)
              .estimate(enumerated(2), Variable.scalar(points));
      assertThat(estimate.nats())
          .isCloseTo(
              onALine(points, 1), within(ERRORS * estimate.standardError().orElseThrow() + 1e-9));
      assertThat(estimate.standardError().orElseThrow()).isLessThan(0.01);
    }
    double[] uneven = {-2, -1.9, 0, 0.4, 3, 9};
    Estimate estimate =
        NoisyChannelEstimator.of(0.25)
            .withDraws(4_000)
            .estimate(enumerated(6), Variable.scalar(uneven));
    assertThat(estimate.nats())
        .isCloseTo(onALine(uneven, 0.25), within(ERRORS * estimate.standardError().orElseThrow()));
  }

  @Test
  void identicalPointsHoldNothingAndFarPointsAllThereIs() {
    for (Coverage coverage : Coverage.values()) {
      Discrete inputs = Variable.everyRowDistinct(5, coverage);
      Estimate same =
          NoisyChannelEstimator.of(1e-3).estimate(inputs, Variable.continuous(new double[5][2]));
      assertThat(same.nats()).isZero();
      assertThat(same.standardError()).hasValue(0);
      assertThat(same.caveats()).contains(Caveat.CONSTANT_COLUMN);
    }
    Variable far = Variable.scalar(new double[] {0, 1e6, -1e6, 3e200, 1.7e308, -1.7e308});
    Estimate all = NoisyChannelEstimator.of(1).estimate(enumerated(6), far);
    assertThat(all.nats()).isCloseTo(StrictMath.log(6), within(1e-15));
    assertThat(all.caveats()).containsExactly(Caveat.SATURATED);
    assertThat(NoisyChannelEstimator.of(1e-300).estimate(enumerated(6), far).nats())
        .isCloseTo(StrictMath.log(6), within(1e-15));
    assertThat(NoisyChannelEstimator.of(1e300).estimate(enumerated(6), far).nats())
        .isBetween(0.0, StrictMath.log(6));
  }

  @Test
  void isolatedRowsOfASampleStayFiniteAndSaySo() {
    Variable far = Variable.scalar(new double[] {0, 1e6, -1e6, 3e200, 5, 90});
    Discrete sample = Variable.everyRowDistinct(6, Coverage.SAMPLED);
    Estimate estimate = NoisyChannelEstimator.of(1e-2).estimate(sample, far);
    assertThat(estimate.nats()).isCloseTo(StrictMath.log(11), within(1e-14));
    assertThat(estimate.caveats()).contains(Caveat.EXTRAPOLATED, Caveat.UNDERSAMPLED);
    Estimate labels =
        NoisyChannelEstimator.of(1e-2).estimate(far, Variable.labels(new int[] {0, 1, 0, 1, 1, 0}));
    assertThat(labels.nats()).isCloseTo(0, within(1e-14));
    assertThat(labels.caveats()).contains(Caveat.UNDERSAMPLED);
  }

  /** Plain sums by StrictMath over the same draws, for all four quantities. */
  @Test
  void valuesAreThoseOfTheDefinition() {
    int n = 40;
    double variance = 0.2;
    double[][] t = Draws.gaussian(n, 2, 5);
    double[][] soft = new double[n][3];
    Random random = new Random(6);
    for (double[] row : soft) {
      Arrays.setAll(row, c -> random.nextDouble() + 0.01);
      double sum = Arrays.stream(row).sum();
      Arrays.setAll(row, c -> row[c] / sum);
    }
    for (boolean sampled : new boolean[] {false, true}) {
      Coverage coverage = sampled ? Coverage.SAMPLED : Coverage.ENUMERATED;
      NoisyChannelEstimator estimator = NoisyChannelEstimator.of(variance).withSeed(8);
      Continuous layer = Variable.continuous(t);
      double[] expected = byDefinition(t, soft, variance, sampled);
      assertThat(estimator.estimate(layer, Variable.everyRowDistinct(n, coverage)).nats())
          .isCloseTo(expected[0], within(1e-12));
      assertThat(
              estimator.estimate(layer, Variable.distribution(soft).withCoverage(coverage)).nats())
          .isCloseTo(expected[1], within(1e-12));
    }
  }

  private static double[] byDefinition(
      double[][] t, double[][] soft, double variance, boolean sampled) {
    int n = t.length;
    int pairs = 2;
    double[] mass = new double[3];
    Arrays.setAll(mass, c -> Arrays.stream(soft).mapToDouble(row -> row[c]).sum());
    double[] inputs = new double[n * pairs];
    double[] labels = new double[n * pairs];
    double[] controls = new double[n * pairs];
    for (int i = 0; i < n; i++) {
      for (int draw = 0; draw < 2 * pairs; draw++) {
        int at = i * pairs + draw / 2;
        double[] noisy = new double[2];
        for (int f = 0; f < 2; f++) {
          double z = GaussianNoise.at(8, i, draw / 2, f);
          noisy[f] = t[i][f] + (draw % 2 == 0 ? 1 : -1) * Math.sqrt(variance) * z;
          controls[at] += (z * z - 1) / 2;
        }
        double[] k = new double[n];
        for (int j = 0; j < n; j++) {
          double square = 0;
          for (int f = 0; f < 2; f++) {
            square += (noisy[f] - t[j][f]) * (noisy[f] - t[j][f]);
          }
          k[j] = StrictMath.exp(-square / (2 * variance));
        }
        double own = sampled ? 0.5 : 1;
        double density = (own - 1) * k[i];
        for (double kernel : k) {
          density += kernel;
        }
        inputs[at] += StrictMath.log(k[i] / (density / (n - 1 + own))) / 2;
        for (int c = 0; c < 3; c++) {
          double sum = 0;
          for (int j = 0; j < n; j++) {
            sum += soft[j][c] * k[j];
          }
          if (sampled) {
            double all = density + k[i] / 2;
            double share = k[i] / all;
            double p = soft[i][c];
            double other = (mass[c] - p) / (n - 1);
            double half =
                StrictMath.log((sum - p * k[i] / 2) / (mass[c] - p / 2) / (density / (n - 0.5)));
            double told = StrictMath.log((sum - p * k[i] + other * k[i]) / all / other);
            labels[at] += p * ((1 - share) * half + share * told) / 2;
          } else {
            labels[at] += sum / density * StrictMath.log(sum / density / (mass[c] / n)) / 2;
          }
        }
      }
    }
    return new double[] {controlled(inputs, controls), controlled(labels, controls)};
  }

  /** The slope by regression over the other rows, each row's values and controls centered. */
  private static double controlled(double[] values, double[] controls) {
    double sum = 0;
    for (int row = 0; row < values.length; row += 2) {
      double products = 0;
      double squares = 0;
      for (int i = 0; i < values.length; i += 2) {
        if (i != row) {
          products += (values[i] - values[i + 1]) * (controls[i] - controls[i + 1]);
          squares += (controls[i] - controls[i + 1]) * (controls[i] - controls[i + 1]);
        }
      }
      double slope = products / squares;
      sum += values[row] - slope * controls[row] + values[row + 1] - slope * controls[row + 1];
    }
    return sum / values.length;
  }

  @Test
  void blocksOfTheKernelLeaveNoPairOut() {
    double[] points = new double[2600];
    Arrays.setAll(points, i -> i / 100.0);
    Estimate estimate =
        NoisyChannelEstimator.of(1).estimate(enumerated(2600), Variable.scalar(points));
    assertThat(estimate.nats())
        .isCloseTo(onALine(points, 1), within(ERRORS * estimate.standardError().orElseThrow()));
    assertThat(estimate.standardError().orElseThrow()).isLessThan(0.005);
  }

  @Test
  void valuesLieBetweenTheBoundsAndFallAsTheNoiseGrows() {
    Discrete inputs = enumerated(300);
    for (int d : new int[] {1, 2, 5, 10}) {
      Variable t = Variable.continuous(Draws.gaussian(300, d, d));
      double previous = Double.POSITIVE_INFINITY;
      for (double variance : new double[] {1e-4, 1e-3, 1e-2, 0.1, 1, 10}) {
        Estimate estimate = NoisyChannelEstimator.of(variance).withDraws(8).estimate(inputs, t);
        double error = ERRORS * estimate.standardError().orElseThrow() + 1e-12;
        assertThat(estimate.nats())
            .isBetween(
                KdeEstimator.lowerBound(variance).estimate(inputs, t).nats() - error,
                KdeEstimator.upperBound(variance).estimate(inputs, t).nats() + error)
            .isLessThan(previous + error);
        previous = estimate.nats();
      }
    }
  }

  /** z² of 40 seeds against many draws has mean 1 and deviation √(2/40); the bounds are 4 of it. */
  @Test
  void errorOfTheDrawsIsAsLargeAsItSays() {
    Discrete inputs = enumerated(400);
    Discrete labels = Variable.labels(Draws.labels(400, 2, 3)).withCoverage(Coverage.ENUMERATED);
    Variable t = Variable.continuous(Draws.gaussian(400, 3, 9));
    for (Variable other : List.of(inputs, labels)) {
      double truth =
          NoisyChannelEstimator.of(0.1).withDraws(800).withSeed(-1).estimate(t, other).nats();
      double squares = 0;
      for (int seed = 0; seed < 40; seed++) {
        Estimate estimate = NoisyChannelEstimator.of(0.1).withSeed(seed).estimate(t, other);
        assertThat(estimate.error().orElseThrow().source())
            .isEqualTo(StandardError.Source.MONTE_CARLO);
        double z = (estimate.nats() - truth) / estimate.standardError().orElseThrow();
        squares += z * z / 40;
      }
      assertThat(squares).isBetween(0.3, 1.9);
    }
  }

  /** Of 4096 inputs 600 are drawn with replacement: the mean of 12 errors within its own error. */
  @Test
  void samplesOfTheInputsComeNearTheTruthOfAllOfThem() {
    for (int d : new int[] {2, 3}) {
      double[][] all = layer(d, d);
      double truth =
          NoisyChannelEstimator.of(0.03)
              .estimate(enumerated(4096), Variable.continuous(all))
              .nats();
      double mean = 0;
      double variance = 0;
      int repeats = 12;
      for (int repeat = 0; repeat < repeats; repeat++) {
        int[] rows = new Random(repeat).ints(600, 0, 4096).toArray();
        double[][] t = Arrays.stream(rows).mapToObj(i -> all[i]).toArray(double[][]::new);
        double[][] x = Arrays.stream(rows).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
        Estimate estimate =
            NoisyChannelEstimator.of(0.03)
                .estimate(Variable.distinctRows(x, Coverage.SAMPLED), Variable.continuous(t));
        assertThat(estimate.caveats()).containsExactly(Caveat.EXTRAPOLATED);
        assertThat(estimate.error().orElseThrow().source()).isEqualTo(StandardError.Source.SAMPLES);
        double error = estimate.standardError().orElseThrow();
        assertThat(estimate.nats()).isCloseTo(truth, within(ERRORS * error));
        mean += (estimate.nats() - truth) / repeats;
        variance += error * error / repeats / repeats;
      }
      assertThat(mean).isCloseTo(0, within(ERRORS * Math.sqrt(variance)));
    }
  }

  /** Ten inputs drawn 200 times: counts of about 20 each, of which the plug-in is .0225 too low. */
  @Test
  void repeatedInputsAreCountedWithoutTheBiasOfThePlugIn() {
    double mean = 0;
    double variance = 0;
    for (int repeat = 0; repeat < 50; repeat++) {
      int[] rows = new Random(repeat).ints(200, 0, 10).toArray();
      double[][] x = Arrays.stream(rows).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
      Estimate estimate =
          NoisyChannelEstimator.of(1e-6)
              .estimate(Variable.distinctRows(x, Coverage.SAMPLED), Variable.continuous(x));
      mean += estimate.nats() / 50;
      variance += Math.pow(estimate.nats() - StrictMath.log(10), 2) / 50 / 50;
    }
    assertThat(mean).isCloseTo(StrictMath.log(10), within(ERRORS * Math.sqrt(variance)));
    assertThat(Math.sqrt(variance)).isLessThan(0.003);
  }

  /** Labels drawn at random, the noise leaving one row or many at a draw. */
  @Test
  void sampledLabelsAreNotToldByHeart() {
    for (int d : new int[] {1, 2, 5}) {
      double mean = 0;
      double narrow = 0;
      for (int repeat = 0; repeat < 30; repeat++) {
        Variable t = Variable.continuous(Draws.gaussian(200, d, repeat));
        Variable labels = Variable.labels(Draws.labels(200, 3, 100 + repeat));
        Estimate estimate = NoisyChannelEstimator.of(0.3).estimate(t, labels);
        mean += estimate.nats() / 30;
        narrow += NoisyChannelEstimator.of(1e-6).estimate(t, labels).nats() / 30;
      }
      assertThat(mean).isCloseTo(0, within(0.06));
      assertThat(narrow).isCloseTo(0, within(0.06));
    }
  }

  @Test
  void enumeratedLabelsOfALayerThatTellsThemHoldTheirEntropy() {
    double[][] t = {{0}, {1}, {5}, {6}};
    Discrete labels = Variable.labels(new int[] {0, 0, 1, 1}).withCoverage(Coverage.ENUMERATED);
    Estimate estimate = NoisyChannelEstimator.of(0.01).estimate(Variable.continuous(t), labels);
    assertThat(estimate.nats()).isCloseTo(StrictMath.log(2), within(1e-12));
    double[][] soft = {{0.9, 0.1}, {0.9, 0.1}, {0.2, 0.8}, {0.2, 0.8}};
    double expected = (kl(0.9, 0.55) + kl(0.2, 0.55)) / 2;
    assertThat(
            NoisyChannelEstimator.of(0.01)
                .estimate(
                    Variable.continuous(t),
                    Variable.distribution(soft).withCoverage(Coverage.ENUMERATED))
                .nats())
        .isCloseTo(expected, within(1e-12));
  }

  private static double kl(double p, double q) {
    return p * StrictMath.log(p / q) + (1 - p) * StrictMath.log((1 - p) / (1 - q));
  }

  @Test
  void bothCoordinatesFromOnePassHaveTheBitsOfTwoCalls() {
    Discrete inputs = enumerated(50);
    Continuous t = Variable.continuous(Draws.gaussian(50, 3, 1));
    Continuous u = Variable.continuous(Draws.gaussian(50, 2, 2));
    Discrete labels = Variable.labels(Draws.labels(50, 3, 3));
    NoisyChannelEstimator estimator = NoisyChannelEstimator.of(0.1);
    List<LayerEstimate> both = estimator.estimate(inputs, List.of(t, u), labels, new Workspace());
    assertThat(both.get(0)).isEqualTo(LayerEstimate.byTwoCalls(estimator, 0, inputs, t, labels));
    assertThat(both.get(1)).isEqualTo(LayerEstimate.byTwoCalls(estimator, 1, inputs, u, labels));
    assertThat(both.get(0).inputInformation().estimand()).hasToString("I(X;T+N(0,0.1))");
  }

  @Test
  void aLayerFarFromTheOriginLosesNoDigit() {
    double[] t = {0, 0.25, 1, 1.5};
    double[] far = Arrays.stream(t).map(v -> v + 0x1p40).toArray();
    NoisyChannelEstimator estimator = NoisyChannelEstimator.of(0.1);
    assertThat(estimator.estimate(enumerated(4), Variable.scalar(far)).nats())
        .isEqualTo(estimator.estimate(enumerated(4), Variable.scalar(t)).nats());
  }

  @Test
  void badParametersAndKindsAreRefused() {
    for (double variance : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> NoisyChannelEstimator.of(variance))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("noise variance must be positive and finite, got " + variance);
    }
    NoisyChannelEstimator estimator = NoisyChannelEstimator.of(1e-3);
    assertThatThrownBy(() -> estimator.withDraws(2))
        .hasMessage("number of draws must be at least 4, got 2");
    assertThatThrownBy(() -> estimator.withDraws(5)).hasMessageContaining("must be even");
    Variable t = Variable.continuous(Draws.gaussian(10, 1, 1));
    Variable labels = Variable.labels(Draws.labels(10, 2, 1));
    assertThatThrownBy(() -> estimator.estimate(t, t))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("KnnEstimator.noisy(noiseVariance)")
        .hasMessageContaining("KnnEstimator.ksg1()");
    assertThatThrownBy(() -> estimator.estimate(labels, labels))
        .hasMessageContaining("ask BinningEstimator.distinct()");
    double[][] x = {{1}, {1}};
    assertThatThrownBy(
            () ->
                estimator.estimate(
                    Variable.distinctRows(x, Coverage.SAMPLED),
                    Variable.scalar(new double[] {1, 2})))
        .hasMessageContaining("layer must be a function of the inputs");
    assertThat(estimator.withDraws(8).withSeed(3))
        .hasToString("noisy-channel(noiseVariance=1e-3,draws=8,seed=3)")
        .isEqualTo(NoisyChannelEstimator.of(1e-3).withSeed(3).withDraws(8))
        .hasSameHashCodeAs(NoisyChannelEstimator.of(1e-3).withSeed(3).withDraws(8))
        .isNotEqualTo(estimator);
    assertThat(estimator.noiseVariance()).isEqualTo(1e-3);
  }

  /** The same formula straight from the positions of the noise, without differences or blocks. */
  @Test
  void drawsAreReadRowByRowWithTheLikelihoodsOfTheDefinition() {
    double[][] t = Draws.gaussian(7, 2, 3);
    NoisyChannelEstimator estimator = NoisyChannelEstimator.of(0.3).withDraws(6).withSeed(8);
    int[] read = new int[1];
    estimator.readDraws(
        Variable.continuous(t),
        (row, likelihoods) -> {
          int draw = read[0]++;
          assertThat(row).isEqualTo(draw / 6);
          double sign = draw % 2 == 0 ? 1 : -1;
          double[] exponents = new double[7];
          double least = Double.POSITIVE_INFINITY;
          for (int j = 0; j < 7; j++) {
            for (int f = 0; f < 2; f++) {
              double noise = sign * GaussianNoise.at(8, row, draw % 6 / 2, f);
              double distance = t[row][f] + Math.sqrt(0.3) * noise - t[j][f];
              exponents[j] += distance * distance / 0.6;
            }
            least = Math.min(least, exponents[j]);
          }
          for (int j = 0; j < 7; j++) {
            assertThat(likelihoods[j])
                .isCloseTo(StrictMath.exp(least - exponents[j]), within(1e-12));
          }
        });
    assertThat(read[0]).isEqualTo(7 * estimator.draws());
  }

  /** Found by fuzzing: the logarithm of a probability that underflowed, times nothing. */
  @Test
  void labelsOfTheLeastProbabilityChangeNothing() {
    double[][] layer = {{0}, {0.5}, {1e300}, {-1}, {2}};
    double least = Double.MIN_VALUE;
    double[][] soft = {{1, 0}, {0.5, 0.5}, {1, 0}, {0.25, 0.75}, {1, 0}};
    double[][] tiny = {{1, 0}, {0.5, 0.5}, {1, least}, {0.25, 0.75}, {1, 0}};
    double[][] onlyTiny = {{1, least}, {1, 0}, {1, 0}, {1, 0}, {1, 0}};
    NoisyChannelEstimator estimator = NoisyChannelEstimator.of(0.1);
    for (Coverage coverage : Coverage.values()) {
      double expected =
          estimator
              .estimate(
                  Variable.continuous(layer), Variable.distribution(soft).withCoverage(coverage))
              .nats();
      double found =
          estimator
              .estimate(
                  Variable.continuous(layer), Variable.distribution(tiny).withCoverage(coverage))
              .nats();
      assertThat(found).isEqualTo(expected);
      double nothing =
          estimator
              .estimate(
                  Variable.continuous(layer),
                  Variable.distribution(onlyTiny).withCoverage(coverage))
              .nats();
      assertThat(nothing).isEqualTo(0.0, within(1e-12));
    }
  }
}
