package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VariableTest {

  @ParameterizedTest(name = "{1}")
  @MethodSource("badInput")
  void badInputIsRefusedWithItsPlace(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  static Stream<Arguments> badInput() {
    double nan = Double.NaN;
    double infinity = Double.POSITIVE_INFINITY;
    return Stream.of(
        bad(
            () -> Variable.continuous(new double[][] {{1, 2}, {3, nan}}),
            "samples must be finite, got NaN at row 1, column 1"),
        bad(
            () -> Variable.continuous(new float[][] {{1, 2}, {Float.NEGATIVE_INFINITY, 1}}),
            "samples must be finite, got -Infinity at row 1, column 0"),
        bad(() -> Variable.scalar(new double[] {1, infinity}), "got Infinity at row 1, column 0"),
        bad(
            () -> Variable.continuous(new double[][] {{1, 2}, {3}}),
            "row 0 has 2 columns, row 1 has 1"),
        bad(
            () -> Variable.continuous(new double[0][]),
            "number of samples must be at least 2, got 0"),
        bad(() -> Variable.continuous(new double[][] {{1}}), "must be at least 2, got 1"),
        bad(() -> Variable.continuous(new double[][] {{}, {}}), "number of columns of samples"),
        bad(() -> Variable.scalar(new double[] {1}), "number of samples must be at least 2"),
        bad(() -> Variable.view(new double[5], 3, 2), "must hold 3 x 2 values, got 5"),
        bad(() -> Variable.view(new double[4], 65536, 65536), "must hold 65536 x 65536 values"),
        bad(() -> Variable.continuous(new DMatrixRMaj(1, 3)), "number of samples"),
        bad(
            () -> Variable.distribution(DMatrixRMaj.wrap(3, 2, new double[2])),
            "array of rows must hold 3 x 2 values, got 2"),
        bad(
            () -> Variable.oneHot(DMatrixRMaj.wrap(3, 2, new double[2])),
            "array of rows must hold 3 x 2 values, got 2"),
        bad(
            () -> Variable.continuous(sharedRows(65536)),
            "samples must fit one array, got 65536 x 65536 values"),
        bad(() -> Variable.mixed(new double[][] {{1}, {nan}}), "got NaN at row 1"),
        bad(() -> Variable.labels(new int[] {1}), "number of labels must be at least 2"),
        bad(
            () -> Variable.labels(new int[] {0, 1, 2}, 2),
            "label must lie in 0..1, got 2 at row 2"),
        bad(() -> Variable.labels(new int[] {0, -1}, 2), "label must lie in 0..1, got -1 at row 1"),
        bad(() -> Variable.labels(new int[] {0, 0}, 0), "number of classes must be at least 1"),
        bad(
            () -> Variable.oneHot(new double[][] {{1, 0}, {0.5, 0.5}}),
            "single 1 among zeros, got 0.5 at row 1, column 0"),
        bad(
            () -> Variable.oneHot(new double[][] {{1, 1}, {0, 1}}),
            "single 1 among zeros, got 1.0 at row 0, column 1"),
        bad(() -> Variable.oneHot(new double[][] {{1, 0}, {0, 0}}), "row 1 has none"),
        bad(
            () -> Variable.distribution(new double[][] {{0.5, 0.5}, {-0.1, 1.1}}),
            "must not be negative, got -0.1 at row 1, column 0"),
        bad(
            () -> Variable.distribution(new double[][] {{0.5, 0.5}, {0.5, 0.4}}),
            "must sum to 1 within 1e-6, got 0.9 at row 1"),
        bad(
            () -> Variable.distribution(new double[][] {{1, 0}, {nan, 1}}),
            "p(y|x) must be finite, got NaN at row 1, column 0"),
        bad(
            () -> Variable.distribution(new double[][] {{0.5, 0.5}, {0.5, 0.500002}}),
            "must sum to 1 within 1e-6"),
        bad(
            () -> Variable.distinctRows(new double[][] {{1}, {infinity}}, Coverage.SAMPLED),
            "rows must be finite"),
        bad(
            () -> Variable.distinctRows(new double[][] {{0.0}, {1}, {-0.0}}, Coverage.ENUMERATED),
            "enumerated inputs must be distinct, but rows 0 and 2 are equal"),
        bad(
            () ->
                Variable.distinctRows(new double[][] {{1}, {1}}, Coverage.SAMPLED)
                    .withCoverage(Coverage.ENUMERATED),
            "enumerated inputs must be distinct, but rows 0 and 1 are equal"),
        bad(() -> Variable.everyRowDistinct(1, Coverage.SAMPLED), "number of samples"));
  }

  private static double[][] sharedRows(int size) {
    double[][] rows = new double[size][];
    java.util.Arrays.fill(rows, new double[size]);
    return rows;
  }

  private static Arguments bad(ThrowingCallable call, String message) {
    return Arguments.of(call, message);
  }

  @Test
  void nullIsRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> Variable.continuous((double[][]) null))
        .withMessage("samples");
    assertThatNullPointerException()
        .isThrownBy(() -> Variable.continuous(new double[][] {{1}, null}))
        .withMessage("samples must not have a null row, got one at row 1");
    assertThatNullPointerException().isThrownBy(() -> Variable.labels(null)).withMessage("labels");
    assertThatNullPointerException()
        .isThrownBy(() -> Variable.distinctRows(new double[][] {{1}, {2}}, null))
        .withMessage("coverage");
  }

  @Test
  void valuesAreCopiedOnceAndInputsLeftAlone() {
    double[][] rows = {{1, 2}, {3, 4}};
    Continuous variable = Variable.continuous(rows);
    rows[0][0] = 99;
    variable.toRowMajor()[1] = 99;
    assertThat(variable.toRowMajor()).containsExactly(1, 2, 3, 4);
    double[][] soft = {{0.5000001, 0.5}, {1, 0}};
    Variable.distribution(soft);
    assertThat(soft[0][0]).isEqualTo(0.5000001);
  }

  @Test
  void distributionsInSinglePrecisionAreNormalized() {
    Soft soft = Variable.distribution(new double[][] {{0.1f, 0.9f}, {0.5, 0.5000005}});
    for (int row = 0; row < 2; row++) {
      assertThat(soft.probability(row, 0) + soft.probability(row, 1)).isCloseTo(1, within(1e-15));
    }
  }

  @Test
  void aViewBorrowsItsArray() {
    double[] array = {1, 2, 3, 4};
    Continuous view = Variable.view(array, 2, 2);
    array[3] = 7;
    assertThat(view.value(1, 1)).isEqualTo(7);
  }

  @Test
  void symbolsAreNumberedInOrderOfAppearanceSoThatNamesDoNotMatter() {
    assertThat(Variable.labels(new int[] {7, -3, 7, 5}).toCodes()).containsExactly(0, 1, 0, 2);
    assertThat(Variable.labels(new int[] {7, -3, 7, 5}).symbols()).isEqualTo(3);
    assertThat(Variable.oneHot(new double[][] {{0, 1}, {1, 0}, {0, 1}}).toCodes())
        .containsExactly(0, 1, 0);
  }

  @Test
  void equalRowsAreOneInputAndMinusZeroIsZero() {
    Discrete inputs =
        Variable.distinctRows(
            new double[][] {{0.0, 1}, {-0.0, 1}, {2, 1}, {0.0, 1}}, Coverage.SAMPLED);
    assertThat(inputs.toCodes()).containsExactly(0, 0, 1, 0);
    assertThat(inputs.kind()).isEqualTo(Variable.Kind.INPUTS);
    assertThat(inputs.coverage()).isEqualTo(Coverage.SAMPLED);
    assertThat(Variable.labels(new int[] {1, 2}).coverage()).isEqualTo(Coverage.SAMPLED);
  }

  @Test
  void matricesArraysAndSinglePrecisionHoldTheSameSamples() {
    double[][] rows = {{1, 2, 0.5}, {3, 4, -0.25}};
    DMatrixRMaj matrix = new DMatrixRMaj(rows);
    Continuous variable = Variable.continuous(matrix);
    assertThat(variable.size()).isEqualTo(2);
    assertThat(variable.dimensions()).isEqualTo(3);
    assertThat(variable.toRowMajor()).containsExactly(1, 2, 0.5, 3, 4, -0.25);
    assertThat(Variable.continuous(new float[][] {{1, 2, 0.5f}, {3, 4, -0.25f}}).toRowMajor())
        .containsExactly(1, 2, 0.5, 3, 4, -0.25);
    matrix.set(0, 0, 99);
    assertThat(variable.value(0, 0)).isEqualTo(1);
    Mixed mixed = Variable.mixed(new DMatrixRMaj(rows));
    assertThat(mixed.kind()).isEqualTo(Variable.Kind.MIXED);
    assertThat(mixed.values().toRowMajor()).containsExactly(1, 2, 0.5, 3, 4, -0.25);
  }

  @Test
  void labelsOfAKnownNumberOfClassesNeedNotAllOccur() {
    Discrete labels = Variable.labels(new int[] {0, 3, 0, 1}, 5);
    assertThat(labels.toCodes()).containsExactly(0, 1, 0, 2);
    assertThat(labels.symbols()).isEqualTo(3);
    assertThat(labels.kind()).isEqualTo(Variable.Kind.LABELS);
  }

  @Test
  void softLabelsAreASampleUnlessToldOtherwise() {
    Soft soft = Variable.distribution(new double[][] {{0.25, 0.75}, {1, 0}});
    assertThat(soft.coverage()).isEqualTo(Coverage.SAMPLED);
    Soft all = soft.withCoverage(Coverage.ENUMERATED);
    assertThat(all.coverage()).isEqualTo(Coverage.ENUMERATED);
    assertThat(all.probability(0, 1)).isEqualTo(0.75);
  }
}
