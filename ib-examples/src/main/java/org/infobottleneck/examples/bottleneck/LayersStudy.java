package org.infobottleneck.examples.bottleneck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.bottleneck.BottleneckRecorder;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.bottleneck.LayerFit;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.Loss;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.Snapshots;

/**
 * Networks of the paper, trained on labels drawn from the stochastic rule of the icosahedron task,
 * their layers compared with the information bottleneck of that rule over all 4096 patterns.
 *
 * <p>A run is a pure function of its seed, which draws labels, split, weights and batches.
 */
final class LayersStudy {

  private static final int[] WIDTHS = {12, 10, 7, 5, 4, 3, 2};
  private static final double NOISE = 1e-2;
  private static final int LEAST_DRAWS = 4;

  /** Observed at every snapshot: the 30 edges of the published program, and narrower bins. */
  static final List<MutualInformationEstimator> BINNED =
      List.of(BinningEstimator.edges(-1, 1, 30), BinningEstimator.width(0.07));

  /**
   * What is varied.
   *
   * @param gain of the stochastic rule
   * @param trainFraction share of the patterns that are trained on
   * @param learningRate of plain gradient descent in batches of 256
   * @param epochs of training
   * @param snapshots on a logarithmic axis
   * @param draws of the noisy observer, which looks before and after training only as it takes
   *     longer; 0 leaves it out
   */
  record Settings(
      double gain,
      double trainFraction,
      double learningRate,
      int epochs,
      int snapshots,
      int draws) {

    Settings {
      Arguments.positive(gain, "--gain");
      if (!(trainFraction > 0 && trainFraction < 1)) {
        throw new IllegalArgumentException(
            "--train-fraction must lie strictly between 0 and 1, got " + trainFraction);
      }
      Arguments.positive(learningRate, "--learning-rate");
      Arguments.atLeast(epochs, 1, "--epochs");
      Arguments.atLeast(snapshots, 2, "--snapshots");
      if (draws != 0) {
        Arguments.atLeast(draws, LEAST_DRAWS, "--draws");
      }
    }
  }

  /**
   * One network.
   *
   * @param seed of everything random
   * @param samples patterns trained on
   * @param fits every layer at every snapshot by every observer
   * @param train how the trained network does on the rows trained on
   * @param test and on the others
   */
  record Run(long seed, int samples, List<LayerFit> fits, Evaluation train, Evaluation test) {

    Run {
      fits = List.copyOf(fits);
    }
  }

  private final Settings settings;
  private final Dataset rule;
  private final JointDistribution joint;

  LayersStudy(Settings settings) {
    this.settings = settings;
    rule = IcosahedronTask.stochastic(settings.gain());
    joint = JointDistribution.of(rule);
  }

  JointDistribution joint() {
    return joint;
  }

  /** The epochs that are looked at, the first and the last of them 0 and the end. */
  int[] epochs() {
    return Snapshots.logarithmic(settings.snapshots()).epochs(settings.epochs());
  }

  private MutualInformationEstimator noisyLayer() {
    return NoisyChannelEstimator.of(NOISE).withDraws(settings.draws());
  }

  /** Trains one network. */
  Run run(long seed) {
    Dataset labeled = rule.sampleLabels(seed);
    var parts = labeled.split(settings.trainFraction(), seed);
    Mlp network = Mlp.create(Architecture.tanh(WIDTHS), seed);
    Training training = Training.with(Sgd.learningRate(settings.learningRate())).withSeed(seed);
    Trainer trainer = Trainer.of(network, parts.train(), training);
    BottleneckRecorder binned =
        BottleneckRecorder.of(
            joint, rule.inputVariable(), BINNED.toArray(MutualInformationEstimator[]::new));
    List<LayerFit> noisy = new ArrayList<>();
    int[] epochs = epochs();
    for (int epoch : epochs) {
      while (trainer.epoch() < epoch) {
        trainer.trainEpoch();
      }
      List<DMatrixRMaj> activations = network.activations(rule.inputs());
      DMatrixRMaj softmax = activations.get(activations.size() - 1);
      binned.record(epoch, activations, softmax);
      if (settings.draws() > 0 && (epoch == 0 || epoch == epochs[epochs.length - 1])) {
        BottleneckRecorder once = BottleneckRecorder.of(joint, rule.inputVariable(), noisyLayer());
        once.record(epoch, activations, softmax);
        noisy.addAll(once.fits());
      }
    }
    List<LayerFit> fits = new ArrayList<>(binned.fits());
    fits.addAll(noisy);
    return new Run(
        seed,
        parts.train().size(),
        fits,
        network.evaluate(parts.train(), Loss.CROSS_ENTROPY),
        network.evaluate(parts.test(), Loss.CROSS_ENTROPY));
  }

  static String architecture() {
    return String.join("-", Arrays.stream(WIDTHS).mapToObj(String::valueOf).toList());
  }

  static int layers() {
    return WIDTHS.length - 1;
  }
}
