package org.infobottleneck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {

  private static final DMatrixRMaj INPUTS =
      new DMatrixRMaj(new double[][] {{0, 1}, {2, 3}, {4, 5}});

  /** Inputs 0, 1, .. n - 1 in one column, labels alternating. */
  private static Dataset counting(int n) {
    double[][] inputs = new double[n][1];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      inputs[i][0] = i;
      labels[i] = i % 2;
    }
    return Dataset.labeled(inputs, labels, 2);
  }

  @Test
  void labelsBecomeOneHotTargets() {
    Dataset data = Dataset.labeled(INPUTS, new int[] {2, 0, 1}, 3);

    assertThat(data.targets().data).containsExactly(0, 0, 1, 1, 0, 0, 0, 1, 0);
    assertThat(data.kind()).isEqualTo(Dataset.Kind.LABELED);
    assertThat(data.labels()).hasValueSatisfying(l -> assertThat(l).containsExactly(2, 0, 1));
    assertThat(data.classes()).isEqualTo(3);
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.inputWidth()).isEqualTo(2);
    assertThat(data.targetWidth()).isEqualTo(3);
    assertThat(data.enumeratesAllInputs()).isFalse();
    assertThat(data).hasToString("Dataset[LABELED, 3 x 2 -> 3]");
  }

  @Test
  void argumentsAreCopied() {
    DMatrixRMaj inputs = INPUTS.copy();
    int[] labels = {0, 1, 0};
    Dataset data = Dataset.labeled(inputs, labels, 2);
    inputs.set(0, 0, 99);
    labels[0] = 1;
    data.labels().orElseThrow()[1] = 0;

    assertThat(data.inputs().get(0, 0)).isZero();
    assertThat(data.labels().orElseThrow()).containsExactly(0, 1, 0);
  }

  @Test
  void aMatrixWithSpareRoomIsCopiedToItsShape() {
    DMatrixRMaj roomy = new DMatrixRMaj(10, 2);
    roomy.reshape(3, 2);
    roomy.data[19] = Double.NaN;

    assertThat(Dataset.labeled(roomy, new int[3], 2).inputs().data).hasSize(6);
  }

  @Test
  void aRegressionHasNoClassesAndNoLabels() {
    Dataset data = Dataset.regression(INPUTS, new DMatrixRMaj(3, 1));

    assertThat(data.labels()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(data::classes)
        .withMessageContaining("regression data set has no classes");
  }

  @Test
  void softTargetsAreKeptAndHaveNoLabels() {
    DMatrixRMaj p = new DMatrixRMaj(new double[][] {{0.25, 0.75}, {1, 0}, {0.5, 0.5}});
    Dataset data = Dataset.soft(INPUTS, p);

    assertThat(data.targets().data).isEqualTo(p.data);
    assertThat(data.labels()).isEmpty();
    assertThat(data.classes()).isEqualTo(2);
  }

  @Test
  void badInputsAreNamed() {
    DMatrixRMaj nan = INPUTS.copy();
    nan.set(1, 0, Double.NaN);
    DMatrixRMaj infinite = INPUTS.copy();
    infinite.set(2, 1, Double.NEGATIVE_INFINITY);

    refused(() -> Dataset.labeled(nan, new int[3], 2), "inputs", "NaN", "row 1, column 0");
    refused(() -> Dataset.regression(infinite, INPUTS), "-Infinity", "row 2, column 1");
    refused(() -> Dataset.labeled(new DMatrixRMaj(0, 2), new int[0], 2), "number of rows of the");
    refused(() -> Dataset.labeled(new DMatrixRMaj(3, 0), new int[3], 2), "number of columns of");
    refused(() -> Dataset.labeled(new double[0][], new int[0], 2), "number of rows of the inputs");
    refused(
        () -> Dataset.labeled(new double[][] {{1, 2}, {3}}, new int[2], 2),
        "inputs must have rows of equal length",
        "row 1 has 1");
  }

  @Test
  void badLabelsAreNamed() {
    refused(() -> Dataset.labeled(INPUTS, new int[2], 2), "number of labels must be 3, got 2");
    refused(() -> Dataset.labeled(INPUTS, new int[3], 1), "number of classes must be at least 2");
    refused(
        () -> Dataset.labeled(INPUTS, new int[] {0, 1, 2}, 2),
        "label must lie between 0 and 1, got 2 at row 2");
    refused(() -> Dataset.labeled(INPUTS, new int[] {0, -1, 1}, 2), "got -1 at row 1");
  }

  @Test
  void badDistributionsAreNamed() {
    DMatrixRMaj half = new DMatrixRMaj(new double[][] {{0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}});
    DMatrixRMaj negative = half.copy();
    negative.set(1, 0, -0.5);
    DMatrixRMaj short1 = half.copy();
    short1.set(2, 1, 0.5 - 2e-6);
    DMatrixRMaj nan = half.copy();
    nan.set(0, 1, Double.NaN);

    refused(() -> Dataset.soft(INPUTS, negative), "negative", "-0.5", "row 1, column 0");
    refused(() -> Dataset.soft(INPUTS, short1), "must sum to 1", "row 2");
    refused(() -> Dataset.soft(INPUTS, nan), "distribution", "row 0, column 1");
    refused(() -> Dataset.soft(INPUTS, new DMatrixRMaj(3, 1)), "number of classes");
    refused(() -> Dataset.soft(INPUTS, new DMatrixRMaj(2, 2)), "number of distribution rows");
    half.set(0, 0, 0.5 + 5e-7); // as close as single precision comes
    DMatrixRMaj held = Dataset.soft(INPUTS, half).targets();
    assertThat(held.get(0, 0) + held.get(0, 1)).isCloseTo(1, within(1e-15));
  }

  @Test
  void badTargetsAreNamed() {
    refused(
        () -> Dataset.regression(INPUTS, new DMatrixRMaj(2, 1)), "target rows must be 3, got 2");
    refused(
        () -> Dataset.regression(INPUTS, new DMatrixRMaj(3, 0)), "number of columns of the tar");
  }

  @Test
  void nullsAreNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> Dataset.labeled(INPUTS, null, 2))
        .withMessage("labels");
    assertThatNullPointerException()
        .isThrownBy(() -> Dataset.regression(null, INPUTS))
        .withMessage("inputs");
  }

  @Test
  void aSubsetTakesRowsInTheOrderGiven() {
    Dataset part = counting(5).asEnumerated().subset(new int[] {3, 0, 3});

    assertThat(part.inputs().data).containsExactly(3, 0, 3);
    assertThat(part.labels().orElseThrow()).containsExactly(1, 0, 1);
    assertThat(part.targets().data).containsExactly(0, 1, 1, 0, 0, 1);
    assertThat(part.enumeratesAllInputs()).isFalse();
  }

  @Test
  void aSubsetOfSoftAndRealTargetsKeepsTheirRows() {
    DMatrixRMaj p = new DMatrixRMaj(new double[][] {{0.25, 0.75}, {1, 0}, {0.5, 0.5}});

    assertThat(Dataset.soft(INPUTS, p).subset(new int[] {2}).targets().data)
        .containsExactly(0.5, 0.5);
    assertThat(Dataset.regression(INPUTS, p).subset(new int[] {0}).kind())
        .isEqualTo(Dataset.Kind.REGRESSION);
  }

  @Test
  void aSubsetRefusesRowsThatAreNotThere() {
    Dataset data = counting(5);

    refused(() -> data.subset(new int[0]), "number of rows in the subset must be at least 1");
    refused(
        () -> data.subset(new int[] {0, 5}), "row must lie between 0 and 4, got 5 at position 1");
    refused(() -> data.subset(new int[] {-1}), "got -1 at position 0");
  }

  @Test
  void aSplitSharesOutEveryRowOnce() {
    Split split = counting(100).split(0.85, 7);

    assertThat(split.train().size()).isEqualTo(85);
    double[] all =
        IntStream.range(0, 100)
            .mapToDouble(
                i ->
                    i < 85
                        ? split.train().inputs().get(i, 0)
                        : split.test().inputs().get(i - 85, 0))
            .toArray();
    assertThat(all).isNotEqualTo(IntStream.range(0, 100).asDoubleStream().toArray());
    Arrays.sort(all);
    assertThat(all).isEqualTo(IntStream.range(0, 100).asDoubleStream().toArray());
    for (int i = 0; i < 85; i++) {
      assertThat(split.train().labels().orElseThrow()[i])
          .isEqualTo((int) split.train().inputs().get(i, 0) % 2);
    }
  }

  @Test
  void theSameSeedGivesTheSameSplit() {
    Dataset data = counting(50);

    assertThat(data.split(0.5, 3).train().inputs().data)
        .isEqualTo(data.split(0.5, 3).train().inputs().data)
        .isNotEqualTo(data.split(0.5, 4).train().inputs().data);
  }

  @Test
  void aConsecutiveSplitTakesTheFirstRowsRounded() {
    Split split = counting(4096).splitConsecutive(0.8);

    assertThat(split.train().size()).isEqualTo(3277);
    assertThat(split.train().inputs().get(3276, 0)).isEqualTo(3276);
    assertThat(split.test().inputs().get(0, 0)).isEqualTo(3277);
    assertThat(split.test().size()).isEqualTo(4096 - 3277);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
  void aSplitRefusesAFractionThatIsNone(double fraction) {
    refused(() -> counting(10).split(fraction, 1), "train fraction must lie strictly between 0");
    refused(() -> counting(10).splitConsecutive(fraction), "got " + fraction);
  }

  @Test
  void aSplitRefusesToLeaveAPartEmpty() {
    refused(() -> counting(10).split(0.04, 1), "leaves 0 to train on and 10 to test on");
    refused(() -> counting(10).splitConsecutive(0.96), "leaves 10 to train on and 0 to test on");
    refused(() -> counting(1).split(0.5, 1), "of 1 rows");
  }

  @Test
  void shuffledRowsAreAPermutationFixedByTheSeed() {
    int[] rows = counting(1000).shuffledRows(5);

    assertThat(rows).isEqualTo(counting(1000).shuffledRows(5));
    assertThat(Arrays.stream(rows).sorted().toArray())
        .isEqualTo(IntStream.range(0, 1000).toArray());
    // Computed outside Java from the published algorithm of SplittableRandom (SplitMix64).
    assertThat(counting(8).shuffledRows(1)).containsExactly(0, 3, 4, 1, 7, 2, 6, 5);
  }

  @Test
  void everyRowIsEquallyLikelyAtEveryPlaceOfAShuffle() {
    Dataset data = counting(4);
    int shuffles = 24_000;
    int[][] counts = new int[4][4];
    for (int seed = 0; seed < shuffles; seed++) {
      int[] rows = data.shuffledRows(seed);
      for (int i = 0; i < 4; i++) {
        counts[i][rows[i]]++;
      }
    }
    // Standard deviation sqrt(24000 * 3/16) = 67; 5 of them in 16 cells fail once in 1e5 seeds, and
    // the seeds are fixed.
    for (int[] row : counts) {
      for (int count : row) {
        assertThat(count).isCloseTo(shuffles / 4, Offset.offset(335));
      }
    }
  }

  @Test
  void enumeratedInputsMustBeDistinct() {
    Dataset data = Dataset.labeled(new double[][] {{0, 1}, {2, 3}, {-0.0, 1}}, new int[3], 2);

    assertThatIllegalStateException()
        .isThrownBy(data::asEnumerated)
        .withMessageContaining("rows 0 and 2 are equal");
    assertThat(counting(4).asEnumerated().enumeratesAllInputs()).isTrue();
    assertThat(counting(4).asEnumerated()).hasToString("Dataset[LABELED, 4 x 1 -> 2, all inputs]");
  }

  @Test
  void sampledLabelsFollowTheDistribution() {
    int n = 20_000;
    DMatrixRMaj inputs = new DMatrixRMaj(n, 1);
    DMatrixRMaj p = new DMatrixRMaj(n, 4);
    for (int i = 0; i < n; i++) {
      inputs.set(i, 0, i);
      p.set(i, 1, 0.3);
      p.set(i, 3, 0.7);
    }
    Dataset drawn = Dataset.soft(inputs, p).asEnumerated().sampleLabels(11);

    int[] labels = drawn.labels().orElseThrow();
    assertThat(Arrays.stream(labels).distinct().sorted().toArray()).containsExactly(1, 3);
    // Standard deviation sqrt(20000 * 0.3 * 0.7) = 65.
    assertThat(Arrays.stream(labels).filter(label -> label == 1).count())
        .isCloseTo(6000L, Offset.offset(260L));
    assertThat(drawn.enumeratesAllInputs()).isTrue();
    assertThat(labels)
        .isEqualTo(Dataset.soft(inputs, p).sampleLabels(11).labels().orElseThrow())
        .isNotEqualTo(Dataset.soft(inputs, p).sampleLabels(12).labels().orElseThrow());
  }

  @Test
  void variablesOfAPlaneAreOfTheKindOfTheTargetsAndKnowWhatTheRowsAre() {
    DMatrixRMaj inputs = new DMatrixRMaj(new double[][] {{0}, {1}, {2}, {3}});
    DMatrixRMaj half = new DMatrixRMaj(new double[][] {{0.5, 0.5}, {0, 1}, {1, 0}, {0, 1}});
    Dataset labeled = Dataset.labeled(inputs, new int[] {0, 1, 1, 0}, 2);
    Dataset soft = Dataset.soft(inputs, half).asEnumerated();

    assertThat(labeled.inputVariable().coverage()).isEqualTo(Coverage.SAMPLED);
    assertThat(labeled.inputVariable().symbols()).isEqualTo(4);
    assertThat(((Discrete) labeled.targetVariable()).toCodes()).containsExactly(0, 1, 1, 0);
    assertThat(((Discrete) labeled.asEnumerated().targetVariable()).coverage())
        .isEqualTo(Coverage.ENUMERATED);
    assertThat(soft.inputVariable().coverage()).isEqualTo(Coverage.ENUMERATED);
    assertThat(((Soft) soft.targetVariable()).coverage()).isEqualTo(Coverage.ENUMERATED);
    assertThat(((Soft) soft.targetVariable()).probability(0, 1)).isEqualTo(0.5);
    assertThat(((Discrete) soft.sampleLabels(1).targetVariable()).coverage())
        .isEqualTo(Coverage.SAMPLED);
    assertThat(Dataset.regression(inputs, half).targetVariable().kind())
        .isEqualTo(Variable.Kind.CONTINUOUS);
  }

  @Test
  void onlySoftDataSetsCanBeSampled() {
    assertThatIllegalStateException()
        .isThrownBy(() -> counting(3).sampleLabels(1))
        .withMessageContaining("LABELED");
  }

  private static void refused(ThrowingCallable call, String... parts) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContainingAll(parts);
  }
}
