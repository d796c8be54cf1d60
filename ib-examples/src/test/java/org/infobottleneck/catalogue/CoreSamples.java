package org.infobottleneck.catalogue;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.bottleneck.BestQuantizer;
import org.infobottleneck.bottleneck.Bifurcation;
import org.infobottleneck.bottleneck.BottleneckEncoder;
import org.infobottleneck.bottleneck.BottleneckFit;
import org.infobottleneck.bottleneck.BottleneckRecorder;
import org.infobottleneck.bottleneck.BottleneckSolution;
import org.infobottleneck.bottleneck.Certificate;
import org.infobottleneck.bottleneck.CurveGap;
import org.infobottleneck.bottleneck.CurvePoint;
import org.infobottleneck.bottleneck.DecoderResidual;
import org.infobottleneck.bottleneck.DeterministicBottleneck;
import org.infobottleneck.bottleneck.DeterministicEncoder;
import org.infobottleneck.bottleneck.EncoderDecoderView;
import org.infobottleneck.bottleneck.EncoderResidual;
import org.infobottleneck.bottleneck.FiniteSampleBound;
import org.infobottleneck.bottleneck.FiniteSampleBounds;
import org.infobottleneck.bottleneck.GeneralizedBottleneck;
import org.infobottleneck.bottleneck.GeneralizedSolution;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.bottleneck.LayerEncoder;
import org.infobottleneck.bottleneck.LayerFit;
import org.infobottleneck.bottleneck.SampleComplexity;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.data.CsvDatasets;
import org.infobottleneck.data.CsvTable;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.NumericArray;
import org.infobottleneck.data.Scaling;
import org.infobottleneck.data.Split;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Interval;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.ExperimentResult;
import org.infobottleneck.experiment.ExperimentRunner;
import org.infobottleneck.experiment.Occasional;
import org.infobottleneck.experiment.Presets;
import org.infobottleneck.experiment.RunListener;
import org.infobottleneck.experiment.RunProgress;
import org.infobottleneck.experiment.Task;
import org.infobottleneck.experiment.Tasks;
import org.infobottleneck.experiment.ThreadRunner;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.ActivationChannel;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;
import org.infobottleneck.network.Gradients;
import org.infobottleneck.network.GradientsVanishedException;
import org.infobottleneck.network.Loss;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.NetworkFormatException;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.OptimizerState;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.network.TrainingDivergedException;
import org.infobottleneck.network.TrainingState;
import org.infobottleneck.plane.ActivationRecorder;
import org.infobottleneck.plane.ActivationSource;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.AverageEstimate;
import org.infobottleneck.plane.AverageMeasurement;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.ClassScatter;
import org.infobottleneck.plane.Compression;
import org.infobottleneck.plane.CompressionAnalysis;
import org.infobottleneck.plane.EpochsToReach;
import org.infobottleneck.plane.GradientPhase;
import org.infobottleneck.plane.GradientPhases;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.NetworkEstimator;
import org.infobottleneck.plane.NoisyNetworkEstimator;
import org.infobottleneck.plane.ObservedRows;
import org.infobottleneck.plane.PathPhase;
import org.infobottleneck.plane.PhaseBoundary;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Progress;
import org.infobottleneck.plane.ProgressListener;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.RowSample;
import org.infobottleneck.plane.RunEpochs;
import org.infobottleneck.plane.Snapshot;
import org.infobottleneck.plane.SnapshotActivations;
import org.infobottleneck.plane.Snapshots;
import org.infobottleneck.plane.SpilledActivations;
import org.infobottleneck.plane.SpilledFormatException;
import org.infobottleneck.plane.SpillingRecorder;
import org.infobottleneck.plane.Tracker;
import org.infobottleneck.plane.TrackingStoppedException;
import org.infobottleneck.replay.ActivationFolder;
import org.infobottleneck.replay.ArrayFormat;
import org.infobottleneck.report.InformationPlaneReport;
import org.infobottleneck.report.LiveReport;

/** Valid values for the methods of ib-core. */
final class CoreSamples {

  static final String BINNING = "binning(width=0.25)";

  private static final Supplier<InformationPlane> PLANE = Samples.once(CoreSamples::tracked);
  private static final Supplier<InformationCurve> CURVE =
      Samples.once(() -> InformationBottleneck.of(joint()).curve(2, 4));

  private CoreSamples() {}

  static InformationPlane plane() {
    return PLANE.get();
  }

  static Dataset data() {
    return Dataset.labeled(EstimatorSamples.rows(), EstimatorSamples.labels(), 2);
  }

  static Mlp network() {
    return Mlp.create(Architecture.tanh(2, 3, 2), 1);
  }

  static Tracker tracker() {
    return InformationPlane.tracker()
        .estimators(BinningEstimator.width(0.25))
        .training(Sgd.learningRate(0.1).withBatchSize(3))
        .trainFraction(0.75)
        .epochs(2);
  }

  private static InformationPlane tracked() {
    return tracker().track(network(), data());
  }

  static JointDistribution joint() {
    return JointDistribution.ofConditionals(
        new double[][] {{0.9, 0.1}, {0.2, 0.8}, {0.4, 0.6}, {0.5, 0.5}});
  }

  static DMatrixRMaj layer() {
    return new DMatrixRMaj(new double[][] {{0.1}, {0.6}, {0.15}, {0.9}});
  }

  private static LayerEncoder layerEncoder() {
    return LayerEncoder.quantized(
        joint(),
        Variable.everyRowDistinct(4, Coverage.ENUMERATED),
        BinningEstimator.width(0.25),
        layer());
  }

  private static LayerFit layerFit() {
    LayerEncoder encoder = layerEncoder();
    return new LayerFit(
        1,
        1,
        "a",
        encoder.inputInformation(),
        encoder.targetInformation(),
        encoder.fit(),
        Optional.empty());
  }

  private static Recorder recorder() {
    return InformationPlane.recorder(
        Variable.distinctRows(EstimatorSamples.rows(), Coverage.SAMPLED),
        Variable.labels(EstimatorSamples.labels(), 2),
        BinningEstimator.width(0.25));
  }

  static Experiment experiment() {
    return Presets.shwartzZivTishby2017()
        .withTask(task())
        .withRows(TrainingRows.random(0.75))
        .withArchitecture(Architecture.tanh(2, 3, 2))
        .withTraining(Sgd.learningRate(0.1).withBatchSize(3))
        .withEpochs(2)
        .withSnapshots(Snapshots.everyEpoch())
        .withEstimators(BinningEstimator.width(0.25));
  }

  private static NoisyNetworkEstimator networkEstimator() {
    return NoisyNetworkEstimator.withDefaults().withRows(4).withDraws(4).withMixtureDraws(4);
  }

  static Task task() {
    return Tasks.parts(1, 1);
  }

  static CompressionAnalysis analysis() {
    return CompressionAnalysis.of(List.of(plane(), plane())).withLeastFall(0.01);
  }

  static Samples add(Samples samples, SampleFiles files) {
    bottleneck(samples);
    files(samples, files);
    network(samples, files);
    plane(samples);
    experiment(samples);
    return CoreArguments.add(samples, files);
  }

  private static void bottleneck(Samples samples) {
    Interval interval = new Interval(0.1, 0.9);
    samples
        .type(JointDistribution.class, CoreSamples::joint)
        .type(InformationBottleneck.class, () -> InformationBottleneck.of(joint()))
        .type(InformationCurve.class, CURVE)
        .type(BottleneckSolution.class, () -> CURVE.get().solutions().get(0))
        .type(BottleneckEncoder.class, () -> CURVE.get().solutions().get(0).encoder())
        .type(CurvePoint.class, () -> CURVE.get().points().get(0))
        .type(Certificate.class, () -> CURVE.get().points().get(0).certificate())
        .type(DeterministicBottleneck.class, () -> DeterministicBottleneck.of(joint()))
        .type(DeterministicEncoder.class, () -> DeterministicEncoder.trivial(joint()))
        .shared(
            DeterministicBottleneck.Phase.class,
            () -> DeterministicBottleneck.of(joint()).phasesUpTo(20).get(0))
        .type(BestQuantizer.class, () -> BestQuantizer.of(joint()))
        .type(GeneralizedBottleneck.class, () -> GeneralizedBottleneck.of(joint(), 0.5))
        .shared(GeneralizedSolution.class, () -> GeneralizedBottleneck.of(joint(), 0.5).at(4))
        .type(LayerEncoder.class, CoreSamples::layerEncoder)
        .type(LayerFit.class, CoreSamples::layerFit)
        .type(BottleneckFit.class, () -> layerEncoder().fit())
        .type(EncoderResidual.class, () -> layerEncoder().residual(4))
        .type(DecoderResidual.class, () -> new DecoderResidual(0.1, 0.5, 0.3, 0.1, 0.01))
        .type(
            BottleneckRecorder.class,
            () ->
                BottleneckRecorder.of(
                    joint(),
                    Variable.everyRowDistinct(4, Coverage.ENUMERATED),
                    BinningEstimator.width(0.25)))
        .type(CurveGap.class, () -> new CurveGap(interval, Optional.of(interval)))
        .type(Bifurcation.class, () -> new Bifurcation(1.5, 2.5, Bifurcation.Kind.SPLIT, 1, 2))
        .type(FiniteSampleBound.class, () -> FiniteSampleBounds.complexityGap(4, 100))
        .type(SampleComplexity.class, () -> new SampleComplexity(100, 2, 0.1, 0.05))
        .type(
            EncoderDecoderView.class, () -> EncoderDecoderView.ofLastHiddenLayer(plane(), BINNING))
        .type(
            EncoderDecoderView.Reading.class,
            () -> EncoderDecoderView.ofLastHiddenLayer(plane(), BINNING).last());
  }

  private static void files(Samples samples, SampleFiles files) {
    samples
        .type(Dataset.class, CoreSamples::data)
        .type(Split.class, () -> data().splitConsecutive(0.5))
        .type(Scaling.class, () -> Scaling.standard(data()))
        .type(Path.class, files::fresh)
        .type(byte[].class, () -> new byte[] {1, 2})
        .type(AtomicFiles.Content.class, () -> (AtomicFiles.Content) out -> out.write(1))
        .type(CsvDatasets.class, () -> CsvDatasets.labelColumn("label"))
        .type(CsvTable.class, () -> CsvTable.read(files.of("labeled.csv")))
        .type(NumericArray.class, () -> NumericArray.rowMajor(new double[] {1, 2, 3, 4}, 2, 2))
        .type(ArrayFormatException.class, () -> new ArrayFormatException(files.of("a"), "b"))
        .type(SpilledFormatException.class, () -> CoreArguments.spilledFormat(files))
        .type(Throwable.class, () -> new IllegalStateException("a"))
        .type(ArrayFormat.class, () -> new CoreArguments.OneFormat())
        .type(ArrayFormat[].class, () -> new ArrayFormat[] {new CoreArguments.OneFormat()})
        .type(ActivationFolder.class, () -> ActivationFolder.open(files.of("run")))
        .type(SpilledActivations.class, () -> SpilledActivations.open(files.of("spilled")))
        .type(ActivationSource.class, () -> ActivationFolder.open(files.of("run")))
        .type(
            SpillingRecorder.class,
            () ->
                InformationPlane.spillingRecorder(
                    files.fresh(),
                    Variable.distinctRows(EstimatorSamples.rows(), Coverage.SAMPLED),
                    Variable.labels(EstimatorSamples.labels(), 2)))
        .type(InetAddress.class, InetAddress::getLoopbackAddress)
        .type(LiveReport.class, () -> InformationPlaneReport.live(0))
        .type(InformationPlaneReport.class, () -> InformationPlaneReport.of(plane()));
  }

  private static void network(Samples samples, SampleFiles files) {
    samples
        .type(TrainingState.class, CoreSamples::state)
        .type(GradientsVanishedException.class, () -> new GradientsVanishedException(1, 2))
        .type(NetworkFormatException.class, () -> CoreArguments.networkFormat(files))
        .at(
            "network.Mlp.load(Path)#path",
            () -> {
              Path file = files.fresh();
              network().save(file);
              return file;
            })
        .at("network.TrainingState.withNotes(Map)#newNotes", () -> Map.of("epochs", "3"))
        .at(
            "network.TrainingState.load(Path)#path",
            () -> {
              Path file = files.fresh();
              state().save(file);
              return file;
            })
        .type(Architecture.class, () -> Architecture.tanh(2, 3, 2))
        .type(Mlp.class, CoreSamples::network)
        .type(ActivationChannel.class, () -> ActivationChannel.gaussian(0.1))
        .type(ActivationChannel.None.class, ActivationChannel.None::new)
        .type(ActivationChannel.Gaussian.class, () -> new ActivationChannel.Gaussian(0.1))
        .type(ActivationChannel.Dropout.class, () -> new ActivationChannel.Dropout(0.1))
        .type(ActivationChannel.Quantized.class, () -> new ActivationChannel.Quantized(4))
        .type(Optimizer.class, () -> Sgd.learningRate(0.1))
        .type(Sgd.class, () -> Sgd.learningRate(0.1))
        .type(Adam.class, () -> Adam.kingma(0.1))
        .type(
            OptimizerState.class, () -> Sgd.learningRate(0.1).newState(Architecture.tanh(2, 3, 2)))
        .type(Training.class, () -> Sgd.learningRate(0.1).withBatchSize(3))
        .type(
            Trainer.class,
            () -> Trainer.of(network(), data(), Sgd.learningRate(0.1).withBatchSize(3)))
        .type(
            Gradients.class,
            () -> network().gradients(data().inputs(), data().targets(), Loss.CROSS_ENTROPY))
        .type(Evaluation.class, () -> new Evaluation(0.5, OptionalDouble.of(0.5)))
        .type(GradientStatistics.class, () -> new GradientStatistics(1, 3, 0.1, 0.2, 1))
        .shared(TrainingDivergedException.class, CoreArguments::diverged)
        .type(OptionalDouble.class, () -> OptionalDouble.of(0.5))
        .type(OptionalInt.class, () -> OptionalInt.of(2));
  }

  private static TrainingState state() {
    return Trainer.of(network(), data(), Sgd.learningRate(0.1).withBatchSize(3)).state();
  }

  private static void plane(Samples samples) {
    Supplier<AveragePlane> average = Samples.once(() -> AveragePlane.of(List.of(plane(), plane())));
    samples
        .type(InformationPlane.class, CoreSamples::plane)
        .type(AveragePlane.class, average)
        .type(AveragePlane.Accumulator.class, () -> AveragePlane.accumulator().add(plane()))
        .type(AveragePoint.class, () -> average.get().points().get(0))
        .type(AverageEstimate.class, () -> average.get().points().get(0).inputInformation())
        .type(AverageMeasurement.class, () -> average.get().measurements().get(0))
        .type(Average.class, () -> Average.of(0.1, 0.2, 0.4))
        .type(Tracker.class, CoreSamples::tracker)
        .type(Recorder.class, CoreSamples::recorder)
        .type(ActivationRecorder.class, CoreSamples::recorder)
        .type(Snapshot.class, () -> Snapshot.of(1))
        .type(Snapshots.class, Snapshots::everyEpoch)
        .type(
            SnapshotActivations.class,
            () -> SnapshotActivations.of(1, List.of(new DMatrixRMaj(EstimatorSamples.rows()))))
        .type(PlanePoint.class, () -> plane().points().get(0))
        .type(ObservedRows.class, () -> plane().observed().get(0))
        .type(ClassScatter.class, () -> new ClassScatter("all", 1, 0.5, 0.25))
        .type(Progress.class, () -> new Progress(Snapshot.of(1), 1, 2, 2, plane().points()))
        .type(ProgressListener.class, () -> (ProgressListener) progress -> {})
        .type(
            TrackingStoppedException.class,
            () -> new TrackingStoppedException("a", new IllegalStateException("b"), plane()))
        .type(NetworkEstimator.class, CoreSamples::networkEstimator)
        .type(NoisyNetworkEstimator.class, CoreSamples::networkEstimator)
        .type(RowSample.class, () -> RowSample.of(4, 1))
        .type(RunEpochs.class, () -> new RunEpochs(List.of(OptionalInt.of(1), OptionalInt.empty())))
        .type(
            PathPhase.class,
            () -> new PathPhase(0, 2, 0.5, Average.of(0.1, 0.2), Average.of(0.1, 0.2)))
        .type(PhaseBoundary.class, () -> new PhaseBoundary(3, 2, 4, 9, 2, 0.5, 0.9, 0.01))
        .type(
            GradientPhase.class,
            () -> new GradientPhase(1, 5, Optional.empty(), OptionalInt.empty()))
        .type(GradientPhases.class, () -> GradientPhases.of(plane()))
        .type(CompressionAnalysis.class, CoreSamples::analysis)
        .type(Compression.class, () -> analysis().layer(1, BINNING))
        .type(
            EpochsToReach.class, () -> analysis().epochsToReach(ObservedRows.ALL, 1, BINNING, 0.1));
  }

  private static void experiment(Samples samples) {
    samples
        .type(Task.class, CoreSamples::task)
        .type(TrainingRows.class, () -> TrainingRows.random(0.75))
        .type(Occasional.class, Occasional::none)
        .type(Experiment.class, CoreSamples::experiment)
        .type(
            ExperimentResult.class,
            () -> new ExperimentResult(experiment(), Optional.of(plane()), Optional.empty()))
        .type(ExperimentRunner.class, () -> ThreadRunner.threads(1))
        .type(ThreadRunner.class, () -> ThreadRunner.threads(1))
        .type(RunListener.class, () -> (RunListener) progress -> {})
        .type(
            RunProgress.class,
            () -> new RunProgress(experiment(), 1, 2, 0, Duration.ofSeconds(1), Optional.empty()))
        .type(Duration.class, () -> Duration.ofSeconds(1))
        .type(Consumer.class, () -> (Consumer<Object>) result -> {})
        .type(Iterable.class, () -> List.of(plane()))
        .type(Map.class, () -> Map.of("all", List.of(new DMatrixRMaj(EstimatorSamples.rows()))))
        .type(
            MutualInformationEstimator[].class,
            () -> new MutualInformationEstimator[] {BinningEstimator.width(0.25)});
  }
}
