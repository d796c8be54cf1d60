package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every product against its twin in EJML, to the bit, or against a plain triple loop. */
class UnitMajorTest {

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, seed = "1986")
  void productsHaveTheBitsOfTheirTwinsInEjml(
      @ForAll @IntRange(min = 1, max = 30) int fanIn,
      @ForAll @IntRange(min = 1, max = 9) int fanOut,
      @ForAll @IntRange(min = 1, max = 40) int samples,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj inputs = random(samples, fanIn, random);
    DMatrixRMaj weights = random(fanIn, fanOut, random);
    DMatrixRMaj deltas = random(samples, fanOut, random);
    double[][] a = byUnit(inputs);
    double[][] d = byUnit(deltas);

    double[] biases = random(1, fanOut, random).data;
    double[][] z = new double[fanOut][samples + 3];
    UnitMajor.weightedSums(a, weights.data, biases, z, samples);
    DMatrixRMaj sums = CommonOps_DDRM.mult(inputs, weights, null);
    for (int s = 0; s < samples; s++) {
      for (int j = 0; j < fanOut; j++) {
        sums.add(s, j, biases[j]);
      }
    }
    assertThat(byRow(z, samples)).isEqualTo(sums.data);

    double[][] e = new double[fanIn][samples + 3];
    UnitMajor.backward(d, weights.data, e, samples);
    assertThat(byRow(e, samples)).isEqualTo(CommonOps_DDRM.multTransB(deltas, weights, null).data);

    double[] gradient = new double[fanIn * fanOut];
    SampleSums.products(a, d, gradient, samples);
    assertThat(gradient).isEqualTo(CommonOps_DDRM.multTransA(inputs, deltas, null).data);

    double[] columns = new double[fanOut];
    SampleSums.units(d, columns, samples);
    assertThat(columns).isEqualTo(CommonOps_DDRM.sumCols(deltas, null).data);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "3, 7, 5",
    "7, 3, 255",
    "1, 3, 257",
    "4, 1, 256",
    "12, 10, 513",
    "29, 17, 300"
  })
  void productsAreThoseOfPlainTripleLoops(int fanIn, int fanOut, int samples) {
    SplittableRandom random = new SplittableRandom(29);
    DMatrixRMaj a = random(samples, fanIn, random);
    DMatrixRMaj w = random(fanIn, fanOut, random);
    DMatrixRMaj b = random(1, fanOut, random);
    DMatrixRMaj d = random(samples, fanOut, random);
    double[][] z = new double[fanOut][samples];
    double[][] e = new double[fanIn][samples];
    double[] g = new double[fanIn * fanOut];
    UnitMajor.weightedSums(byUnit(a), w.data, b.data, z, samples);
    UnitMajor.backward(byUnit(d), w.data, e, samples);
    SampleSums.products(byUnit(a), byUnit(d), g, samples);

    for (int s = 0; s < samples; s++) {
      for (int j = 0; j < fanOut; j++) {
        double sum = 0;
        for (int k = 0; k < fanIn; k++) {
          sum += a.get(s, k) * w.get(k, j);
        }
        assertThat(z[j][s]).isEqualTo(sum + b.get(0, j));
      }
      for (int k = 0; k < fanIn; k++) {
        double sum = 0;
        for (int j = 0; j < fanOut; j++) {
          sum += d.get(s, j) * w.get(k, j);
        }
        assertThat(e[k][s]).isEqualTo(sum);
      }
    }
    for (int k = 0; k < fanIn; k++) {
      for (int j = 0; j < fanOut; j++) {
        double sum = 0;
        for (int s = 0; s < samples; s++) {
          sum += a.get(s, k) * d.get(s, j);
        }
        assertThat(g[k * fanOut + j]).isEqualTo(sum);
      }
    }
  }

  @Test
  void partsOfAMatrixAreCopiedByPositionOrByName() {
    double[] rows = {0, 1, 10, 11, 20, 21, 30, 31};
    double[][] units = new double[2][2];

    UnitMajor.fromRows(rows, 1, units, 2);
    assertThat(units).isDeepEqualTo(new double[][] {{10, 20}, {11, 21}});
    UnitMajor.fromRows(rows, new int[] {2, 3, 0}, 1, units, 2);
    assertThat(units).isDeepEqualTo(new double[][] {{30, 0}, {31, 1}});
    UnitMajor.toRows(units, rows, 2, 2);
    assertThat(rows).containsExactly(0, 1, 10, 11, 30, 31, 0, 1);
  }

  /** With room for three samples more, which must not matter. */
  private static double[][] byUnit(DMatrixRMaj matrix) {
    double[][] units = new double[matrix.numCols][matrix.numRows + 3];
    UnitMajor.fromRows(matrix.data, 0, units, matrix.numRows);
    return units;
  }

  private static double[] byRow(double[][] units, int samples) {
    double[] rows = new double[units.length * samples];
    UnitMajor.toRows(units, rows, 0, samples);
    return rows;
  }

  private static DMatrixRMaj random(int rows, int columns, SplittableRandom random) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = 2 * random.nextDouble() - 1;
    }
    return matrix;
  }
}
