package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the certificate says, against algorithms that know nothing of it. */
class CertificateTest {

  private static final int GRID = 2000;

  /** From 0 to 1, denser at the ends, where divergences are sharper. */
  private static double[] grid(int cells) {
    double[] grid = new double[cells + 1];
    Arrays.setAll(grid, i -> square(StrictMath.sin(Math.PI / 2 * i / cells)));
    grid[cells] = 1;
    return grid;
  }

  private static double square(double value) {
    return value * value;
  }

  /** exp(-beta KL[p(y|x) || q]), for q(y=1) at the points of a grid. */
  private static double[][] kernels(double[][] table, double[] grid, double beta) {
    double[][] kernels = new double[table.length][grid.length];
    for (int x = 0; x < table.length; x++) {
      double[] conditional = PlainSums.conditional(table[x]);
      for (int i = 0; i < grid.length; i++) {
        double[] position = {1 - grid[i], grid[i]};
        kernels[x][i] = StrictMath.exp(-beta * PlainSums.divergence(conditional, position));
      }
    }
    return kernels;
  }

  /**
   * The rate-distortion functional over fixed reproductions (Blahut 1972), convex in their weights:
   * plain multiplicative updates from even weights, which have one limit. Returns -sum_x p(x) ln
   * Z(x), an upper bound of the minimum over all reproductions, and with the largest gain on the
   * grid a lower bound of the minimum over the grid.
   */
  private static double[] blahut(double[] inputs, double[][] kernels, int steps) {
    int count = kernels[0].length;
    double[] weights = new double[count];
    Arrays.fill(weights, 1.0 / count);
    double value = 0;
    double largest = 0;
    for (int step = 0; step <= steps; step++) {
      double[] gains = new double[count];
      value = 0;
      for (int x = 0; x < inputs.length; x++) {
        double mixture = 0;
        for (int i = 0; i < count; i++) {
          mixture += weights[i] * kernels[x][i];
        }
        value -= inputs[x] * StrictMath.log(mixture);
        for (int i = 0; i < count; i++) {
          gains[i] += inputs[x] * kernels[x][i] / mixture;
        }
      }
      largest = Arrays.stream(gains).max().orElseThrow();
      for (int i = 0; i < count; i++) {
        weights[i] *= gains[i];
      }
    }
    return new double[] {value, value - StrictMath.log(largest)};
  }

  /**
   * How far the grid's minimum can lie above that over all positions. A position q of the optimum
   * between two of the grid is shared among both so that their mean is q, which costs less than
   * h&sup2;/8 times beta times the curvature of KL[p || .], p/q&sup2; + (1-p)/(1-q)&sup2;. The mean
   * of p over the inputs of a cluster is its q, so this is 1/(q(1-q)), and h&sup2; is (pi/n)&sup2;
   * q(1-q) in the middle of the grid. Next to its ends h is nine times that, in the last cell
   * moving q to the inner end costs less than 2 q beta.
   */
  private static double gridError(double beta) {
    return 1.2 * beta * square(Math.PI / GRID);
  }

  @ParameterizedTest
  @CsvSource({"1, 1.5", "1, 4", "2, 3", "3, 8", "4, 2.5", "5, 20", "6, 5", "7, 1.2", "8, 50"})
  void blahutOnAFineGridOfReproductionsFindsTheSameMinimum(long seed, double beta) {
    double[][] table = RandomProblems.table(new SplittableRandom(seed), 3 + (int) seed, 2);
    double[][] kernels = kernels(table, grid(GRID), beta);
    double[] bounds = blahut(PlainSums.inputs(table), kernels, 8000);
    CurvePoint point = InformationBottleneck.of(JointDistribution.of(table)).at(beta).point();
    double constant = beta * PlainSums.information(table);
    double ours = point.functional() + constant;

    assertThat(ours - point.certificate().gap()).isLessThanOrEqualTo(bounds[0] + 1e-12);
    assertThat(ours).isGreaterThanOrEqualTo(bounds[1] - gridError(beta));
    assertThat(bounds[0] - bounds[1]).as("the updates have converged").isLessThan(5e-4);
  }

  /**
   * Y seen through a channel that flips it: the optimum in closed form, as in the problem of a bit.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.2, 0.35, 0.45})
  void theSymmetricBitIsSolvedInClosedForm(double flip) {
    double beta = SymmetricBit.beta(flip);
    double expected =
        SymmetricBit.inputInformation(flip) - beta * SymmetricBit.targetInformation(flip);
    BottleneckSolution solution =
        InformationBottleneck.of(JointDistribution.of(SymmetricBit.TABLE)).at(beta);
    assertThat(solution.point().functional()).isCloseTo(expected, within(1e-13 * (1 + beta)));
    double first = solution.encoder().probability(0, 0);
    assertThat(Math.min(first, 1 - first)).isCloseTo(flip, within(1e-6));
    assertThat(solution.point().certificate().isProven()).isTrue();
  }

  /** For encoders far from any optimum, F - F_min is at most the logarithm of the largest gain. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void theGapHoldsForEncodersThatAreNoOptima(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int classes = seed % 2 == 0 ? 2 : 3;
    double[][] table = RandomProblems.table(random, 6, classes);
    JointDistribution merged = JointDistribution.of(table).merged();
    for (double beta : new double[] {1.3, 4, 30}) {
      double least = InformationBottleneck.of(merged).at(beta).point().functional();
      for (int i = 0; i < 20; i++) {
        Clusters clusters = randomClusters(random, merged);
        SelfConsistentEquations equations = new SelfConsistentEquations(merged, beta, 1);
        double upper = equations.step(clusters.joint(), clusters.count(), clusters.joint().clone());
        double[] encoder = equations.encoder(clusters.joint(), clusters.count());
        int[] rows = merged.mergedInputs();
        BottleneckEncoder made = new BottleneckEncoder(merged, rows, encoder);
        double functional = made.inputInformation() - beta * made.targetInformation();
        Gain gain =
            classes == 2
                ? BinaryGain.largest(equations, clusters)
                : SearchedGain.largest(equations, clusters, true);
        Certificate certificate = Certificate.of(gain);

        assertThat(functional).isLessThanOrEqualTo(upper + 1e-12);
        assertThat(upper - least)
            .as("seed %d, beta %s", seed, beta)
            .isLessThanOrEqualTo(certificate.gap() + 1e-12);
      }
    }
  }

  /** The equations after a step from some clusters, which is what a search for gains is given. */
  private static SelfConsistentEquations stepped(
      JointDistribution joint, double beta, Clusters clusters) {
    SelfConsistentEquations equations = new SelfConsistentEquations(joint, beta, 1);
    equations.step(clusters.joint(), clusters.count(), clusters.joint().clone());
    return equations;
  }

  private static Clusters randomClusters(SplittableRandom random, JointDistribution joint) {
    int count = random.nextInt(1, 5);
    double[] weights = new double[count];
    double[] positions = new double[count * joint.classes()];
    for (int t = 0; t < count; t++) {
      weights[t] = random.nextDouble() + 0.01;
      double[] position = new double[joint.classes()];
      Arrays.setAll(position, y -> random.nextDouble() + 1e-3);
      System.arraycopy(
          PlainSums.conditional(position), 0, positions, t * joint.classes(), joint.classes());
    }
    return Clusters.of(PlainSums.conditional(weights), positions, joint.classes());
  }

  /** c(q) by its definition, for two classes. */
  private static DoubleUnaryOperator gain(
      double[][] table, SelfConsistentEquations equations, double beta) {
    double[] inputs = PlainSums.inputs(table);
    double[] logNormalizers = equations.logNormalizers().clone();
    return q -> {
      double sum = 0;
      for (int x = 0; x < inputs.length; x++) {
        double[] p = PlainSums.conditional(table[x]);
        double exponent = -logNormalizers[x];
        exponent += p[0] > 0 ? beta * p[0] * StrictMath.log(1 - q) : 0;
        exponent += p[1] > 0 ? beta * p[1] * StrictMath.log(q) : 0;
        sum += inputs[x] * StrictMath.exp(exponent);
      }
      return sum;
    };
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.01, 2, 7, 60, 1000, 1e5})
  void theProvenGainIsTheMaximumOverADenseGrid(double beta) {
    for (long seed = 0; seed < 12; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] table = RandomProblems.table(random, random.nextInt(2, 9), 2);
      JointDistribution joint = JointDistribution.of(table);
      Clusters clusters = seed % 3 == 0 ? Clusters.trivial(joint) : randomClusters(random, joint);
      SelfConsistentEquations equations = stepped(joint, beta, clusters);
      Gain found = BinaryGain.largest(equations, clusters);
      DoubleUnaryOperator gain = gain(table, equations, beta);
      double densest = Math.max(gain.applyAsDouble(0), gain.applyAsDouble(1));
      for (double s = -60; s <= 60; s += 2e-3) {
        densest = Math.max(densest, gain.applyAsDouble(1 / (1 + StrictMath.exp(-s))));
      }
      double rounding = 1e-14 * beta;
      assertThat(found.proven()).isTrue();
      assertThat(StrictMath.log(found.bound()))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(StrictMath.log(densest) - rounding);
      // c'' >= -beta/4 c: within half a step of a maximum the gain has lost no more than this.
      double tightest = Math.max(0, StrictMath.log(densest) + beta / 4 * 1e-3 * 1e-3);
      assertThat(StrictMath.log(found.bound()))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(tightest + 2e-10 + rounding);
      double[] gains =
          found.positions().stream().mapToDouble(q -> gain.applyAsDouble(q[1])).toArray();
      assertDescending(gains, 1, rounding);
      assertThat(gains.length).isLessThanOrEqualTo(8);
      if (densest > 1 + 1e-9 + rounding && Double.isFinite(densest)) {
        assertThat(gains[0]).isGreaterThan(densest * (1 - 2e-10 - rounding));
      }
    }
  }

  /**
   * What the proof for two classes rests on: no position within a cell, or beyond its end, gains
   * more than the bound says; and where the cell is narrow, the bound is close to its ends.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1.5, 12, 200})
  void noPositionOfACellGainsMoreThanItsBound(double beta) {
    for (long seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] table = RandomProblems.table(random, random.nextInt(2, 7), 2);
      JointDistribution joint = JointDistribution.of(table);
      Clusters clusters = randomClusters(random, joint);
      SelfConsistentEquations equations = stepped(joint, beta, clusters);
      DoubleUnaryOperator gain = gain(table, equations, beta);
      BinaryGain search = new BinaryGain(equations);
      double rounding = 1e-13 * beta;
      for (int i = 0; i < 40; i++) {
        double low = 12 * random.nextDouble() - 6;
        double width = StrictMath.exp(8 * random.nextDouble() - 6);
        BinaryGain.Cell cell = new BinaryGain.Cell(search.probe(low), search.probe(low + width));
        double bound = search.bound(cell);
        double highest = 0;
        for (int step = 0; step <= 100; step++) {
          highest = Math.max(highest, gain.applyAsDouble(sigmoid(low + width * step / 100)));
        }
        assertThat(bound).as("seed %d", seed).isGreaterThanOrEqualTo(highest * (1 - rounding));
        double nearest = low > 0 ? low : Math.min(low + width, 0);
        double sag = beta * sigmoid(nearest) * sigmoid(-nearest) * width * width / 8;
        if (sag < 0.5) {
          double ends = Math.max(cell.low().gain(), cell.high().gain());
          assertThat(bound).isCloseTo(ends / (1 - sag), within(rounding * bound));
        }
        double above = search.boundBeyond(low, true) * (1 + rounding);
        double below = search.boundBeyond(low, false) * (1 + rounding);
        for (double beyond = 0; beyond < 40; beyond += 0.2) {
          assertThat(gain.applyAsDouble(sigmoid(low + beyond))).isLessThanOrEqualTo(above);
          assertThat(gain.applyAsDouble(sigmoid(low - beyond))).isLessThanOrEqualTo(below);
        }
      }
    }
  }

  private static double sigmoid(double s) {
    return 1 / (1 + StrictMath.exp(-s));
  }

  /**
   * All inputs have clusters of their own but one, whose peak is narrow and far from the others.
   */
  @ParameterizedTest
  @ValueSource(doubles = {30, 300, 3000})
  void aPeakBetweenClustersIsFound(double beta) {
    int hidden = 0;
    for (long seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] table = RandomProblems.table(random, random.nextInt(3, 9), 2);
      JointDistribution joint = JointDistribution.of(table).merged();
      int left = random.nextInt(joint.inputs());
      int[] others = IntStream.range(0, joint.inputs()).filter(x -> x != left).toArray();
      if (others.length == 0) {
        continue;
      }
      Clusters clusters = Clusters.atInputs(joint, others);
      SelfConsistentEquations equations = stepped(joint, beta, clusters);
      double[] own = {joint.conditional(left, 0), joint.conditional(left, 1)};
      double there = logGain(joint, equations, beta, own);
      if (!(there > 1e-3 && there < 600)) {
        continue;
      }
      hidden++;
      Gain found = BinaryGain.largest(equations, clusters);
      assertThat(StrictMath.log(found.bound())).isGreaterThanOrEqualTo(there - 1e-14 * beta);
      assertThat(found.positions()).isNotEmpty();
      double highest = logGain(joint, equations, beta, found.positions().get(0));
      assertThat(StrictMath.log(found.bound()))
          .as("seed %d", seed)
          .isCloseTo(highest, within(2e-10 + 1e-13 * beta));
      Gain searched = SearchedGain.largest(equations, clusters, false);
      assertThat(StrictMath.log(searched.bound()))
          .as("seed %d", seed)
          .isCloseTo(highest, within(1e-9 + 1e-13 * beta));
    }
    assertThat(hidden).isGreaterThan(10);
  }

  /** Three classes, all positions (i, j, n - i - j) / n. */
  @ParameterizedTest
  @ValueSource(doubles = {1.5, 4, 15, 80})
  void theSearchedGainIsAboveADenseGridOfTheTriangleAndBelowTheProof(double beta) {
    for (long seed = 0; seed < 8; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] table = RandomProblems.table(random, random.nextInt(2, 7), 3);
      JointDistribution joint = JointDistribution.of(table);
      Clusters clusters = seed % 2 == 0 ? Clusters.trivial(joint) : randomClusters(random, joint);
      SelfConsistentEquations equations = stepped(joint, beta, clusters);
      Gain found = SearchedGain.largest(equations, clusters, true);
      double densest = Double.NEGATIVE_INFINITY;
      int cells = 300;
      for (int i = 0; i <= cells; i++) {
        for (int j = 0; i + j <= cells; j++) {
          double[] q = {(double) i / cells, (double) j / cells, (double) (cells - i - j) / cells};
          densest = Math.max(densest, logGain(joint, equations, beta, q));
        }
      }
      Gain proof = SimplexGain.largest(equations, 20_000);
      double rounding = 1e-14 * beta;
      assertThat(found.proven()).isFalse();
      assertThat(proof.proven()).isTrue();
      assertThat(StrictMath.log(found.bound()))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(Math.max(0, densest) - rounding)
          .isLessThanOrEqualTo(StrictMath.log(proof.bound()) + rounding);
      assertPositions(proof, 8, 1e-2, rounding, q -> logGain(joint, equations, beta, q));
      assertPositions(found, 16, 1e-4, rounding, q -> logGain(joint, equations, beta, q));
      if (densest > 1e-9 + rounding) {
        assertThat(logGain(joint, equations, beta, found.positions().get(0)))
            .isCloseTo(StrictMath.log(found.bound()), within(1e-10 + rounding));
        assertThat(proof.positions()).isNotEmpty();
      }
    }
  }

  /** All gain, the largest first, some at most, each apart from every other. */
  private static void assertPositions(
      Gain gain, int most, double apart, double rounding, ToDoubleFunction<double[]> logGain) {
    double[] gains = gain.positions().stream().mapToDouble(logGain).toArray();
    assertDescending(gains, 0, rounding);
    assertThat(gains.length).isLessThanOrEqualTo(most);
    for (double[] a : gain.positions()) {
      for (double[] b : gain.positions()) {
        double distance = 0;
        for (int y = 0; y < a.length; y++) {
          distance = Math.max(distance, Math.abs(a[y] - b[y]));
        }
        assertThat(a == b || distance > apart).isTrue();
      }
    }
  }

  /** Up to relative rounding. */
  private static void assertDescending(double[] gains, double least, double rounding) {
    double last = Double.POSITIVE_INFINITY;
    for (double gain : gains) {
      assertThat(gain).isGreaterThan(least).isLessThanOrEqualTo(last + rounding * Math.abs(gain));
      last = gain;
    }
  }

  private static double logGain(
      JointDistribution joint, SelfConsistentEquations equations, double beta, double[] q) {
    double sum = 0;
    for (int x = 0; x < joint.inputs(); x++) {
      double exponent = -equations.logNormalizers()[x];
      for (int y = 0; y < q.length; y++) {
        double p = joint.conditional(x, y);
        exponent += p > 0 ? beta * p * StrictMath.log(q[y]) : 0;
      }
      sum += joint.inputProbability(x) * StrictMath.exp(exponent);
    }
    return StrictMath.log(sum);
  }

  /** After one step nothing has converged, and the certificate has to say so. */
  @ParameterizedTest
  @CsvSource({"3, 1", "4, 1", "5, 3", "6, 10", "8, 1", "9, 5"})
  void withALimitTheCertificateIsStillHonest(long seed, int limit) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] table = RandomProblems.table(random, 8, seed % 2 == 0 ? 2 : 4);
    InformationBottleneck full = InformationBottleneck.of(JointDistribution.of(table));
    InformationBottleneck cut = full.withMaxIterations(limit);
    int stopped = 0;
    for (double beta : new double[] {1.2, 3, 9}) {
      CurvePoint point = cut.at(beta).point();
      double least = full.at(beta).point().functional();
      stopped += point.converged() ? 0 : 1;
      assertThat(point.functional() - least)
          .as("%s", point)
          .isBetween(-2e-10, point.certificate().gap() + 1e-12);
      assertThat(point.toString())
          .matches(point.converged() ? ".*(proven|searched)" : ".*, not converged");
    }
    assertThat(stopped).isPositive();
  }

  @Test
  void aGapIsNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Certificate(-1e-9, Certificate.Kind.PROVEN, 0))
        .withMessageContaining("gap");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Certificate(0, Certificate.Kind.SEARCHED, Double.NaN));
    assertThat(new Certificate(1, Certificate.Kind.SEARCHED, 2).isProven()).isFalse();
  }

  @Test
  void inputsTooRareToMatterDoNotSpoilTheCertificate() {
    double rare = 1e-16;
    JointDistribution joint =
        JointDistribution.ofConditionals(
            new double[] {0.5, 0.5 - rare, rare},
            new double[][] {{0.1, 0.9}, {0.8, 0.2}, {0.9999, 0.0001}});
    double beta = 300;
    Clusters clusters = Clusters.atInputs(joint, new int[] {0, 1});
    SelfConsistentEquations equations = new SelfConsistentEquations(joint, beta, 1);
    double upper = equations.step(clusters.joint(), clusters.count(), clusters.joint().clone());

    double gap = StrictMath.log(BinaryGain.largest(equations, clusters).bound());

    double normalizer =
        equations.logNormalizers()[2] + beta * Divergences.entropy(joint.conditionals(), 4, 2);
    assertThat(StrictMath.log(rare) - normalizer).as("its own gain, in nats").isGreaterThan(10);
    assertThat(gap).isLessThan(1e-9);
    double best = InformationBottleneck.of(joint).at(beta).point().functional();
    assertThat(upper - best).isLessThanOrEqualTo(gap + 1e-12);
  }
}
