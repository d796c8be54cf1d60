package org.infobottleneck.catalogue;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.bottleneck.EncoderDecoderView;
import org.infobottleneck.bottleneck.EncoderResidual;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IdxDatasets;
import org.infobottleneck.data.NumericArray;
import org.infobottleneck.data.Scaling;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.experiment.ExperimentStore;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.ActivationChannel;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.GradientStatistics;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.NetworkFormatException;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.TrainingDivergedException;
import org.infobottleneck.plane.ClassScatter;
import org.infobottleneck.plane.GradientPhases;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.NoisyNetworkEstimator;
import org.infobottleneck.plane.ObservedRows;
import org.infobottleneck.plane.PlaneFormatException;
import org.infobottleneck.plane.SpilledActivations;
import org.infobottleneck.plane.SpilledFormatException;
import org.infobottleneck.replay.ActivationFolder;
import org.infobottleneck.replay.ArrayFormat;

/** Arguments of ib-core that need another value than their type alone would give. */
final class CoreArguments {

  private CoreArguments() {}

  /** A format that a user might add. */
  static final class OneFormat implements ArrayFormat {
    @Override
    public String extension() {
      return "one";
    }

    @Override
    public boolean hasNames() {
      return false;
    }

    @Override
    public Map<String, NumericArray> read(Path file) {
      Objects.requireNonNull(file, "file");
      return Map.of("", NumericArray.rowMajor(new double[] {1, 2}, 2, 1));
    }
  }

  static SpilledFormatException spilledFormat(SampleFiles files) {
    try {
      SpilledActivations.open(files.of("run"));
      throw new IllegalStateException("not refused");
    } catch (SpilledFormatException e) {
      return e;
    }
  }

  static NetworkFormatException networkFormat(SampleFiles files) {
    try {
      Mlp.load(files.of("labeled.csv"));
      throw new IllegalStateException("not refused");
    } catch (NetworkFormatException e) {
      return e;
    }
  }

  static TrainingDivergedException diverged() {
    Trainer trainer =
        Trainer.of(
            CoreSamples.network(), CoreSamples.data(), Sgd.learningRate(1e300).withBatchSize(3));
    try {
      while (true) {
        trainer.trainEpoch();
      }
    } catch (TrainingDivergedException e) {
      return e;
    }
  }

  static Samples add(Samples samples, SampleFiles files) {
    samples
        .at("int#epoch", () -> 1)
        .at("int#layer", () -> 1)
        .at("int#row", () -> 1)
        .at("int[]#widths", () -> new int[] {2, 3, 2})
        .at("List#widths", () -> List.of(2, 3, 2))
        .at("String#estimator", () -> CoreSamples.BINNING)
        .at("List#activations", () -> List.of(new DMatrixRMaj(EstimatorSamples.rows())))
        .at("List#planes", () -> List.of(CoreSamples.plane(), CoreSamples.plane()))
        .at("List#experiments", () -> List.of(CoreSamples.experiment()));
    bottleneck(samples);
    data(samples, files);
    network(samples);
    plane(samples, files);
    return texts(samples);
  }

  private static void bottleneck(Samples samples) {
    String at = "bottleneck.";
    double[][] conditionals = {{0.9, 0.1}, {0.2, 0.8}, {0.4, 0.6}, {0.5, 0.5}};
    for (String type : List.of("BottleneckRecorder", "LayerEncoder")) {
      samples
          .at(at + type + "#inputs", () -> Variable.everyRowDistinct(4, Coverage.ENUMERATED))
          .at(at + type + "#softmax", () -> new DMatrixRMaj(conditionals));
    }
    List.of(
            "BottleneckEncoder.clusterProbability(int)#t",
            "BottleneckEncoder.decoder(int,int)#t",
            "BottleneckEncoder.probability(int,int)#t",
            "DeterministicEncoder.clusterProbability(int)#t",
            "DeterministicEncoder.decoder(int,int)#t")
        .forEach(name -> samples.at(at + name, () -> 0));
    List.of("BottleneckEncoder", "DeterministicEncoder", "JointDistribution")
        .forEach(name -> samples.at(at + name + "#y", () -> 1));
    samples
        .at(
            at + "BottleneckRecorder#estimators",
            () -> new MutualInformationEstimator[] {BinningEstimator.width(0.25)})
        .at(
            at + "BottleneckRecorder.record(int,List)#activations",
            () -> List.of(CoreSamples.layer()))
        .at(
            at + "BottleneckRecorder.record(int,List,DMatrixRMaj)#activations",
            () -> List.of(CoreSamples.layer()))
        .at(
            at + "BottleneckRecorder.record(int,double[][][])#activations",
            () -> new double[][][] {{{0.1}, {0.6}, {0.15}, {0.9}}})
        .at(
            at + "BottleneckFit.new(Verdict,Optional,double,double)#residual",
            () -> Optional.of(new EncoderResidual(0.5, 2, 0.1, 0.01)))
        .at(
            at + "EncoderDecoderView.new(int,String,String,List)#readings",
            () ->
                EncoderDecoderView.ofLastHiddenLayer(CoreSamples.plane(), CoreSamples.BINNING)
                    .readings())
        .at(at + "InformationCurve#targetInformation", () -> 0.05)
        .at(at + "DeterministicEncoder#cells", () -> new int[] {0, 1, 0, 1})
        .at(
            at + "JointDistribution#probabilities",
            () -> new double[][] {{0.25, 0.25}, {0.125, 0.375}})
        .at(at + "JointDistribution#conditionals", () -> conditionals)
        .at(at + "JointDistribution#inputs", () -> new double[] {0.25, 0.25, 0.25, 0.25})
        .at(
            at + "JointDistribution.of(Discrete,Variable)#inputs",
            () -> Variable.everyRowDistinct(8, Coverage.ENUMERATED))
        .at(at + "LayerEncoder#activations", CoreSamples::layer)
        .at(at + "LayerEncoder#layer", CoreSamples::layer)
        .at(at + "LayerEncoder#encoder", () -> conditionals)
        .at("double[]#betas", () -> new double[] {2, 4})
        .at(
            at + "InformationBottleneck.squared(double)#receiver",
            () -> InformationBottleneck.of(CoreSamples.joint()).withMaxIterations(20))
        .at(
            at + "InformationBottleneck.atInputInformation(double)#receiver",
            () -> InformationBottleneck.of(CoreSamples.joint()).withMaxIterations(20))
        .at("numerics.Arguments.index(int,int,String)#index", () -> 1)
        .at(at + "SampleComplexity#samples", () -> 100.0);
  }

  private static void data(Samples samples, SampleFiles files) {
    String at = "data.";
    samples
        .at("OutputStream#out", java.io.ByteArrayOutputStream::new)
        .at(at + "CsvDatasets#file", () -> files.of("labeled.csv"))
        .at(at + "CsvTable#file", () -> files.of("labeled.csv"))
        .at(at + "CsvTable#nameOrPlace", () -> "label")
        .at(at + "CsvMatrices#file", () -> files.of("numbers.csv"))
        .at(at + "NumpyFiles.read(Path)#file", () -> files.of("numbers.npy"))
        .at(at + "NumpyFiles.readArchive(Path)#file", () -> files.of("numbers.npz"))
        .at(at + "IdxFiles#file", () -> files.of("mnist/train-images-idx3-ubyte"))
        .at(at + "IdxDatasets#images", () -> files.of("mnist/train-images-idx3-ubyte"))
        .at(at + "IdxDatasets#labels", () -> files.of("mnist/train-labels-idx1-ubyte"))
        .at(at + "IdxDatasets#classes", () -> 10)
        .at(at + "IdxDatasets#folder", () -> files.of("mnist"))
        .at(
            at + "IdxDatasets#scaling",
            () -> Scaling.standard(IdxDatasets.mnist(files.of("mnist")).train()))
        .at(at + "Dataset.sampleLabels(long)#receiver", CoreArguments::soft)
        .at(at + "Dataset#distribution", () -> new DMatrixRMaj(EstimatorSamples.distributions()))
        .at(at + "NumericArray#shape", () -> new int[] {4, 2})
        .at(at + "NumericArray#values", EstimatorSamples::column)
        .at(
            at + "NumericArray.integers()#receiver",
            () -> NumericArray.rowMajor(new double[] {1, 2}, 2))
        .at("replay.ActivationFolder#folder", () -> files.of("run"))
        .at("replay.ArrayFormat#file", () -> files.of("numbers.npy"))
        .at("experiment.ExperimentStore#receiver", () -> ExperimentStore.in(files.fresh()))
        .type(ExperimentStore.class, () -> ExperimentStore.in(files.fresh()))
        .at(
            "experiment.ExperimentResult.new(Experiment,Optional,Optional)#failure",
            () -> Optional.of(new IllegalStateException("a")))
        .at(
            "experiment.Occasional#networkEstimators",
            () -> List.of(NoisyNetworkEstimator.withDefaults()))
        .at("experiment.Tasks#relevant", () -> 3);
  }

  private static Dataset soft() {
    return Dataset.soft(
        new DMatrixRMaj(EstimatorSamples.rows()),
        new DMatrixRMaj(EstimatorSamples.distributions()));
  }

  private static void network(Samples samples) {
    String at = "network.";
    samples
        .at(
            at + "Adam.step(Mlp,Gradients,OptimizerState)#state",
            () -> Adam.kingma(0.1).newState(Architecture.tanh(2, 3, 2)))
        .at(at + "Mlp#targets", () -> new DMatrixRMaj(EstimatorSamples.oneHot()))
        .at(
            at + "Mlp.of(Architecture,List,List)#weights",
            () -> List.of(CoreSamples.network().weights(1), CoreSamples.network().weights(2)))
        .at(
            at + "Mlp.of(Architecture,List,List)#biases",
            () -> List.of(CoreSamples.network().biases(1), CoreSamples.network().biases(2)))
        .at(at + "Trainer#epoch", () -> 3);
  }

  private static void plane(Samples samples, SampleFiles files) {
    String at = "plane.";
    for (String type : List.of("InformationPlane", "AveragePlane", "CompressionAnalysis")) {
      samples
          .at(at + type + "#rows", () -> ObservedRows.ALL)
          .at(
              at + type + ".path(int,MutualInformationEstimator)#estimator",
              () -> BinningEstimator.width(0.25))
          .at(
              at + type + ".path(String,int,MutualInformationEstimator)#estimator",
              () -> BinningEstimator.width(0.25))
          .at(
              at + type + ".layer(int,MutualInformationEstimator)#estimator",
              () -> BinningEstimator.width(0.25))
          .at(
              at + type + ".epochsToReach(int,MutualInformationEstimator,double)#estimator",
              () -> BinningEstimator.width(0.25))
          .at(
              at + type + ".epochsToReach(String,int,MutualInformationEstimator,double)#estimator",
              () -> BinningEstimator.width(0.25));
    }
    List.of(
            "ActivationSource.compute(Path,Recorder,ProgressListener)",
            "ActivationSource.replay(Recorder)",
            "ActivationSource.replay(int,Recorder)")
        .forEach(
            name ->
                samples.at(
                    at + name + "#recorder",
                    () ->
                        ActivationFolder.open(files.of("run"))
                            .recorder(BinningEstimator.width(0.25))));
    samples
        .at(at + "AverageEstimate#caveats", () -> new EnumMap<>(Map.of(Caveat.TIES, 2)))
        .at(at + "GradientPhases#runs", () -> List.of(GradientPhases.of(CoreSamples.plane())))
        .at(at + "InformationPlane.load(Path)#path", () -> files.of("plane.json"))
        .at(at + "NetworkEstimator.estimate(Mlp,Dataset)#network", CoreArguments::noisy)
        .at(at + "NoisyNetworkEstimator.estimate(Mlp,Dataset)#network", CoreArguments::noisy)
        .at(at + "NoisyNetworkEstimator#draws", () -> 4)
        .type(PlaneFormatException.class, () -> format(files))
        .at(at + "PhaseBoundary#earliest", () -> 1)
        .at(at + "PhaseBoundary#endOfFall", () -> 9)
        .at(at + "PhaseBoundary#epoch", () -> 1)
        .at(at + "Progress#points", () -> CoreSamples.plane().points())
        .at(at + "RowSample#all", () -> 8)
        .at(at + "RunEpochs#epochs", () -> List.of(OptionalInt.of(1), OptionalInt.empty()))
        .at(at + "Snapshot#weightNorms", () -> List.of(1.0, 2.0))
        .at(at + "Snapshot#gradients", () -> List.of(new GradientStatistics(1, 3, 0.1, 0.2, 1)))
        .at(at + "Snapshot#scatter", () -> List.of(new ClassScatter("all", 1, 0.5, 0.25)))
        .at(at + "Snapshot#newScatter", () -> List.of(new ClassScatter("all", 1, 0.5, 0.25)))
        .at(at + "SpilledActivations.open(Path)#folder", () -> files.of("spilled"))
        .at(at + "SpilledActivations.isFolder(Path)#folder", () -> files.of("spilled"))
        .at(at + "Tracker#numbers", () -> new int[] {1, 2})
        .at("report.InformationPlaneReport#port", () -> 0);
  }

  static Mlp noisy() {
    return Mlp.create(Architecture.tanh(2, 3, 2).withChannel(ActivationChannel.gaussian(0.1)), 1);
  }

  private static PlaneFormatException format(SampleFiles files) {
    try {
      InformationPlane.load(files.of("garbage.bin"));
      throw new IllegalStateException("not refused");
    } catch (PlaneFormatException e) {
      return e;
    }
  }

  private static Samples texts(Samples samples) {
    return samples
        .at("experiment.Experiment.parse(String)#text", () -> CoreSamples.experiment().text())
        .at("experiment.Presets.named(String)#name", () -> "saxe2018")
        .at("experiment.Tasks.parse(String)#text", () -> "icosahedron(gain=12)")
        .at("experiment.TrainingRows.parse(String)#text", () -> TrainingRows.random(0.5).toString())
        .at("network.Architecture.parse(String)#description", () -> "2-3-2 tanh")
        .at("network.Batching.parse(String)#name", () -> "SHUFFLED")
        .at(
            "network.ActivationChannel.parse(String)#description",
            () -> "gaussian(noiseVariance=0.01)")
        .at("network.ActivationChannel.parse(String)#text", () -> "gaussian(noiseVariance=0.01)")
        .at("network.Loss.parse(String)#name", () -> "CROSS_ENTROPY")
        .at("network.Optimizer.parse(String)#description", () -> Sgd.learningRate(0.1).toString())
        .at(
            "network.Training.parse(String)#description",
            () -> Sgd.learningRate(0.1).withBatchSize(3).toString())
        .at("plane.NoisyNetworkEstimator.parse(String)#description", () -> "noisy-network(rows=4)")
        .at("plane.Snapshots.parse(String)#description", () -> "logarithmic(3)");
  }
}
