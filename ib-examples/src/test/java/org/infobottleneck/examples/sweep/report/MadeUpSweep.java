package org.infobottleneck.examples.sweep.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Measure;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Occasional;
import org.infobottleneck.experiment.Tasks;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.GradientSampling;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.Snapshot;
import org.infobottleneck.plane.Snapshots;

/** A sweep in a folder whose planes hold numbers that a test makes up. */
final class MadeUpSweep {

  private static final double NATS_PER_BIT = 0.6931471805599453;
  private static final BinningEstimator BINS = BinningEstimator.width(0.5);

  /** What the experiments ask, by its description. */
  static final String ESTIMATOR = BINS.description();

  private final Path folder;
  private final List<String> factors;
  private final List<SweepRun> runs = new ArrayList<>();

  MadeUpSweep(Path folder, String... factors) {
    this.folder = folder;
    this.factors = List.of(factors);
    try {
      Files.createDirectories(folder.resolve("runs"));
      Files.createDirectories(folder.resolve("failed"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a run of a shallow network; the rate keeps the experiments of settings apart. */
  SweepRun add(long seed, String... levels) {
    return add(Architecture.tanh(4, 3, 2), seed, levels);
  }

  SweepRun add(Architecture architecture, long seed, String... levels) {
    Map<String, String> own = new LinkedHashMap<>();
    StringBuilder setting = new StringBuilder();
    for (int i = 0; i < levels.length; i++) {
      own.put(factors.get(i), levels[i]);
      setting.append(factors.get(i).equals("seed") ? "" : levels[i] + "|");
    }
    double rate = 0.01 + Math.floorMod(setting.toString().hashCode(), 100_000) / 1e6;
    Experiment experiment =
        new Experiment(
            Tasks.parts(3, 1),
            TrainingRows.random(0.75),
            architecture,
            Training.with(Sgd.learningRate(rate)),
            10,
            Snapshots.logarithmic(4),
            GradientSampling.AT_SNAPSHOT,
            List.of(BINS),
            Occasional.none(),
            seed);
    SweepRun run = new SweepRun(experiment, own);
    runs.add(run);
    return run;
  }

  /** Saves the plane of a run whose hidden layers all go a path. */
  void done(SweepRun run, double[] inputBits, double[] targetBits) {
    done(run, inputBits, targetBits, Measure.SHANNON);
  }

  void done(SweepRun run, double[] inputBits, double[] targetBits, Measure measure) {
    Recorder recorder =
        InformationPlane.recorder(
            Variable.distinctRows(new double[][] {{0}, {1}}, Coverage.ENUMERATED),
            Variable.labels(new int[] {0, 1}),
            new Planted(measure));
    for (int i = 0; i < inputBits.length; i++) {
      List<DMatrixRMaj> layers = new ArrayList<>();
      for (int k = 0; k < run.experiment().architecture().layerCount(); k++) {
        layers.add(new DMatrixRMaj(new double[][] {{inputBits[i]}, {targetBits[i]}}));
      }
      Optional<Evaluation> test =
          Optional.of(new Evaluation(inputBits[i] / 10, OptionalDouble.of(targetBits[i] / 10)));
      recorder.record(
          new Snapshot(i == 0 ? 0 : 5 * i, Optional.empty(), test, List.of(), List.of()), layers);
    }
    recorder.plane().save(folder.resolve("runs/" + run.key() + ".ibp"));
  }

  /** Saves a plane of two snapshots that ends with some numbers. */
  void ends(SweepRun run, double inputBits, double targetBits) {
    done(run, new double[] {0.5, inputBits}, new double[] {0.1, targetBits});
  }

  void write(String file, String content) {
    try {
      Files.writeString(folder.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sweep sweep() {
    return new Sweep("made up", factors, runs);
  }

  SweepReport report() {
    return report(
        new Choice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  SweepReport report(Choice choice) {
    return SweepReport.of(sweep(), folder, choice);
  }

  Marginals marginals() {
    Design design = Design.of(sweep());
    return new Marginals(design, Collector.collect(design, new SweepPlanes(folder)));
  }

  /** Answers with the value that stands in the activations of the layer. */
  private record Planted(Measure measure) implements MutualInformationEstimator {

    @Override
    public Estimate estimate(Variable x, Variable y) {
      double bits =
          y instanceof Continuous layer ? layer.value(0, 0) : ((Continuous) x).value(1, 0);
      Estimand plain = BINS.estimate(x, y).estimand();
      return Estimate.of(bits * NATS_PER_BIT, plain.withMeasure(measure), 2, description());
    }

    @Override
    public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
      return Optional.empty();
    }

    @Override
    public String description() {
      return ESTIMATOR;
    }
  }
}
