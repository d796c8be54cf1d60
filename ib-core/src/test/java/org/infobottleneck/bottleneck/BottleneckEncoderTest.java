package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.infobottleneck.numerics.RowMajor;
import org.junit.jupiter.api.Test;

/** Encoders by the sums of the textbook, and those that need no search. */
class BottleneckEncoderTest {

  private static final double ROUNDING = 1e-14;

  /** Inputs 0 and 2 have the same p(y|x), and are one. */
  private static final double[][] TABLE = {{0.1, 0.2}, {0.25, 0.05}, {0.05, 0.1}, {0.05, 0.2}};

  /** An encoder of a table, given for each of its merged inputs. */
  private static BottleneckEncoder encoder(double[][] table, double[][] merged) {
    JointDistribution joint = JointDistribution.of(table);
    return new BottleneckEncoder(
        joint.merged(), joint.mergedInputs(), RowMajor.flatten(merged, "encoder"));
  }

  @Test
  void whatItInducesAreThePlainSums() {
    for (long seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] table = RandomProblems.table(random, random.nextInt(2, 9), random.nextInt(2, 5));
      JointDistribution joint = JointDistribution.of(table);
      double[][] merged = new double[joint.merged().inputs()][];
      Arrays.setAll(
          merged, s -> PlainSums.conditional(random.doubles(3).map(p -> p + 0.1).toArray()));
      BottleneckEncoder encoder = encoder(table, merged);
      assertThat(encoder.inputs()).isEqualTo(table.length);
      assertThat(encoder.classes()).isEqualTo(table[0].length);
      assertThat(encoder.clusters()).isEqualTo(3);

      double[][] rows = new double[table.length][];
      Arrays.setAll(rows, x -> merged[joint.mergedInputs()[x]]);
      assertThat(PlainSums.table(encoder)).isDeepEqualTo(rows);
      double[][] induced = PlainSums.withClasses(table, rows);
      double[] weights = PlainSums.inputs(induced);
      for (int t = 0; t < 3; t++) {
        assertThat(encoder.clusterProbability(t)).isCloseTo(weights[t], within(ROUNDING));
        double[] posterior = PlainSums.conditional(induced[t]);
        for (int y = 0; y < posterior.length; y++) {
          assertThat(encoder.decoder(t, y)).isCloseTo(posterior[y], within(ROUNDING));
        }
      }
      double ofInputs = PlainSums.inputInformation(table, rows);
      double ofClasses = PlainSums.targetInformation(table, rows);
      assertThat(encoder.inputInformation()).isCloseTo(ofInputs, within(ROUNDING));
      assertThat(encoder.targetInformation()).isCloseTo(ofClasses, within(ROUNDING));
      assertThat(encoder.clusterEntropy()).isCloseTo(PlainSums.entropy(weights), within(ROUNDING));
      assertThat(encoder.functional(3))
          .isCloseTo(PlainSums.functional(table, rows, 3), within(10 * ROUNDING));

      Clusters clusters = encoder.toClusters();
      assertThat(clusters.count()).isEqualTo(3);
      for (int t = 0; t < 3; t++) {
        for (int y = 0; y < table[0].length; y++) {
          assertThat(clusters.joint()[3 * y + t]).isCloseTo(induced[t][y], within(ROUNDING));
        }
      }
    }
  }

  @Test
  void itsLineSaysBits() {
    double[][] table = {{0.25, 0}, {0.25, 0}, {0, 0.5}};
    assertThat(encoder(table, new double[][] {{1, 0}, {0, 1}}))
        .hasToString("p(t|x) of 3 inputs into 2 clusters: I(X;T) = 1.0000, I(T;Y) = 1.0000 bits");
  }

  @Test
  void placesThatAreNoneAreRefusedByName() {
    BottleneckEncoder encoder = encoder(TABLE, new double[][] {{1, 0}, {0, 1}, {0.5, 0.5}});
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> encoder.probability(4, 0))
        .withMessageStartingWith("x ");
    for (int t : new int[] {-1, 2}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> encoder.probability(0, t))
          .withMessageStartingWith("t ");
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> encoder.clusterProbability(t))
          .withMessageStartingWith("t ");
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> encoder.decoder(t, 0))
          .withMessageStartingWith("t ");
    }
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> encoder.decoder(0, 2))
        .withMessageStartingWith("y ");
  }

  /** One cluster tells nothing; a cluster for each tells what they are. */
  @Test
  void oneClusterForAllAndOneForEachAreTheEndsOfTheCurve() {
    JointDistribution merged = JointDistribution.of(TABLE).merged();
    assertThat(Encoders.trivial(merged)).containsExactly(1, 1, 1);
    double[] identity = Encoders.identity(merged);
    assertThat(identity).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
    int[] rows = JointDistribution.of(TABLE).mergedInputs();
    BottleneckEncoder each = new BottleneckEncoder(merged, rows, identity);
    assertThat(each.inputInformation())
        .isCloseTo(PlainSums.entropy(0.45, 0.3, 0.25), within(ROUNDING));
    assertThat(each.targetInformation()).isCloseTo(PlainSums.information(TABLE), within(ROUNDING));
    BottleneckEncoder none = new BottleneckEncoder(merged, rows, Encoders.trivial(merged));
    assertThat(none.inputInformation()).isCloseTo(0, within(ROUNDING));
    assertThat(none.targetInformation()).isCloseTo(0, within(ROUNDING));
  }

  /**
   * Whoever tosses a coin for one of two encoders and tells its side keeps the mean of both
   * informations; where clusters of both say the same, telling it is not needed for I(T;Y).
   */
  @Test
  void aMixtureHasTheMeanInformationAndSharesClustersThatSayTheSame() {
    JointDistribution merged = JointDistribution.of(TABLE).merged();
    int[] rows = JointDistribution.of(TABLE).mergedInputs();
    BottleneckEncoder first =
        new BottleneckEncoder(merged, rows, new double[] {1, 0, 0, 1, 0.6, 0.4});
    BottleneckEncoder second =
        new BottleneckEncoder(merged, rows, new double[] {0.2, 0.8, 0.7, 0.3, 1, 0});
    BottleneckEncoder apart =
        new BottleneckEncoder(merged, rows, Encoders.mixed(first, second, 0.3, 1e-6));
    assertThat(apart.clusters()).isEqualTo(4);
    assertThat(apart.inputInformation())
        .isCloseTo(
            0.7 * first.inputInformation() + 0.3 * second.inputInformation(), within(ROUNDING));
    assertThat(apart.targetInformation())
        .isCloseTo(
            0.7 * first.targetInformation() + 0.3 * second.targetInformation(), within(ROUNDING));

    // The first cluster of one is the second of the other, which has two more.
    BottleneckEncoder finer =
        new BottleneckEncoder(merged, rows, new double[] {0, 1, 0, 0.5, 0, 0.5, 0, 0.6, 0.4});
    BottleneckEncoder shared =
        new BottleneckEncoder(merged, rows, Encoders.mixed(first, finer, 0.3, 1e-6));
    assertThat(shared.clusters()).isEqualTo(4);
    assertThat(shared.clusterProbability(0))
        .isCloseTo(
            0.7 * first.clusterProbability(0) + 0.3 * finer.clusterProbability(1),
            within(ROUNDING));
    assertThat(shared.clusterProbability(2))
        .isCloseTo(0.3 * finer.clusterProbability(0), within(ROUNDING));
    assertThat(shared.clusterProbability(3))
        .isCloseTo(0.3 * finer.clusterProbability(2), within(ROUNDING));
    assertThat(shared.targetInformation())
        .isCloseTo(
            0.7 * first.targetInformation() + 0.3 * finer.targetInformation(), within(ROUNDING));
    assertThat(Encoders.mixed(first, finer, 0.3, 2))
        .containsExactly(new double[] {1, 0, 0.3, 0.7, 0.72, 0.28}, within(ROUNDING));
  }

  @Test
  void clustersThatNoInputGoesToAreLeftOut() {
    double[] encoder = {0, 0.5, 0, 0.5, 0, 0, 0, 1};
    assertThat(Encoders.used(encoder, 2)).containsExactly(0.5, 0.5, 0, 1);
    assertThat(Encoders.used(new double[] {0.5, 0.5, 1, 0}, 2)).containsExactly(0.5, 0.5, 1, 0);
  }
}
