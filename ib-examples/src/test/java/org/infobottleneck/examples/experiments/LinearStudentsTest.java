package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.GaussianEstimator;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Occasional;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Initializer;
import org.infobottleneck.network.Loss;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.GradientSampling;
import org.infobottleneck.plane.Snapshots;
import org.junit.jupiter.api.Test;

final class LinearStudentsTest {

  private static final LinearTeacher TEACHER = new LinearTeacher(4, 20, 0.3);
  private static final Experiment EXPERIMENT =
      new Experiment(
          TEACHER,
          TrainingRows.random(1),
          new Architecture(
              List.of(4, 3, 3, 1),
              Activation.LINEAR,
              Activation.LINEAR,
              Initializer.TRUNCATED_NORMAL_FAN_IN),
          Training.with(Sgd.learningRate(0.05)).withBatchSize(20).withLoss(Loss.MEAN_SQUARED_ERROR),
          50,
          Snapshots.at(0, 10, 50),
          GradientSampling.AT_SNAPSHOT,
          List.of(GaussianEstimator.create()),
          Occasional.none(),
          7);

  @Test
  void oneUnitKnowsWhatTheClosedFormSays() {
    DMatrixRMaj map = new DMatrixRMaj(new double[][] {{1.5}});
    GaussianLayer layer = new GaussianLayer(map, 0.5);
    assertThat(layer.inputInformation())
        .isCloseTo(0.5 * Math.log(1 + 1.5 * 1.5 / 0.5), within(1e-14));
    double squaredCorrelation = Math.pow(1.5 * 2, 2) / ((1.5 * 1.5 + 0.5) * (4 + 0.25));
    assertThat(layer.targetInformation(new DMatrixRMaj(new double[][] {{2}}), 0.25))
        .isCloseTo(-0.5 * Math.log(1 - squaredCorrelation), within(1e-14));
  }

  @Test
  void manyUnitsKnowWhatTheCovarianceOfAllVariablesSays() {
    double[][] map = {{0.7, -1.2, 0.1}, {0.4, 0.3, 2}};
    double[] weights = {1.1, -0.6};
    double noise = 0.2;
    double labelNoise = 0.4;
    GaussianLayer layer = new GaussianLayer(new DMatrixRMaj(map), noise);
    // x1 x2 t1 t2 t3 y, each a linear map of x with noise of its own
    double[][] rows = {
      {1, 0},
      {0, 1},
      {map[0][0], map[1][0]},
      {map[0][1], map[1][1]},
      {map[0][2], map[1][2]},
      weights
    };
    double[] own = {0, 0, noise, noise, noise, labelNoise};
    DMatrixRMaj covariance = new DMatrixRMaj(6, 6);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        covariance.set(
            i, j, rows[i][0] * rows[j][0] + rows[i][1] * rows[j][1] + (i == j ? own[i] : 0));
      }
    }
    int[] t = {2, 3, 4};
    assertThat(layer.inputInformation())
        .isCloseTo(GaussianEstimator.information(covariance, new int[] {0, 1}, t), within(1e-12));
    assertThat(layer.targetInformation(new DMatrixRMaj(2, 1, true, weights), labelNoise))
        .isCloseTo(GaussianEstimator.information(covariance, t, new int[] {5}), within(1e-12));
  }

  @Test
  void theTeacherOfASeedHasOneWeightPerInputWhateverItsExamples() {
    LinearTeacher other = new LinearTeacher(4, 500, 0.3);
    assertThat(other.weights(3).data).isEqualTo(TEACHER.weights(3).data);
    assertThat(TEACHER.weights(3).data).isNotEqualTo(TEACHER.weights(4).data);
    assertThat(TEACHER.description())
        .isEqualTo("linear-teacher(inputs=4,samples=20,noiseVariance=0.3)");
  }

  @Test
  void theExpectedErrorIsThatOnManyNewExamples() {
    LinearPath path = LinearPath.of(EXPERIMENT, 0.1);
    Mlp student = Mlp.create(EXPERIMENT.architecture(), EXPERIMENT.seed());
    Trainer trainer = Trainer.of(student, TEACHER.data(EXPERIMENT.seed()), EXPERIMENT.training());
    IntStream.range(0, 50).forEach(epoch -> trainer.trainEpoch());
    int n = 40_000;
    Dataset fresh = new LinearTeacher(4, n, 0.3).data(EXPERIMENT.seed());
    double expected = path.testError()[2];
    // Errors are Gaussian: their squares have the variance 2 E^2. The first 20 rows are not new.
    double bound = 4 * expected * Math.sqrt(2.0 / n) + 20 * 10 * expected / n;
    assertThat(student.evaluate(fresh, Loss.MEAN_SQUARED_ERROR).loss())
        .isCloseTo(expected, within(bound));
    assertThat(path.trainError()[2]).isLessThan(path.trainError()[0]);
  }

  @Test
  void aPathIsWhatItsTextSays() {
    LinearPath path = LinearPath.of(EXPERIMENT, 0.1);
    LinearPath read = LinearPath.parse(path.text());
    assertThat(read.epochs()).containsExactly(0, 10, 50);
    assertThat(read.trainError()).isEqualTo(path.trainError());
    assertThat(read.testError()).isEqualTo(path.testError());
    assertThat(read.inputNats()).isDeepEqualTo(path.inputNats()).hasDimensions(2, 3);
    assertThat(read.targetNats()).isDeepEqualTo(path.targetNats());
  }

  @Test
  void theLayerThatFallsMostDecides() {
    List<LinearPath> paths =
        List.of(path(new double[] {1, 3, 2}, 5), path(new double[] {1, 2, 2}, 3));
    // layer 1 falls by 1 and 0 nats, layer 2 of these paths by none
    assertThat(LinearStudents.largestFall(paths).mean())
        .isCloseTo(0.5 / Math.log(2), within(1e-12));
    assertThat(LinearStudents.errorFall(paths).mean()).isEqualTo(3);
  }

  private static LinearPath path(double[] first, double error) {
    return new LinearPath(
        new int[] {0, 1, 2},
        new double[] {1, 1, 1},
        new double[] {error, 0, 1},
        new double[][] {first, {1, 2, 3}},
        new double[][] {{0, 0, 0}, {0, 0, 0}});
  }
}
