package org.infobottleneck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Scaling by what the training rows say, and drawing some of the rows. */
class ScalingTest {

  private static final Dataset DATA =
      Dataset.labeled(
          new double[][] {{1, 5, 1e9}, {3, 5, 1e9 + 1}, {5, 5, 1e9 + 2}, {7, 5, 1e9 + 3}},
          new int[] {0, 1, 0, 1},
          2);

  private static Dataset labeled(int... sizes) {
    int[] labels = new int[Arrays.stream(sizes).sum()];
    int row = 0;
    for (int label = 0; label < sizes.length; label++) {
      Arrays.fill(labels, row, row += sizes[label], label);
    }
    double[][] inputs = new double[labels.length][1];
    Arrays.setAll(inputs, i -> new double[] {i});
    return Dataset.labeled(inputs, labels, sizes.length);
  }

  private static int[] counts(Dataset data) {
    int[] counts = new int[data.classes()];
    for (int label : data.labels().orElseThrow()) {
      counts[label]++;
    }
    return counts;
  }

  @Test
  void trainingRowsGetMeanZeroAndVarianceOne() {
    double[] x = Scaling.standard(DATA).apply(DATA).inputs().data;
    double outer = 3 / Math.sqrt(5); // deviations of -3, -1, 1, 3, their mean square being 5
    for (int row = 0; row < 4; row++) {
      double expected = (2 * row - 3) * outer / 3;
      assertThat(x[3 * row]).isCloseTo(expected, within(1e-15));
      assertThat(x[3 * row + 1]).isZero();
      assertThat(x[3 * row + 2]).as("far from zero").isCloseTo(expected, within(1e-7));
    }
  }

  @Test
  void trainingRowsFillTheUnitInterval() {
    double[] x = Scaling.unitInterval(DATA).apply(DATA).inputs().data;
    assertThat(x).containsExactly(0, 0, 0, 2 / 6.0, 0, 1 / 3.0, 4 / 6.0, 0, 2 / 3.0, 1, 0, 1);
  }

  @Test
  void otherRowsAreScaledByTheTrainingRows() {
    Split split = new Split(DATA, Dataset.labeled(new double[][] {{13, 6, 1e9}}, new int[] {1}, 2));
    Split scaled = Scaling.unitInterval(split.train()).apply(split);

    assertThat(scaled.test().inputs().data)
        .as("constant units are not scaled")
        .containsExactly(2, 1, 0);
    assertThat(scaled.test().labels().orElseThrow()).containsExactly(1);
    assertThat(scaled.train().targets()).isSameAs(DATA.targets());
    assertThat(DATA.inputs().data[0]).as("the original").isEqualTo(1);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Dataset narrow = labeled(2, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaling.standard(DATA).apply(narrow))
        .withMessageContainingAll("input units", "3", "1");
    Dataset wide = Dataset.labeled(new double[][] {{-1e308}, {1e308}}, new int[] {0, 1}, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaling.unitInterval(wide))
        .withMessageContaining("unit 0");
  }

  @Test
  void orderOfTrainingRowsDoesNotMatter() {
    SplittableRandom random = new SplittableRandom(1);
    DMatrixRMaj x = new DMatrixRMaj(500, 2);
    Arrays.setAll(x.data, i -> 100 + random.nextDouble());
    Dataset data = Dataset.regression(x, new DMatrixRMaj(500, 1));
    Dataset shuffled = data.subset(data.shuffledRows(7));

    assertThat(Scaling.standard(shuffled).apply(data).inputs().data)
        .containsExactly(Scaling.standard(data).apply(data).inputs().data, within(1e-11));
  }

  @Test
  void randomRowsAreDifferentRowsAndThoseOfTheSeed() {
    Dataset data = labeled(50, 50);
    Dataset some = Subsamples.random(data, 30, 1);

    assertThat(some.inputs().data).hasSize(30).doesNotHaveDuplicates();
    assertThat(some.inputs().data).isEqualTo(Subsamples.random(data, 30, 1).inputs().data);
    assertThat(some.inputs().data).isNotEqualTo(Subsamples.random(data, 30, 2).inputs().data);
    assertThat(Subsamples.random(data, 100, 1).size()).isEqualTo(100);
  }

  @Test
  void everyRowIsDrawnEquallyOften() {
    Dataset data = labeled(4, 4);
    int[] drawn = new int[8];
    int repeats = 4000;
    for (int seed = 0; seed < repeats; seed++) {
      for (double row : Subsamples.random(data, 2, seed).inputs().data) {
        drawn[(int) row]++;
      }
    }
    // Binomial with p = 1/4; five standard errors, over eight rows a chance of about 5e-6.
    double error = Math.sqrt(repeats * 0.25 * 0.75);
    for (int count : drawn) {
      assertThat((double) count).isCloseTo(repeats * 0.25, within(5 * error));
    }
  }

  @Test
  void strataKeepTheirShares() {
    assertThat(counts(Subsamples.stratified(labeled(60, 30, 10), 10, 1))).containsExactly(6, 3, 1);
    // Shares of 3.5, 2.1 and 1.4: what is left over goes to the largest remainder.
    assertThat(counts(Subsamples.stratified(labeled(50, 30, 20), 7, 1))).containsExactly(4, 2, 1);
    assertThat(counts(Subsamples.stratified(labeled(1, 1, 1), 2, 1))).containsExactly(1, 1, 0);
    assertThat(counts(Subsamples.stratified(labeled(3, 0, 2), 5, 1))).containsExactly(3, 0, 2);
    assertThat(Subsamples.stratified(labeled(60, 40), 50, 3).inputs().data)
        .doesNotHaveDuplicates()
        .isNotEqualTo(Subsamples.stratified(labeled(60, 40), 50, 4).inputs().data);
  }

  @Test
  void drawsThatCannotBeMadeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Subsamples.random(DATA, 5, 1))
        .withMessageContainingAll("at most 4", "got 5");
    assertThatIllegalArgumentException().isThrownBy(() -> Subsamples.stratified(DATA, 0, 1));
    Dataset regression = Dataset.regression(new DMatrixRMaj(2, 1), new DMatrixRMaj(2, 1));
    assertThatIllegalStateException()
        .isThrownBy(() -> Subsamples.stratified(regression, 1, 1))
        .withMessageContaining("REGRESSION");
  }
}
