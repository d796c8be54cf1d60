package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Every product against its twin in EJML, to the bit. */
class UnitMajorTest {

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, seed = "1986")
  void productsHaveTheBitsOfTheirTwinsInEjml(
      @ForAll @IntRange(min = 1, max = 9) int fanIn,
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
    UnitMajor.weightGradient(a, d, gradient, samples);
    assertThat(gradient).isEqualTo(CommonOps_DDRM.multTransA(inputs, deltas, null).data);

    double[] columns = new double[fanOut];
    UnitMajor.unitSums(d, columns, samples);
    assertThat(columns).isEqualTo(CommonOps_DDRM.sumCols(deltas, null).data);
  }

  /** With room for three samples more, which must not matter. */
  private static double[][] byUnit(DMatrixRMaj matrix) {
    double[][] units = new double[matrix.numCols][matrix.numRows + 3];
    UnitMajor.fromRows(matrix.data, units, matrix.numRows);
    return units;
  }

  private static double[] byRow(double[][] units, int samples) {
    double[] rows = new double[units.length * samples];
    UnitMajor.toRows(units, rows, samples);
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
