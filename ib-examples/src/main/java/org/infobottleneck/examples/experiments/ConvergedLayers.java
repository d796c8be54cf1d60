package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.bottleneck.BottleneckRecorder;
import org.infobottleneck.bottleneck.EncoderResidual;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.bottleneck.LayerFit;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.Split;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.TrainingDivergedException;
import org.infobottleneck.plane.ObservedRows;

/**
 * The layers of one network beside the bottleneck of the rule that its labels are drawn from: what
 * they hold, beta*, and how far their encoders are from the optimal ones.
 *
 * <p>A pure function of the experiment. It can be written as text, which a store keeps, and read.
 *
 * @param seed of the experiment
 * @param samples the patterns trained on
 * @param diverged the epoch in which training diverged; such a network has no layers
 * @param trainAccuracy of the trained network
 * @param testAccuracy of the trained network, on the rows that it was not trained on
 * @param layers by epoch, then layer, then observer
 */
record ConvergedLayers(
    long seed,
    int samples,
    OptionalInt diverged,
    double trainAccuracy,
    double testAccuracy,
    List<Reading> layers) {

  /** The name of the work, for {@link Runs#texts}. */
  static final String WORK = "layers";

  private static final String DIVERGED = "diverged";
  private static final String NETWORK = "network";
  private static final String LAYER = "layer";
  private static final String SEPARATOR = "\t";

  /**
   * One layer as one observer sees it; information in nats.
   *
   * @param epoch the epochs trained
   * @param layer its number, from 1
   * @param observer whose cells or noise these are
   * @param input I(X;T)
   * @param target I(T;Y)
   * @param beta beta*, infinite as such
   * @param residual E KL[p(t|x) || p_IB(t|x; beta*)]
   * @param floor H(T|S) of it, which no optimal encoder lacks
   */
  record Reading(
      int epoch,
      int layer,
      String observer,
      double input,
      double target,
      double beta,
      double residual,
      double floor) {}

  ConvergedLayers {
    layers = List.copyOf(layers);
  }

  /** Trains the network of an experiment on a stochastic rule and looks at all its layers. */
  static ConvergedLayers of(Experiment experiment) {
    Dataset labeled = experiment.task().data(experiment.seed());
    Dataset rule =
        Objects.requireNonNull(
            experiment.task().observed(labeled).get(ObservedRows.ALL), "rows named all");
    Split parts = split(experiment, labeled);
    Mlp network = Mlp.create(experiment.architecture(), experiment.seed());
    Trainer trainer = Trainer.of(network, parts.train(), experiment.training());
    JointDistribution joint = JointDistribution.of(rule);
    List<Reading> readings = new ArrayList<>();
    int samples = parts.train().size();
    try {
      for (int epoch : experiment.snapshots().epochs(experiment.epochs())) {
        while (trainer.epoch() < epoch) {
          trainer.trainEpoch();
        }
        List<DMatrixRMaj> activations = network.activations(rule.inputs());
        BottleneckRecorder recorder =
            BottleneckRecorder.of(joint, rule.inputVariable(), observers(experiment, epoch));
        recorder.record(epoch, activations);
        recorder.fits().forEach(fit -> readings.add(reading(fit)));
      }
    } catch (TrainingDivergedException e) {
      return new ConvergedLayers(
          experiment.seed(), samples, OptionalInt.of(e.epoch()), Double.NaN, Double.NaN, List.of());
    }
    return new ConvergedLayers(
        experiment.seed(),
        samples,
        OptionalInt.empty(),
        accuracy(network, parts.train(), experiment),
        accuracy(network, parts.test(), experiment),
        readings);
  }

  private static MutualInformationEstimator[] observers(Experiment experiment, int epoch) {
    List<MutualInformationEstimator> observers = new ArrayList<>(experiment.estimators());
    int[] occasions = experiment.occasional().when().epochs(experiment.epochs());
    if (Arrays.stream(occasions).anyMatch(occasion -> occasion == epoch)) {
      observers.addAll(experiment.occasional().estimators());
    }
    return observers.toArray(MutualInformationEstimator[]::new);
  }

  /** The rows that an experiment trains and tests on. */
  static Split split(Experiment experiment, Dataset data) {
    TrainingRows rows = experiment.rows();
    return rows.choice() == TrainingRows.Choice.RANDOM
        ? data.split(rows.fraction(), experiment.seed())
        : data.splitConsecutive(rows.fraction());
  }

  private static double accuracy(Mlp network, Dataset rows, Experiment experiment) {
    return network.evaluate(rows, experiment.training().loss()).accuracy().orElse(Double.NaN);
  }

  private static Reading reading(LayerFit fit) {
    Optional<EncoderResidual> residual = fit.fit().residual();
    return new Reading(
        fit.epoch(),
        fit.layer(),
        fit.observer(),
        fit.inputInformation().nats(),
        fit.targetInformation().nats(),
        fit.fit().betaStar().orElse(Double.NaN),
        residual.map(EncoderResidual::nats).orElse(Double.NaN),
        fit.fit().floor());
  }

  /** Where training diverged there are none. */
  boolean isPresent() {
    return diverged.isEmpty();
  }

  /** The observers of the trained layers. */
  List<String> observers() {
    int end = layers.get(layers.size() - 1).epoch();
    return layers.stream()
        .filter(each -> each.epoch() == end)
        .map(Reading::observer)
        .distinct()
        .toList();
  }

  /** Whether an observer looked at an epoch. */
  boolean has(int epoch, String observer) {
    return layers.stream()
        .anyMatch(each -> each.epoch() == epoch && each.observer().equals(observer));
  }

  /** A layer after training, as an observer sees it. */
  Reading last(int layer, String observer) {
    int end = layers.get(layers.size() - 1).epoch();
    return at(end, layer, observer);
  }

  /** A layer at an epoch, as an observer sees it. */
  Reading at(int epoch, int layer, String observer) {
    return layers.stream()
        .filter(each -> each.epoch() == epoch && each.layer() == layer)
        .filter(each -> each.observer().equals(observer))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no layer " + layer + " at epoch " + epoch + " by " + observer));
  }

  /** As text: numbers as hexadecimal floats, so that none of their bits is lost. */
  String text() {
    if (diverged.isPresent()) {
      return line(DIVERGED, seed, samples, diverged.getAsInt());
    }
    StringBuilder text = new StringBuilder();
    text.append(line(NETWORK, seed, samples, hex(trainAccuracy), hex(testAccuracy)));
    for (Reading each : layers) {
      text.append(
          line(
              LAYER,
              each.epoch,
              each.layer,
              each.observer,
              hex(each.input),
              hex(each.target),
              hex(each.beta),
              hex(each.residual),
              hex(each.floor)));
    }
    return text.toString();
  }

  /** Reads a text that {@link #text} has written. */
  static ConvergedLayers parse(String text) {
    List<String[]> lines = text.lines().map(line -> line.split(SEPARATOR, -1)).toList();
    String[] head = lines.get(0);
    long seed = Long.parseLong(head[1]);
    int samples = Integer.parseInt(head[2]);
    if (head[0].equals(DIVERGED)) {
      OptionalInt epoch = OptionalInt.of(Integer.parseInt(head[3]));
      return new ConvergedLayers(seed, samples, epoch, Double.NaN, Double.NaN, List.of());
    }
    List<Reading> layers = new ArrayList<>();
    for (String[] cells : lines.subList(1, lines.size())) {
      double[] numbers =
          Arrays.stream(cells, 4, cells.length).mapToDouble(Double::parseDouble).toArray();
      layers.add(
          new Reading(
              Integer.parseInt(cells[1]),
              Integer.parseInt(cells[2]),
              cells[3],
              numbers[0],
              numbers[1],
              numbers[2],
              numbers[3],
              numbers[4]));
    }
    return new ConvergedLayers(
        seed,
        samples,
        OptionalInt.empty(),
        Double.parseDouble(head[3]),
        Double.parseDouble(head[4]),
        layers);
  }

  private static String hex(double value) {
    return Double.toHexString(value);
  }

  private static String line(Object... cells) {
    return String.join(SEPARATOR, Arrays.stream(cells).map(String::valueOf).toList()) + "\n";
  }
}
