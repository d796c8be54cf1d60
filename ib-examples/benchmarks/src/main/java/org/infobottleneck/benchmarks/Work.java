package org.infobottleneck.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.benchmarks.Stopwatch.Timing;
import org.infobottleneck.bottleneck.SelfConsistentStep;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.LayerEstimate;
import org.infobottleneck.estimators.SnapshotEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Workspace;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Loss;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;

/** The library's side of the comparison with programs in Python: one process per work. */
enum Work {
  /** Epochs of the paper's network, 4096 rows in batches of 256. */
  TRAINING(Double.POSITIVE_INFINITY) {
    @Override
    List<Timing> run(Path folder) {
      return List.of(
          epoch("epoch sgd", LayerData.network(), LayerData.rows(), Sgd.learningRate(0.1), 256),
          epoch("epoch adam", LayerData.network(), LayerData.rows(), Adam.tensorFlow(4e-4), 256));
    }
  },

  /** Kernel density bounds of every layer and of whole snapshots. */
  LAYERS(1e-9) {
    @Override
    List<Timing> run(Path folder) {
      List<Timing> timings = new ArrayList<>();
      Discrete inputs = LayerData.rows().inputVariable();
      Variable targets = LayerData.rows().targetVariable();
      for (LayerData kind : LayerData.values()) {
        List<Continuous> layers = SampleFiles.snapshot(folder, kind);
        KdeEstimator bound = KdeEstimator.upperBound(NOISE);
        for (Continuous layer : layers) {
          timings.add(
              Stopwatch.time(
                  "kde " + kind.label() + " d=" + layer.dimensions(),
                  () -> bound.estimate(inputs, layer).nats()));
        }
        SnapshotEstimator both =
            SnapshotEstimator.plan(List.of(bound, KdeEstimator.lowerBound(NOISE))).get(0);
        Workspace scratch = new Workspace();
        timings.add(
            Stopwatch.time(
                "kde snapshot " + kind.label(),
                () ->
                    both.estimate(inputs, layers, targets, scratch).stream()
                        .mapToDouble(estimate -> estimate.targetInformation().nats())
                        .sum()));
      }
      return timings;
    }
  },

  /** The first estimator of Kraskov, Stögbauer and Grassberger, k = 4. */
  KNN(1e-9) {
    @Override
    List<Timing> run(Path folder) {
      KnnEstimator ksg1 = KnnEstimator.ksg1().withK(4);
      List<Timing> timings = new ArrayList<>();
      for (JointData data : JointData.all()) {
        int d = data.dimensions();
        DMatrixRMaj rows = SampleFiles.read(folder, data.file(), 2 * d);
        Continuous x = Variable.continuous(SampleFiles.columns(rows, 0, d));
        Continuous y = Variable.continuous(SampleFiles.columns(rows, d, d));
        timings.add(Stopwatch.time("ksg1 " + data.label(), () -> ksg1.estimate(x, y).nats()));
      }
      return timings;
    }
  },

  /** Both coordinates of every layer of a snapshot, from bins of a width and between edges. */
  BINNING(1e-9) {
    @Override
    List<Timing> run(Path folder) {
      List<Timing> timings = new ArrayList<>();
      for (LayerData kind : LayerData.values()) {
        List<Continuous> layers = SampleFiles.snapshot(folder, kind);
        timings.add(
            timed("bins of width 1/15, " + kind.label(), BinningEstimator.width(2 / 30.0), layers));
        timings.add(
            timed("30 bins in [-1,1], " + kind.label(), BinningEstimator.bins(-1, 1, 30), layers));
      }
      return timings;
    }

    private static Timing timed(String what, BinningEstimator binning, List<Continuous> layers) {
      Discrete inputs = LayerData.rows().inputVariable();
      Variable targets = LayerData.rows().targetVariable();
      Workspace scratch = new Workspace();
      return Stopwatch.time(what, () -> sum(binning.estimate(inputs, layers, targets, scratch)));
    }

    private static double sum(List<LayerEstimate> estimates) {
      double sum = 0;
      for (LayerEstimate estimate : estimates) {
        sum += estimate.inputInformation().nats() + estimate.targetInformation().nats();
      }
      return sum;
    }
  },

  /** An epoch of a network of the width that images need, 2560 rows in batches of 128. */
  WIDE(Double.POSITIVE_INFINITY) {
    @Override
    List<Timing> run(Path folder) {
      DMatrixRMaj rows = SampleFiles.read(folder, "wide", SampleFiles.WIDE_INPUTS + 1);
      int[] labels = new int[rows.numRows];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = (int) rows.get(i, SampleFiles.WIDE_INPUTS);
      }
      Dataset data =
          Dataset.labeled(
              SampleFiles.columns(rows, 0, SampleFiles.WIDE_INPUTS),
              labels,
              SampleFiles.WIDE_CLASSES);
      Mlp network = Mlp.create(Architecture.tanh(784, 1024, 20, 20, 20, 10), 1);
      return List.of(
          epoch("epoch 784-1024-20-20-20-10", network, data, Sgd.learningRate(0.1), 128));
    }
  },

  /** One step of the self-consistent equations of the bottleneck. */
  STEP(1e-12) {
    @Override
    List<Timing> run(Path folder) {
      List<Timing> timings = new ArrayList<>();
      for (int clusters : new int[] {64, 512}) {
        SelfConsistentStep step = SelfConsistentStep.of(LayerData.rows().size(), clusters);
        timings.add(
            Stopwatch.time(
                "bottleneck step " + LayerData.rows().size() + "x" + clusters, step::once));
      }
      return timings;
    }
  };

  private static final double NOISE = 1e-3;

  private final double tolerance;

  Work(double tolerance) {
    this.tolerance = tolerance;
  }

  /** How far the values of library and peer may lie apart; infinite where both are random. */
  double tolerance() {
    return tolerance;
  }

  /** What the command line calls it. */
  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Measures the library on the samples in a folder. */
  abstract List<Timing> run(Path folder);

  private static Timing epoch(
      String what, Mlp network, Dataset data, Optimizer optimizer, int batch) {
    Training training = Training.with(optimizer).withBatchSize(batch).withSeed(1);
    Trainer trainer = Trainer.of(network, data, training);
    double before = network.evaluate(data, Loss.CROSS_ENTROPY).loss();
    Timing timing =
        Stopwatch.time(
            what,
            () -> {
              trainer.trainEpoch();
              return trainer.epoch();
            });
    double after = network.evaluate(data, Loss.CROSS_ENTROPY).loss();
    if (!(after < before)) {
      throw new IllegalStateException(what + " must lower the loss " + before + ", got " + after);
    }
    return new Timing(timing.what(), timing.who(), timing.cpu(), timing.wall(), after);
  }
}
