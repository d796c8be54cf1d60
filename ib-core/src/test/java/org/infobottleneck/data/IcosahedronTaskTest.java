package org.infobottleneck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcosahedronTaskTest {

  @Test
  void rowsCountInBinaryTheFirstColumnBeingMostSignificant() {
    Dataset data = IcosahedronTask.deterministic();

    assertThat(data.size()).isEqualTo(4096);
    assertThat(data.inputWidth()).isEqualTo(12);
    assertThat(data.enumeratesAllInputs()).isTrue();
    for (int row = 0; row < 4096; row++) {
      int value = 0;
      for (int column = 0; column < 12; column++) {
        double bit = data.inputs().get(row, column);
        assertThat(bit == 0 || bit == 1).isTrue();
        value = 2 * value + (int) bit;
      }
      assertThat(value).isEqualTo(row);
    }
  }

  @Test
  void theLabelsHaveThePublishedCounts() {
    int[] labels = IcosahedronTask.deterministic().labels().orElseThrow();
    int[] onesBySize = new int[13];
    for (int row = 0; row < labels.length; row++) {
      onesBySize[Integer.bitCount(row)] += labels[row];
    }

    assertThat(Arrays.stream(labels).sum()).isEqualTo(2118);
    assertThat(onesBySize).containsExactly(0, 0, 0, 0, 0, 60, 532, 732, 495, 220, 66, 12, 1);
    assertThat(binaryEntropyInBits(2118 / 4096.0))
        .isCloseTo(0.9991571208502711, Offset.offset(1e-15));
  }

  @Test
  void theConsecutiveSplitOfThePublishedProgramHasItsSkewedLabels() {
    Split split = IcosahedronTask.deterministic().splitConsecutive(0.8);

    assertThat(shareOfOnes(split.train())).isCloseTo(0.437, Offset.offset(5e-4));
    assertThat(shareOfOnes(split.test())).isCloseTo(0.836, Offset.offset(5e-4));
  }

  private static double shareOfOnes(Dataset data) {
    return Arrays.stream(data.labels().orElseThrow()).average().orElseThrow();
  }

  @Test
  void theSpectrumTakesSixtyFourValues() {
    long distinct =
        IntStream.range(0, 4096)
            .mapToObj(row -> Arrays.toString(IcosahedronTask.spectrum(row)))
            .distinct()
            .count();

    assertThat(distinct).isEqualTo(64);
  }

  @Test
  void theThresholdLiesInsideItsGap() {
    List<Double> sums =
        IntStream.range(0, 4096)
            .mapToObj(IcosahedronTask::spectrum)
            .map(norms -> norms[0] + 2 * norms[1])
            .sorted()
            .collect(Collectors.toList());

    assertThat(sums.get(4095 - 2118)).isCloseTo(2.29024, Offset.offset(5e-6));
    assertThat(sums.get(4096 - 2118)).isCloseTo(2.35278, Offset.offset(5e-6));
  }

  @ParameterizedTest
  @CsvSource({"12, 0.89948282, 5e-9, 0.50092, 5e-6", "41.642, 0.9900, 5e-5, 0.5106, 5e-5"})
  void theStochasticRuleHasThePublishedInformation(
      double gain, double bits, double bitsTolerance, double ones, double onesTolerance) {
    DMatrixRMaj p = IcosahedronTask.stochastic(gain).targets();
    double mean = 0;
    double conditional = 0;
    for (int row = 0; row < 4096; row++) {
      mean += p.get(row, 1) / 4096;
      conditional += binaryEntropyInBits(p.get(row, 1)) / 4096;
    }

    assertThat(mean).isCloseTo(ones, Offset.offset(onesTolerance));
    assertThat(binaryEntropyInBits(mean) - conditional)
        .isCloseTo(bits, Offset.offset(bitsTolerance));
  }

  @Test
  void theNamedGainsAreThoseOfTheSources() {
    assertThat(IcosahedronTask.GAIN_OF_PUBLISHED_FILE).isEqualTo(12);
    assertThat(IcosahedronTask.GAIN_OF_PAPER).isEqualTo(41.642);
    assertThat(IcosahedronTask.stochastic(12).enumeratesAllInputs()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aGainThatIsNoneIsRefused(double gain) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IcosahedronTask.stochastic(gain))
        .withMessageContaining("gain must be positive and finite, got " + gain);
  }

  /**
   * The spectrum from the coordinates of the vertices by the addition theorem, in floating point.
   */
  @Test
  void theCountsGiveTheSpectrumOfTheVertices() throws IOException {
    double[][] points = points();
    for (int row = 0; row < 4096; row++) {
      double[] norms = IcosahedronTask.spectrum(row);
      double[] power = new double[3];
      for (int i = 0; i < 12; i++) {
        for (int j = 0; j < 12; j++) {
          if ((row >> (11 - i) & 1) == 1 && (row >> (11 - j) & 1) == 1) {
            double t =
                points[i][0] * points[j][0]
                    + points[i][1] * points[j][1]
                    + points[i][2] * points[j][2];
            power[0] += 1;
            power[1] += t;
            power[2] += (3 * t * t - 1) / 2;
          }
        }
      }
      for (int l = 0; l < 3; l++) {
        double square = 4 * Math.PI / (2 * l + 1) * power[l] / 144;
        assertThat(norms[l] * norms[l]).isCloseTo(square, Offset.offset(1e-13));
      }
    }
  }

  private static double[][] points() throws IOException {
    try (InputStream in = IcosahedronTaskTest.class.getResourceAsStream("icosahedron.json")) {
      JsonNode root = new ObjectMapper().readTree(in);
      return new ObjectMapper().convertValue(root.get("points"), double[][].class);
    }
  }

  private static double binaryEntropyInBits(double p) {
    if (p == 0 || p == 1) {
      return 0;
    }
    return -(p * Math.log(p) + (1 - p) * Math.log1p(-p)) / Math.log(2);
  }
}
