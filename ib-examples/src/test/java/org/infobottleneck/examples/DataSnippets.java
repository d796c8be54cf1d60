package org.infobottleneck.examples;

import java.nio.file.Path;
import java.util.Map;
import org.infobottleneck.data.CsvDatasets;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IdxDatasets;
import org.infobottleneck.data.Scaling;
import org.infobottleneck.data.Split;
import org.infobottleneck.data.Subsamples;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.RowSample;
import org.infobottleneck.plane.SpilledActivations;
import org.infobottleneck.plane.SpillingRecorder;

/** The code of docs/data.md, line by line, so that it compiles. */
@SuppressWarnings("UnusedVariable")
final class DataSnippets {

  private DataSnippets() {}

  static void images(Path images, Path labels) {
    Split mnist = IdxDatasets.mnist(Path.of("mnist"));
    Dataset test = IdxDatasets.read(images, labels, 10); // any other pair of IDX files
  }

  static void tables(Path path) {
    Dataset data =
        CsvDatasets.labelColumn("species")
            .withLabelNames("setosa", "versicolor", "virginica")
            .read(path);
  }

  static void parts(Dataset data) {
    Split split = data.split(0.85, 1); // at random, by seed
    Split scaled = Scaling.standard(split.train()).apply(split); // mean 0, variance 1
    Dataset thousand = Subsamples.stratified(data, 1000, 1); // every class keeps its share
  }

  static InformationPlane run() {
    Split mnist = IdxDatasets.mnist(Path.of("mnist"));
    Dataset test = mnist.test();
    Dataset train = mnist.train().subset(RowSample.of(5000, 1).rows(mnist.train().size(), 0));
    Mlp network = Mlp.create(Architecture.tanh(784, 1024, 20, 20, 20, 10), 1);
    Training sgd = Training.with(Sgd.learningRate(1e-3)).withBatchSize(128);
    Trainer trainer = Trainer.of(network, mnist.train(), sgd);
    SpillingRecorder recorder =
        InformationPlane.spillingRecorder(Path.of("activations"))
            .observe("test", test)
            .observe("train", train)
            .singlePrecision();
    for (int epoch = 0; epoch < 100; epoch++, trainer.trainEpoch()) {
      recorder.record(
          epoch,
          Map.of(
              "test", network.activations(test.inputs()),
              "train", network.activations(train.inputs())));
    }
    InformationPlane plane =
        SpilledActivations.open(Path.of("activations"))
            .compute(
                Path.of("plane.ibp"), KdeEstimator.upperBound(0.1), BinningEstimator.width(0.5));
    return plane;
  }
}
