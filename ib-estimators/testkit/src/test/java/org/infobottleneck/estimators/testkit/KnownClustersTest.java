package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.infobottleneck.estimators.testkit.KnownSupport.assertMean;
import static org.infobottleneck.estimators.testkit.KnownSupport.natsUnderNoise;
import static org.infobottleneck.estimators.testkit.KnownSupport.noisy;
import static org.infobottleneck.estimators.testkit.KnownSupport.product;
import static org.infobottleneck.estimators.testkit.KnownSupport.rows;

import java.util.Arrays;
import org.infobottleneck.estimators.Variable.Kind;
import org.junit.jupiter.api.Test;

class KnownClustersTest {

  @Test
  void farClustersLieOnAGridThatIsSymmetricAroundZero() {
    for (int m : new int[] {2, 3, 4, 5, 8, 64}) {
      double[][] centers = centers(m);
      for (double[] side : centers) {
        double[] sorted = side.clone();
        Arrays.sort(sorted);
        for (int c = 0; c < m; c++) {
          assertThat(sorted[c]).isEqualTo((c - (m - 1) / 2.0) * 0x1p20);
        }
      }
      if (m > 2) {
        assertThat(isMonotone(centers[0])).isFalse();
        assertThat(isMonotone(centers[1])).isFalse();
        double[] yInOrderOfX = new double[m];
        for (int c = 0; c < m; c++) {
          yInOrderOfX[(int) Math.round(centers[0][c] / 0x1p20 + (m - 1) / 2.0)] = centers[1][c];
        }
        assertThat(isMonotone(yInOrderOfX)).as("%d clusters", m).isFalse();
      }
    }
  }

  /** The centers of X and Y by cluster, as samples show them beside a label. */
  private static double[][] centers(int m) {
    double[][][] x = rows(KnownDistributions.farClusters(m, Kind.CONTINUOUS, Kind.LABELS), 2000);
    double[][][] y = rows(KnownDistributions.farClusters(m, Kind.LABELS, Kind.MIXED), 2000);
    double[][] centers = new double[2][m];
    for (int i = 0; i < 2000; i++) {
      centers[0][(int) x[1][i][0]] = center(x[0][i][0]);
      centers[1][(int) y[0][i][0]] = center(y[1][i][0]);
    }
    return centers;
  }

  private static double center(double value) {
    double center = Math.round(value / 0x1p19) * 0x1p19;
    assertThat(value - center).isBetween(-0x1p-11, 0x1p-11);
    return center;
  }

  private static boolean isMonotone(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] reversed = new double[values.length];
    Arrays.setAll(reversed, i -> sorted[values.length - 1 - i]);
    return Arrays.equals(values, sorted) || Arrays.equals(values, reversed);
  }

  @Test
  void farClustersAgreeOnBothSidesAndJitterApart() {
    double[][][] rows = rows(KnownDistributions.farClusters(4, Kind.CONTINUOUS, Kind.SOFT), 4000);
    double[][] centers = centers(4);
    double[] jitter = new double[4000];
    for (int i = 0; i < 4000; i++) {
      int cluster = 0;
      while (rows[1][i][cluster] != 1) {
        cluster++;
      }
      jitter[i] = (rows[0][i][0] - centers[0][cluster]) * 0x1p10;
    }
    assertMean("jitter", jitter, 0);
    assertMean("its square", product(jitter, jitter), 1.0 / 12);
    double[][][] real = rows(KnownDistributions.farClusters(4, Kind.CONTINUOUS, Kind.MIXED), 4000);
    double[] together = new double[4000];
    Arrays.setAll(
        together,
        i ->
            (real[0][i][0] - center(real[0][i][0]))
                * (real[1][i][0] - center(real[1][i][0]))
                * 0x1p20);
    assertMean("jitters of X and Y", together, 0);
  }

  @Test
  void farClustersStayApartUnderModerateNoise() {
    double ln4 = StrictMath.log(4);
    KnownDistribution both = KnownDistributions.farClusters(4, Kind.CONTINUOUS, Kind.MIXED);
    assertThat(both.nats()).isEqualTo(ln4);
    assertThat(noisy(both, 1e6, 1e6)).hasValue(ln4);
    assertThat(noisy(both, Math.nextUp(1e6), 0)).isEmpty();
    assertThat(noisy(both, 0, Math.nextUp(1e6))).isEmpty();
    // Half of the spacing is 524 deviations of the largest noise.
    KnownDistribution centers = KnownDistributions.pointsWithNoise(0, 0x1p20, 0x2p20, 0x3p20);
    assertThat(natsUnderNoise(centers, 0, 1e6)).isCloseTo(ln4, within(1e-12));
  }
}
