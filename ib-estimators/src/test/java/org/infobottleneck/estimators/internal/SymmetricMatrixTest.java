package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.junit.jupiter.api.Test;

class SymmetricMatrixTest {

  private static double[] samples(int n, int d, long seed) {
    Random random = new Random(seed);
    double[] rows = new double[n * d];
    for (int i = 0; i < n; i++) {
      double shared = random.nextGaussian();
      for (int j = 0; j < d; j++) {
        rows[i * d + j] = 3 + shared + (j + 1) * random.nextGaussian();
      }
    }
    return rows;
  }

  @Property(seed = "1", tries = 50)
  void covariancesAreThoseOfCommonsMath(
      @ForAll @IntRange(min = 2, max = 60) int n,
      @ForAll @IntRange(min = 1, max = 6) int d,
      @ForAll long seed) {
    double[] rows = samples(n, d, seed);
    double[] covariance = SymmetricMatrix.covariance(rows, n, d);
    for (int j = 0; j < d; j++) {
      for (int l = 0; l < d; l++) {
        double expected = new Covariance().covariance(column(rows, n, d, j), column(rows, n, d, l));
        assertThat(covariance[j * d + l]).isCloseTo(expected, within(1e-11));
        assertThat(covariance[j * d + l]).isEqualTo(covariance[l * d + j]);
      }
    }
  }

  private static double[] column(double[] rows, int n, int d, int j) {
    double[] column = new double[n];
    for (int i = 0; i < n; i++) {
      column[i] = rows[i * d + j];
    }
    return column;
  }

  @Property(seed = "1", tries = 50)
  void factorsAndDeterminantsAreThoseOfEjml(
      @ForAll @IntRange(min = 1, max = 12) int d, @ForAll long seed) {
    double[] matrix = SymmetricMatrix.covariance(samples(d + 30, d, seed), d + 30, d);
    double[] before = matrix.clone();
    double[] factor = SymmetricMatrix.cholesky(matrix, d);
    assertThat(matrix).containsExactly(before);
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(d, true);
    assertThat(cholesky.decompose(new DMatrixRMaj(d, d, true, matrix.clone()))).isTrue();
    DMatrixRMaj expected = cholesky.getT(null);
    for (int at = 0; at < d * d; at++) {
      assertThat(factor[at]).isCloseTo(expected.get(at), within(1e-9));
    }
    double determinant = CommonOps_DDRM.det(new DMatrixRMaj(d, d, true, matrix.clone()));
    assertThat(SymmetricMatrix.halfLogDeterminant(factor, d))
        .isCloseTo(StrictMath.log(determinant) / 2, within(1e-10));
  }

  @Test
  void matricesThatAreNotPositiveDefiniteHaveNoFactor() {
    assertThat(SymmetricMatrix.cholesky(new double[] {1, 2, 2, 1}, 2)).isEmpty();
    assertThat(SymmetricMatrix.cholesky(new double[] {1, 1, 1, 1}, 2)).isEmpty();
    assertThat(SymmetricMatrix.cholesky(new double[] {0}, 1)).isEmpty();
    assertThat(SymmetricMatrix.cholesky(new double[] {-1}, 1)).isEmpty();
    assertThat(SymmetricMatrix.cholesky(new double[] {Double.NaN}, 1)).isEmpty();
    assertThat(SymmetricMatrix.cholesky(new double[] {1, Double.NaN, Double.NaN, 1}, 2)).isEmpty();
  }

  /** The third column is the sum of the others, up to the rounding of that sum. */
  @Property(seed = "1", tries = 50)
  void aLinearFunctionHasNoFactor(@ForAll long seed) {
    double[] two = samples(100, 2, seed);
    double[] rows = new double[300];
    for (int i = 0; i < 100; i++) {
      rows[3 * i] = two[2 * i];
      rows[3 * i + 1] = two[2 * i + 1];
      rows[3 * i + 2] = two[2 * i] + two[2 * i + 1];
    }
    assertThat(SymmetricMatrix.cholesky(SymmetricMatrix.covariance(rows, 100, 3), 3)).isEmpty();
  }

  /**
   * A correlation of 1 - 2^-44 leaves a variance of 2^-43, twice what a factor asks for; 1 - 2^-46
   * too little.
   */
  @Test
  void whatIsLeftOfAVarianceMayBeSmall() {
    double correlation = 1 - 0x1p-44;
    double[] factor = SymmetricMatrix.cholesky(new double[] {1, correlation, correlation, 1}, 2);
    assertThat(factor).hasSize(4);
    assertThat(factor[3] * factor[3]).isCloseTo(0x1p-43, within(1e-15));
    double closer = 1 - 0x1p-46;
    assertThat(SymmetricMatrix.cholesky(new double[] {1, closer, closer, 1}, 2)).isEmpty();
  }

  @Test
  void blocksAndSubmatricesKeepTheOrderThatIsAsked() {
    double[] matrix = {1, 2, 3, 2, 4, 5, 3, 5, 6};
    assertThat(SymmetricMatrix.block(matrix, 3, 1, 3)).containsExactly(4, 5, 5, 6);
    assertThat(SymmetricMatrix.block(matrix, 3, 0, 3)).containsExactly(matrix);
    assertThat(SymmetricMatrix.sub(matrix, 3, new int[] {2, 0})).containsExactly(6, 3, 3, 1);
  }
}
