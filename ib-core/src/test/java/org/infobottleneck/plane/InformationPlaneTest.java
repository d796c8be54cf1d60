package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.data.Split;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.junit.jupiter.api.Test;

class InformationPlaneTest {

  @Test
  void everySnapshotHasEveryLayerByEveryEstimatorInOrder() {
    InformationPlane plane = Runs.tracker().track(Runs.network(), Runs.patterns());
    assertThat(plane.points()).hasSize(6 * 4 * 4);
    assertThat(plane.layers()).containsExactly(1, 2, 3, 4);
    assertThat(plane.snapshots()).extracting(Snapshot::epoch).startsWith(0).endsWith(40);
    assertThat(plane.estimators())
        .containsExactly(
            "kde-upper(noiseVariance=0.01)",
            "kde-lower(noiseVariance=0.01)",
            "binning(30 edges in [-1,1])",
            "knn-noisy(k=3,noiseVariance=0.01,draws=2,seed=0)");
    PlanePoint first = plane.points().get(0);
    assertThat(first.isValid()).isTrue();
    assertThat(first)
        .asString()
        .startsWith("epoch 0, layer 1: I(X;T+N(0,0.01)) = ")
        .contains("; I(T+N(0,0.01);Y) = ");
    assertThat(first.epoch()).isZero();
    assertThat(first.layer()).isEqualTo(1);
    assertThat(first.layerName()).isEqualTo("layer 1");
    assertThat(first.observed()).isEqualTo("all");
    assertThat(first.inputInformation().estimand()).hasToString("I(X;T+N(0,0.01))");
    assertThat(first.targetInformation().estimand()).hasToString("I(T+N(0,0.01);Y)");
    assertThat(plane.path(3, "kde-lower(noiseVariance=0.01)"))
        .hasSize(6)
        .extracting(PlanePoint::epoch)
        .isSorted();
    assertThat(plane.path(3, KdeEstimator.lowerBound(1e-2)))
        .isEqualTo(plane.path("all", 3, "kde-lower(noiseVariance=0.01)"));
    assertThatThrownBy(() -> plane.path(3, "kde-lower"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no path of layer 3 by kde-lower on the rows all");
    assertThat(plane.layerName(4)).isEqualTo("layer 4");
    assertThatThrownBy(() -> plane.layerName(5))
        .hasMessageContaining("must be one of [1, 2, 3, 4]");
  }

  /** Saturated estimates of I(T;Y) aside, bins of logits and of probabilities are not the same. */
  @Test
  void theOutputIsObservedAsItsProbabilities() {
    Dataset data = Runs.patterns();
    Mlp network = Runs.network();
    BinningEstimator bins = BinningEstimator.edges(0, 1, 16);
    InformationPlane plane =
        Runs.tracker().estimators(bins, KdeEstimator.upperBound(1e-2)).track(network, data);
    DMatrixRMaj hidden = network.activations(data.inputs()).get(2);
    double[][] probabilities = new double[data.size()][2];
    for (int i = 0; i < data.size(); i++) {
      double[] logits = new double[2];
      for (int unit = 0; unit < 2; unit++) {
        logits[unit] = network.biases(4).get(unit);
        for (int j = 0; j < 3; j++) {
          logits[unit] += hidden.get(i, j) * network.weights(4).get(j, unit);
        }
      }
      double first = 1 / (1 + StrictMath.exp(logits[1] - logits[0]));
      probabilities[i] = new double[] {first, 1 - first};
    }
    PlanePoint last = plane.path(4, bins).get(plane.snapshots().size() - 1);
    Variable output = Variable.continuous(probabilities);
    assertThat(last.inputInformation().nats())
        .isCloseTo(bins.estimate(data.inputVariable(), output).nats(), within(1e-12));
    assertThat(last.targetInformation().nats())
        .isCloseTo(bins.estimate(output, data.targetVariable()).nats(), within(1e-12));
    assertThat(last.inputInformation().caveats()).doesNotContain(Caveat.OUT_OF_RANGE);
    PlanePoint smooth =
        plane.path(4, KdeEstimator.upperBound(1e-2)).get(plane.snapshots().size() - 1);
    assertThat(smooth.inputInformation().nats())
        .isCloseTo(
            KdeEstimator.upperBound(1e-2).estimate(data.inputVariable(), output).nats(),
            within(1e-9));
  }

  @Test
  void trackingTrainsTheNetworkAsATrainerWould() {
    Mlp tracked = Runs.network();
    Mlp trained = tracked.copy();
    Dataset data = Runs.patterns();
    Runs.tracker().track(tracked, data);
    Trainer trainer =
        Trainer.of(trained, data.split(0.85, 0).train(), Sgd.learningRate(0.1).withBatchSize(64));
    for (int epoch = 0; epoch < 40; epoch++) {
      trainer.trainEpoch();
    }
    for (int layer = 1; layer <= 4; layer++) {
      assertThat(tracked.weights(layer).data).containsExactly(trained.weights(layer).data);
      assertThat(tracked.biases(layer).data).containsExactly(trained.biases(layer).data);
    }
  }

  @Test
  void snapshotsHoldWhatTheNetworkIsAtTheirEpoch() {
    Dataset data = Runs.patterns();
    Mlp network = Runs.network();
    Mlp untrained = network.copy();
    InformationPlane plane = Runs.tracker().track(network, data);
    Snapshot start = plane.snapshots().get(0);
    Snapshot end = plane.snapshots().get(5);
    Split split = data.split(0.85, 0);
    var loss = Runs.consecutive().loss();
    assertThat(start.train()).hasValue(untrained.evaluate(split.train(), loss));
    assertThat(start.test()).hasValue(untrained.evaluate(split.test(), loss));
    assertThat(end.train()).hasValue(network.evaluate(split.train(), loss));
    assertThat(end.weightNorms())
        .containsExactly(
            network.weightNorm(1),
            network.weightNorm(2),
            network.weightNorm(3),
            network.weightNorm(4));
    assertThat(end.gradients()).hasSize(4);
    assertThat(end.gradients().get(0).weightNorm()).isEqualTo(network.weightNorm(1));
  }

  @Test
  void runsFromOtherWeightsHaveOtherConfigurations() {
    Mlp other = Mlp.create(Runs.network().architecture(), 6);
    Tracker tracker = Runs.tracker().epochs(1).snapshots(Snapshots.at(0));
    String first = tracker.track(Runs.network(), Runs.patterns()).configuration().toString();
    assertThat(tracker.track(other, Runs.patterns()).configuration().toString())
        .isNotEqualTo(first);
    assertThat(tracker.track(Runs.network(), Runs.patterns()).configuration()).hasToString(first);
    Dataset data = Runs.patterns();
    Split split = data.splitConsecutive(0.85);
    assertThat(tracker.track(Runs.network(), data, split).configuration().toString())
        .isNotEqualTo(first);
    assertThat(
            tracker
                .seed(8)
                .training(Sgd.learningRate(0.1))
                .track(Runs.network(), Runs.patterns())
                .configuration()
                .get("training"))
        .contains("seed=8");
    assertThat(tracker.seed(8).track(Runs.network(), Runs.patterns()).configuration().toString())
        .isNotEqualTo(first);
  }

  @Test
  void labelsThatWereDrawnAreASampleThoughTheirInputsAreNot() {
    Dataset drawn = IcosahedronTask.stochastic(1).sampleLabels(1);
    InformationPlane plane =
        InformationPlane.tracker()
            .epochs(1)
            .snapshots(Snapshots.at(0))
            .estimators(BinningEstimator.distinct())
            .track(Mlp.create(Architecture.tanh(12, 3, 2), 1), drawn);
    PlanePoint point = plane.points().get(0);
    assertThat(point.inputInformation().caveats()).doesNotContain(Caveat.UNDERSAMPLED);
    assertThat(point.targetInformation().caveats()).contains(Caveat.UNDERSAMPLED);
  }

  @Test
  void gradientsAlongTheEpochAreThoseOfTheTrainer() {
    InformationPlane plane =
        Runs.tracker()
            .gradients(GradientSampling.ALONG_EPOCH)
            .snapshots(Snapshots.everyEpoch())
            .epochs(3)
            .track(Runs.network(), Runs.patterns());
    Trainer trainer =
        Trainer.of(
            Runs.network(),
            Runs.patterns().split(0.85, 0).train(),
            Sgd.learningRate(0.1).withBatchSize(64));
    for (int epoch = 0; epoch < 3; epoch++) {
      assertThat(plane.snapshots().get(epoch).gradients())
          .isEqualTo(trainer.trainEpochMeasuringGradients());
    }
    assertThat(plane.snapshots().get(3).gradients()).isEmpty();
  }

  @Test
  void oneBatchPerEpochHasNoGradientStatistics() {
    InformationPlane plane =
        Runs.tracker()
            .training(Sgd.learningRate(0.1).withBatchSize(100_000))
            .track(Runs.network(), Runs.patterns());
    assertThat(plane.snapshots()).allMatch(snapshot -> snapshot.gradients().isEmpty());
    assertThat(plane.configuration())
        .containsEntry("gradients", "NONE: one batch per epoch has no spread");
    InformationPlane none =
        Runs.tracker().gradients(GradientSampling.NONE).track(Runs.network(), Runs.patterns());
    assertThat(none.snapshots()).allMatch(snapshot -> snapshot.gradients().isEmpty());
  }

  @Test
  void threadsAndObserversChangeNoBit() {
    InformationPlane one = Runs.tracker().threads(1).track(Runs.network(), Runs.patterns());
    InformationPlane two =
        Runs.tracker().threads(2).onProgress(progress -> {}).track(Runs.network(), Runs.patterns());
    InformationPlane eight = Runs.tracker().threads(8).track(Runs.network(), Runs.patterns());
    assertThat(two).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(eight).isEqualTo(one);
  }

  @Test
  void layersLeftOutChangeNothingForTheOthers() {
    InformationPlane all = Runs.tracker().track(Runs.network(), Runs.patterns());
    InformationPlane some = Runs.tracker().layers(4, 2).track(Runs.network(), Runs.patterns());
    assertThat(some.layers()).containsExactly(2, 4);
    assertThat(some.points())
        .isEqualTo(all.points().stream().filter(point -> point.layer() % 2 == 0).toList());
  }

  @Test
  void trainAndTestRowsCanBeObservedApart() {
    Dataset data = Runs.patterns();
    Split split = data.split(0.7, 3);
    InformationPlane plane =
        Runs.tracker().observe(split.train(), split.test()).track(Runs.network(), data);
    assertThat(plane.configuration())
        .hasEntrySatisfying("training rows", rows -> assertThat(rows).contains("358 x 12"))
        .hasEntrySatisfying("test rows", rows -> assertThat(rows).contains("154 x 12"));
    assertThatThrownBy(
            () ->
                Runs.tracker()
                    .observe(split.train(), split.test())
                    .track(Runs.network(), data, data.split(0.7, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("were named twice");
    assertThat(plane.observed()).extracting(ObservedRows::name).containsExactly("train", "test");
    assertThat(plane.observed()).extracting(ObservedRows::rows).containsExactly(358, 154);
    assertThat(plane.points()).hasSize(2 * 6 * 4 * 4);
    assertThat(plane.path(1, plane.estimators().get(0)))
        .allMatch(point -> point.observed().equals("train"));
    assertThat(plane.path("test", 1, KdeEstimator.upperBound(1e-2)))
        .isEqualTo(plane.path("test", 1, plane.estimators().get(0)))
        .allMatch(point -> point.observed().equals("test"));
  }

  @Test
  void ceilingsAreTheEntropiesOfInputsAndTargets() {
    Dataset hard = IcosahedronTask.deterministic();
    Dataset soft = IcosahedronTask.stochastic(IcosahedronTask.GAIN_OF_PUBLISHED_FILE);
    Tracker tracker =
        InformationPlane.tracker()
            .epochs(1)
            .snapshots(Snapshots.at(0))
            .estimators(BinningEstimator.width(0.5));
    Mlp network = Mlp.create(Architecture.tanh(12, 3, 2), 1);
    ObservedRows ofHard = tracker.track(network.copy(), hard).observed().get(0);
    assertThat(ofHard.inputEntropy()).isCloseTo(12 * StrictMath.log(2), within(1e-14));
    assertThat(ofHard.targetEntropy().getAsDouble() / StrictMath.log(2))
        .isCloseTo(0.9991571208502711, within(1e-14));
    ObservedRows ofSoft = tracker.track(network.copy(), soft).observed().get(0);
    double p = 0.50092;
    double entropy = -p * StrictMath.log(p) - (1 - p) * StrictMath.log(1 - p);
    assertThat(ofSoft.targetEntropy().getAsDouble()).isCloseTo(entropy, within(1e-7));
  }

  @Test
  void enumeratedInputsGiveBoundsAndSampledOnesACaveat() {
    Tracker tracker =
        InformationPlane.tracker()
            .epochs(1)
            .snapshots(Snapshots.at(0))
            .estimators(KdeEstimator.upperBound(1e-3));
    Mlp network = Mlp.create(Architecture.tanh(12, 3, 2), 1);
    InformationPlane all = tracker.track(network.copy(), IcosahedronTask.deterministic());
    InformationPlane part = tracker.track(network.copy(), Runs.patterns());
    assertThat(all.points().get(0).inputInformation().caveats())
        .doesNotContain(Caveat.SAMPLED_INPUTS);
    assertThat(part.points().get(0).inputInformation().caveats()).contains(Caveat.SAMPLED_INPUTS);
  }

  @Test
  void regressionIsTrackedByNeighborsAndRefusedByOthersBeforeTheFirstEpoch() {
    Dataset labeled = Runs.patterns();
    Dataset regression = Dataset.regression(labeled.inputs(), labeled.targets());
    Mlp network = Mlp.create(Architecture.regression(12, 4, 2), 1);
    Mlp before = network.copy();
    assertThatThrownBy(() -> InformationPlane.track(network, regression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("I(T;Y) can't be estimated: kde-upper");
    assertThat(network.weights(1).data).containsExactly(before.weights(1).data);
    InformationPlane plane =
        InformationPlane.tracker()
            .training(Sgd.learningRate(0.05))
            .epochs(3)
            .estimators(KnnEstimator.noisy(0.1))
            .track(network, regression);
    assertThat(plane.points()).isNotEmpty();
    assertThat(plane.observed().get(0).targetEntropy()).isEmpty();
    assertThat(plane.snapshots().get(0).train().orElseThrow().accuracy()).isEmpty();
  }

  @Test
  void oneEstimatorWithoutNoiseIsRefusedWithTheReason() {
    assertThatThrownBy(
            () ->
                Runs.tracker()
                    .estimators(KnnEstimator.ross())
                    .track(Runs.network(), Runs.patterns()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("I(X;T) is infinite");
  }

  @Test
  void badConfigurationsAreRefused() {
    Tracker tracker = InformationPlane.tracker();
    assertThatThrownBy(() -> tracker.epochs(0)).hasMessageContaining("number of epochs");
    assertThatThrownBy(() -> tracker.threads(0)).hasMessageContaining("number of threads");
    assertThatThrownBy(() -> tracker.layers()).hasMessageContaining("number of layers");
    assertThatThrownBy(() -> tracker.layers(0)).hasMessageContaining("layer must be at least 1");
    for (double fraction : new double[] {0, -0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> tracker.trainFraction(fraction))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("train fraction must lie in (0, 1], got " + fraction);
    }
    assertThatThrownBy(() -> Runs.tracker().layers(5).track(Runs.network(), Runs.patterns()))
        .hasMessage("layer must be one of the network's 4, got 5");
    assertThatThrownBy(
            () ->
                Runs.tracker()
                    .estimators(BinningEstimator.width(1), BinningEstimator.width(1))
                    .track(Runs.network(), Runs.patterns()))
        .hasMessage("estimators must differ, got binning(width=1) twice");
    assertThatThrownBy(() -> Runs.tracker().estimators().track(Runs.network(), Runs.patterns()))
        .hasMessage("number of estimators must be at least 1, got 0");
    Dataset data = Runs.patterns();
    assertThatThrownBy(() -> tracker.observe("all", data).observe("all", data))
        .hasMessage("observed rows must have different names, got all twice");
  }

  @Test
  void networksThatDoNotFitTheDataAreRefused() {
    Dataset data = Runs.patterns();
    assertThatThrownBy(
            () -> InformationPlane.track(Mlp.create(Architecture.tanh(11, 3, 2), 1), data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("11")
        .hasMessageContaining("12");
    assertThatThrownBy(
            () -> InformationPlane.track(Mlp.create(Architecture.tanh(12, 3, 3), 1), data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3")
        .hasMessageContaining("2");
    Dataset narrow = Dataset.labeled(new double[][] {{1}, {2}}, new int[] {0, 1}, 2);
    assertThatThrownBy(() -> Runs.tracker().observe("narrow", narrow).track(Runs.network(), data))
        .hasMessage("rows observed as narrow must have the network's 12 inputs, got 1");
    Dataset oneRow = data.subset(new int[] {0});
    assertThatThrownBy(() -> Runs.tracker().observe("tiny", oneRow).track(Runs.network(), data))
        .hasMessage("rows observed as tiny must be at least 2, got 1");
    assertThatThrownBy(() -> InformationPlane.track(null, data))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("network");
    assertThatThrownBy(() -> InformationPlane.track(Runs.network(), null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("data");
  }

  @Test
  void theConfigurationSaysWhatMadeIt() {
    InformationPlane plane = Runs.tracker().track(Runs.network(), Runs.patterns());
    assertThat(plane.configuration())
        .containsEntry("architecture", "12-6-4-3-2 tanh, softmax output, truncated_normal_fan_in")
        .containsEntry("epochs", "40")
        .containsEntry("snapshots", "logarithmic(6)")
        .hasEntrySatisfying("training rows", rows -> assertThat(rows).contains("435 x 12", "crc32"))
        .hasEntrySatisfying("test rows", rows -> assertThat(rows).contains("77 x 12"))
        .containsEntry("layers", "[1, 2, 3, 4]")
        .containsEntry("gradients", "AT_SNAPSHOT")
        .containsKey("training")
        .containsKey("estimators");
    assertThat(List.copyOf(plane.configuration().keySet()).get(0)).isEqualTo("architecture");
    assertThat(plane)
        .hasToString(
            "information plane of 6 snapshots, layers [1, 2, 3, 4], " + plane.estimators());
  }
}
