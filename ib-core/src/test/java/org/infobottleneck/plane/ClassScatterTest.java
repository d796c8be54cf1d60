package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.numerics.RandomOrder;
import org.junit.jupiter.api.Test;

class ClassScatterTest {

  private static final int ROWS = 40;
  private static final int CLASSES = 3;

  private static DMatrixRMaj activations(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj matrix = new DMatrixRMaj(ROWS, 4);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = 100 + random.nextDouble();
    }
    return matrix;
  }

  private static double[][] distributions() {
    SplittableRandom random = new SplittableRandom(7);
    double[][] rows = new double[ROWS][CLASSES];
    for (double[] row : rows) {
      double sum = 0;
      for (int y = 0; y < CLASSES; y++) {
        row[y] = random.nextDouble();
        sum += row[y];
      }
      for (int y = 0; y < CLASSES; y++) {
        row[y] /= sum;
      }
    }
    return rows;
  }

  private static int[] labels() {
    return new SplittableRandom(3).ints(ROWS, 0, CLASSES).toArray();
  }

  private static ClassScatter scatter(DMatrixRMaj activations, Variable targets) {
    return ScatterSums.of("all", 1, activations, targets).orElseThrow();
  }

  /** The sum of the columns' variances. */
  private static double total(DMatrixRMaj matrix) {
    double total = 0;
    for (int j = 0; j < matrix.numCols; j++) {
      double mean = 0;
      for (int i = 0; i < matrix.numRows; i++) {
        mean += matrix.get(i, j) / matrix.numRows;
      }
      for (int i = 0; i < matrix.numRows; i++) {
        total += Math.pow(matrix.get(i, j) - mean, 2) / matrix.numRows;
      }
    }
    return total;
  }

  @Test
  void fourPointsInTwoClassesHaveTheScatterOfTheirSketch() {
    DMatrixRMaj line = new DMatrixRMaj(new double[][] {{0, 0}, {2, 0}, {10, 1}, {12, 1}});
    ClassScatter scatter = scatter(line, Variable.labels(new int[] {5, 5, 2, 2}));
    assertThat(scatter.within()).isEqualTo(1);
    assertThat(scatter.between()).isEqualTo(25.25);
    assertThat(scatter.ratio()).hasValue(1 / 25.25);
    DMatrixRMaj collapsed = new DMatrixRMaj(new double[][] {{3}, {3}, {5}, {5}});
    assertThat(scatter(collapsed, Variable.labels(new int[] {0, 0, 1, 1})).ratio()).hasValue(0);
    ClassScatter one = scatter(line, Variable.labels(new int[] {1, 1, 1, 1}));
    assertThat(one.between()).isZero();
    assertThat(one.ratio()).isEmpty();
  }

  @Test
  void withinAndBetweenAddUpToTheTotal() {
    for (long seed = 0; seed < 20; seed++) {
      DMatrixRMaj matrix = activations(seed);
      double total = total(matrix);
      for (Variable targets :
          List.of(
              Variable.labels(labels()), Variable.distribution(new DMatrixRMaj(distributions())))) {
        assertThat(scatter(matrix, targets).total()).isCloseTo(total, within(1e-12));
      }
    }
  }

  @Test
  void hardLabelsWrittenAsDistributionsGiveTheSame() {
    double[][] oneHot = new double[ROWS][CLASSES];
    int[] labels = labels();
    for (int i = 0; i < ROWS; i++) {
      oneHot[i][labels[i]] = 1;
    }
    ClassScatter hard = scatter(activations(1), Variable.labels(labels));
    ClassScatter soft = scatter(activations(1), Variable.distribution(new DMatrixRMaj(oneHot)));
    assertThat(soft.within()).isCloseTo(hard.within(), within(1e-14));
    assertThat(soft.between()).isCloseTo(hard.between(), within(1e-14));
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    int[] order = new int[ROWS];
    RandomOrder.fill(order, 9);
    DMatrixRMaj matrix = activations(2);
    DMatrixRMaj shuffled = new DMatrixRMaj(ROWS, matrix.numCols);
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        shuffled.set(i, j, matrix.get(order[i], j));
      }
    }
    Variable targets = Variable.labels(labels());
    ClassScatter once = scatter(matrix, targets);
    ClassScatter again = scatter(shuffled, targets.take(order));
    assertThat(again.within()).isCloseTo(once.within(), within(1e-12));
    assertThat(again.between()).isCloseTo(once.between(), within(1e-12));
  }

  @Test
  void theTrackerMeasuresEveryLayerOfEveryRowsThatHaveClasses() {
    Dataset data = Runs.patterns();
    InformationPlane plane =
        Runs.tracker()
            .layers(1, 3)
            .observe("few", data.subset(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 100, 200}))
            .observe("every", data)
            .track(Runs.network(), data);
    for (Snapshot snapshot : plane.snapshots()) {
      assertThat(snapshot.scatter())
          .extracting(each -> each.observed() + " " + each.layer())
          .containsExactly("few 1", "few 3", "every 1", "every 3");
    }
    DMatrixRMaj first = Runs.network().activations(data.inputs()).get(0);
    assertThat(plane.snapshots().get(0).scatter().get(2).total())
        .isCloseTo(total(first), within(1e-12));
  }

  @Test
  void theTrackerMeasuresSoftLabelsAndNoRegression() {
    int[] some = new int[64];
    for (int i = 0; i < some.length; i++) {
      some[i] = 64 * i + i;
    }
    Dataset soft = IcosahedronTask.stochastic(12).subset(some);
    InformationPlane classes =
        track(soft, Architecture.tanh(12, 3, 2), KdeEstimator.upperBound(1e-2));
    assertThat(classes.snapshots()).allMatch(each -> each.scatter().size() == 2);
    Dataset real = Dataset.regression(soft.inputs(), soft.targets());
    InformationPlane regression =
        track(real, Architecture.regression(12, 3, 2), KnnEstimator.noisy(1e-2).withDraws(2));
    assertThat(regression.snapshots()).allMatch(each -> each.scatter().isEmpty());
  }

  private static InformationPlane track(
      Dataset data, Architecture architecture, MutualInformationEstimator estimator) {
    return InformationPlane.tracker()
        .training(Sgd.learningRate(0.01))
        .epochs(1)
        .estimators(estimator)
        .track(Mlp.create(architecture, 1), data);
  }

  @Test
  void theRecorderMeasuresItUnlessTheSnapshotBringsItsOwn() {
    Recorder recorder =
        InformationPlane.recorder(
            Variable.everyRowDistinct(4, Coverage.ENUMERATED),
            Variable.labels(new int[] {0, 0, 1, 1}),
            BinningEstimator.width(0.5));
    DMatrixRMaj layer = new DMatrixRMaj(new double[][] {{0}, {2}, {10}, {12}});
    recorder.record(0, List.of(layer));
    ClassScatter own = new ClassScatter("all", 1, 3, 4);
    recorder.record(Snapshot.of(1).withScatter(List.of(own)), List.of(layer));
    DMatrixRMaj huge = new DMatrixRMaj(new double[][] {{0}, {2}, {1e200}, {-1e200}});
    recorder.record(2, List.of(huge));
    assertThat(recorder.plane().snapshots())
        .extracting(Snapshot::scatter)
        .containsExactly(List.of(new ClassScatter("all", 1, 1, 25)), List.of(own), List.of());
  }

  @Test
  void tracesThatCanNotBeAreRefused() {
    assertThatThrownBy(() -> new ClassScatter("all", 1, -1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scatter within classes must lie between 0");
    assertThatThrownBy(() -> new ClassScatter("all", 1, 0, Double.NaN))
        .hasMessageContaining("scatter between classes");
    assertThatThrownBy(() -> new ClassScatter("all", 0, 0, 0)).hasMessageContaining("layer");
  }
}
