package org.infobottleneck.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.CsvDatasets;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IdxDatasets;
import org.infobottleneck.data.Scaling;
import org.infobottleneck.data.Split;
import org.infobottleneck.data.Subsamples;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.RowSample;
import org.infobottleneck.plane.SpilledActivations;
import org.infobottleneck.plane.SpillingRecorder;
import org.infobottleneck.replay.ActivationFolder;

/** The code of docs/data.md and of the engine-free parts of docs/integrations.md: it compiles. */
@SuppressWarnings("SystemOut")
final class GuideSnippets {

  private GuideSnippets() {}

  /** A training loop of the reader's. */
  interface Loop {
    List<DMatrixRMaj> layersOn(Dataset rows);

    void trainOneEpoch();
  }

  static void images(Path images, Path labels) {
    Split mnist = IdxDatasets.mnist(Path.of("mnist"));
    Dataset test = IdxDatasets.read(images, labels, 10); // any other pair of IDX files
    use(mnist, test);
  }

  static InformationPlane saxe() {
    train(Path.of("mnist"), Path.of("activations"));
    InformationPlane plane =
        SpilledActivations.open(Path.of("activations"))
            .compute(
                Path.of("plane.ibp"), KdeEstimator.upperBound(0.1), BinningEstimator.width(0.5));
    return plane;
  }

  static void train(Path images, Path activations) {
    Split mnist = IdxDatasets.mnist(images);
    Dataset test = mnist.test();
    Dataset train = mnist.train().subset(RowSample.of(5000, 1).rows(mnist.train().size(), 0));
    Mlp network = Mlp.create(Architecture.tanh(784, 1024, 20, 20, 20, 10), 1);
    Training sgd = Training.with(Sgd.learningRate(1e-3)).withBatchSize(128);
    Trainer trainer = Trainer.of(network, mnist.train(), sgd);
    try (SpillingRecorder recorder =
        InformationPlane.spillingRecorder(activations)
            .observe("test", test)
            .observe("train", train)
            .singlePrecision()) {
      for (int epoch = 0; epoch < 100; epoch++, trainer.trainEpoch()) {
        recorder.record(
            epoch,
            Map.of(
                "test", network.activations(test.inputs()),
                "train", network.activations(train.inputs())));
      }
    }
  }

  static void tables(Path path) {
    Dataset data =
        CsvDatasets.labelColumn("species")
            .withLabelNames("setosa", "versicolor", "virginica")
            .read(path);
    use(data);
  }

  static void parts(Dataset data) {
    Split split = data.split(0.85, 1); // at random, by seed
    Split scaled = Scaling.standard(split.train()).apply(split); // mean 0, variance 1
    Dataset thousand = Subsamples.stratified(data, 1000, 1); // every class keeps its share
    use(scaled, thousand);
  }

  static void scaledImages(Path folder) {
    Scaling scaling = Scaling.standard(IdxDatasets.mnist(folder).train());
    Split mnist = IdxDatasets.mnist(folder, scaling);
    use(mnist);
  }

  static void later(Path folder, Dataset train, Dataset test, Loop loop, int epochs) {
    Discrete trainInputs = train.inputVariable();
    Variable trainLabels = train.targetVariable();
    Discrete testInputs = test.inputVariable();
    Variable testLabels = test.targetVariable();
    try (SpillingRecorder recorder =
        InformationPlane.spillingRecorder(folder)
            .observe("train", trainInputs, trainLabels)
            .observe("test", testInputs, testLabels)
            .layerNames("hidden", "output")) {
      for (int epoch = 0; epoch <= epochs; epoch++) {
        recorder.record(epoch, Map.of("train", loop.layersOn(train), "test", loop.layersOn(test)));
        loop.trainOneEpoch();
      }
    }
    InformationPlane plane =
        SpilledActivations.open(folder)
            .compute(Path.of("plane.ibp"), KdeEstimator.upperBound(1e-3));
    use(plane);
  }

  static void exported(Path run) {
    InformationPlane plane =
        ActivationFolder.open(run)
            .compute(KdeEstimator.upperBound(1e-3), BinningEstimator.width(0.5));
    use(plane);
  }

  private static void use(Object... values) {
    System.out.println(List.of(values));
  }
}
