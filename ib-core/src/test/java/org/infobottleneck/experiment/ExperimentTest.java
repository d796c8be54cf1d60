package org.infobottleneck.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.RenyiEstimator;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.ActivationChannel;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.plane.GradientSampling;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.NoisyNetworkEstimator;
import org.infobottleneck.plane.Snapshots;
import org.junit.jupiter.api.Test;

class ExperimentTest {

  private static final List<Experiment> EXPERIMENTS =
      List.of(
          Presets.shwartzZivTishby2017(),
          Presets.shwartzZivTishby2017Program(),
          Presets.saxe2018(),
          Presets.withActivation(Presets.saxe2018(), Activation.RELU)
              .withTask(Tasks.randomLabels(Tasks.icosahedron(41.642)))
              .withRows(TrainingRows.random(1))
              .withSnapshots(Snapshots.at(0, 3, 10))
              .withGradients(GradientSampling.NONE)
              .withSeed(-17),
          Presets.saxe2018().withTraining(Presets.saxe2018().training().withWeightNoise(1e-3)),
          Presets.saxe2018()
              .withTask(Tasks.parts(3, 2))
              .withArchitecture(Architecture.of(Activation.SOFTSIGN, 5, 4, 2))
              .withEstimators(
                  BinningEstimator.edges(-1, 1, 30), KnnEstimator.noisy(0.03).withDraws(2)),
          Presets.saxe2018()
              .withTask(Tasks.parts(3, 2))
              .withArchitecture(
                  Architecture.tanh(5, 4, 2).withChannel(ActivationChannel.gaussian(0.01)))
              .withOccasional(
                  new Occasional(
                      Snapshots.at(0, 10),
                      List.of(RenyiEstimator.ofOrder(2)),
                      List.of(NoisyNetworkEstimator.withDefaults().withRows(16)))));

  @Test
  void whatIsSetIsInTheTextAndNothingElseChanges() {
    Experiment before = Presets.saxe2018();
    Experiment asked = before.withEstimatorsAt(Snapshots.at(0, 10), RenyiEstimator.ofOrder(2));
    assertThat(asked.occasional().estimators()).containsExactly(RenyiEstimator.ofOrder(2));
    assertThat(asked.occasional().when()).isEqualTo(Snapshots.at(0, 10));
    assertThat(asked.withOccasional(before.occasional())).isEqualTo(before);
    Experiment without = before.withGradients(GradientSampling.NONE);
    assertThat(without.gradients()).isEqualTo(GradientSampling.NONE);
    assertThat(without.withGradients(before.gradients())).isEqualTo(before);
  }

  @Test
  void textReadsBackAsTheExperiment() {
    for (Experiment experiment : EXPERIMENTS) {
      Experiment read = Experiment.parse(experiment.text());
      assertThat(read).isEqualTo(experiment);
      assertThat(read.text()).isEqualTo(experiment.text());
      assertThat(read.key()).isEqualTo(experiment.key());
    }
    assertThat(EXPERIMENTS.stream().map(Experiment::key).distinct()).hasSameSizeAs(EXPERIMENTS);
  }

  /** Written while version 1 was the newest: what a store has named by its key stays readable. */
  @Test
  void theTextOfVersionOneIsWhatItWas() throws IOException {
    try (InputStream stored = ExperimentTest.class.getResourceAsStream("experiment1.txt")) {
      byte[] bytes = Objects.requireNonNull(stored).readAllBytes();
      Experiment read = Experiment.parse(new String(bytes, StandardCharsets.UTF_8));
      assertThat(read).isEqualTo(EXPERIMENTS.get(EXPERIMENTS.size() - 1));
      assertThat(read.key()).isEqualTo("2e99c88a72876254");
    }
  }

  @Test
  void serializedExperimentsComeBack() throws IOException, ClassNotFoundException {
    for (Experiment experiment : EXPERIMENTS) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(experiment);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        assertThat(in.readObject()).isEqualTo(experiment);
      }
    }
  }

  @Test
  void aRunIsAFunctionOfTheExperimentAlone() {
    Experiment experiment =
        EXPERIMENTS.get(4).withEpochs(12).withSnapshots(Snapshots.logarithmic(3));
    InformationPlane plane = experiment.run(1, progress -> {});
    assertThat(experiment.run(2, progress -> {})).isEqualTo(plane);
    assertThat(Experiment.parse(experiment.text()).run()).isEqualTo(plane);
    assertThat(experiment.withSeed(2).run()).isNotEqualTo(plane);
  }

  @Test
  void repeatsDifferInTheirSeedsAlone() {
    List<Experiment> repeats = Presets.saxe2018().withSeed(7).repeats(3);
    assertThat(repeats).extracting(Experiment::seed).containsExactly(7L, 8L, 9L);
    assertThat(repeats.get(2).withSeed(7)).isEqualTo(repeats.get(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.saxe2018().repeats(0))
        .withMessageContaining("number of repeats");
  }

  @Test
  void whatCantBeReadIsNamed() {
    String text = Presets.saxe2018().text();
    assertRefused("", "the first line of an experiment must be");
    assertRefused(text.replace("experiment 1", "experiment 2"), "the first line");
    assertRefused(text.replace("seed = 1\n", ""), "must have a line seed");
    assertRefused(text + "seed = 2\n", "line 16 of an experiment says seed a second time");
    assertRefused(text + "colour = red\n", "line 16");
    assertRefused(text + "\nestimator\n", "line 17");
    assertRefused(text.replace("epochs = 10000", "epochs = many"), "epochs of an experiment");
    assertRefused(text.replace("epochs = 10000", "epochs = 0"), "number of epochs");
    assertRefused(text.replace("= icosahedron", "= cube"), "task of an experiment");
    assertRefused(text.replace("at_snapshot", "sometimes"), "gradients of an experiment");
    assertRefused(text.replace("kde-upper", "kde-middle"), "estimator of an experiment");
    assertRefused(text.replace("random(0.8)", "random(1.8)"), "train fraction");
    assertRefused(text.replace("random(0.8)", "last(0.8)"), "rows of an experiment");
  }

  private static void assertRefused(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Experiment.parse(text))
        .withMessageContaining(message);
  }

  @Test
  void aCheckRefusesWhatARunWouldRefuseInTheSameWords() {
    EXPERIMENTS.forEach(Experiment::check);
    Experiment paper = Presets.shwartzZivTishby2017();
    List<Experiment> mistakes =
        List.of(
            paper.withArchitecture(Architecture.tanh(11, 5, 2)),
            paper.withArchitecture(Architecture.tanh(12, 5, 3)),
            paper.withRows(TrainingRows.random(1e-9)),
            paper.withEpochs(5).withSnapshots(Snapshots.at(6)),
            paper.withEstimators(BinningEstimator.width(1), BinningEstimator.width(1)));
    for (Experiment mistake : mistakes) {
      String message =
          Objects.requireNonNull(
              catchThrowableOfType(IllegalArgumentException.class, mistake::run).getMessage());
      assertThatIllegalArgumentException().isThrownBy(mistake::check).withMessage(message);
    }
  }
}
