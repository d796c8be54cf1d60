package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.Snapshots;

/**
 * How many epochs networks of one to six hidden layers take to reach a goal, each at the learning
 * rate that is best for it. Rates are chosen on seeds of their own.
 */
final class DepthStudy {

  /** The numbers of hidden layers. */
  static final List<Integer> DEPTHS = List.of(1, 2, 3, 4, 5, 6);

  /** The rate of the other experiments, which is tuned to none of the networks. */
  static final double COMMON_RATE = 0.1;

  private static final List<Double> RATES = List.of(0.03, 0.1, 0.3, 0.6, 1.0, 2.0);
  private static final List<Double> FEW_RATES = List.of(0.1, 0.3, 1.0);
  private static final int FIRST_WIDTH = 12;
  private static final int TUNING_EPOCHS = 3000;
  private static final int LOOKS = 200;
  private static final int FEW_LOOKS = 80;

  /** Far from the seeds that are reported. */
  private static final long TUNING_SEEDS = 1_000_000;

  private final List<Cell> tuned;
  private final List<Cell> reported;

  private DepthStudy(List<Cell> tuned, List<Cell> reported) {
    this.tuned = List.copyOf(tuned);
    this.reported = List.copyOf(reported);
  }

  /**
   * Networks of one depth trained at one rate.
   *
   * @param depth the number of hidden layers
   * @param rate the learning rate
   * @param networks one per seed
   */
  record Cell(int depth, double rate, List<Convergence> networks) {

    Cell {
      networks = List.copyOf(networks);
    }

    /** The epochs to a goal of every network, infinite for never. */
    double[] epochs(Convergence.Goal goal) {
      return networks.stream().mapToDouble(network -> network.epochsTo(goal)).toArray();
    }

    double median(Convergence.Goal goal) {
      return Quantiles.median(epochs(goal));
    }

    long reached(Convergence.Goal goal) {
      return networks.stream().filter(network -> Double.isFinite(network.epochsTo(goal))).count();
    }

    long diverged() {
      return networks.stream().filter(network -> network.diverged().isPresent()).count();
    }
  }

  /** The paper's networks: the first hidden layer has 12 units, each further one two fewer. */
  static Architecture architecture(int depth) {
    int[] widths = new int[depth + 2];
    widths[0] = FIRST_WIDTH;
    for (int layer = 1; layer <= depth; layer++) {
      widths[layer] = FIRST_WIDTH - 2 * (layer - 1);
    }
    widths[depth + 1] = 2;
    return Architecture.tanh(widths);
  }

  /** Tunes and then trains. */
  static DepthStudy of(Scale scale, Runs runs) throws InterruptedException {
    Experiment base = Settings.paper(scale);
    base = base.withSnapshots(Snapshots.logarithmic(scale.of(LOOKS, FEW_LOOKS)));
    Experiment tuning =
        base.withSeed(TUNING_SEEDS + scale.firstSeed())
            .withEpochs(Math.min(base.epochs(), TUNING_EPOCHS));
    List<Experiment> experiments = new ArrayList<>();
    List<Double> rates = scale.full() ? RATES : FEW_RATES;
    int tuningSeeds = scale.of(10, 3);
    for (int depth : DEPTHS) {
      for (double rate : rates) {
        experiments.addAll(at(tuning, depth, rate).repeats(tuningSeeds));
      }
    }
    List<Cell> tuned = cells(experiments, tuningSeeds, runs);
    experiments.clear();
    for (int depth : DEPTHS) {
      TreeSet<Double> wanted = new TreeSet<>(List.of(COMMON_RATE));
      for (Convergence.Goal goal : Convergence.Goal.values()) {
        wanted.add(best(tuned, depth, goal).rate());
      }
      for (double rate : wanted) {
        experiments.addAll(at(base, depth, rate).repeats(scale.seeds()));
      }
    }
    return new DepthStudy(tuned, cells(experiments, scale.seeds(), runs));
  }

  private static Experiment at(Experiment base, int depth, double rate) {
    return base.withArchitecture(architecture(depth))
        .withTraining(base.training().withOptimizer(Sgd.learningRate(rate)));
  }

  private static List<Cell> cells(List<Experiment> experiments, int seeds, Runs runs)
      throws InterruptedException {
    List<Convergence> networks =
        runs
            .texts(experiments, Convergence.WORK, experiment -> Convergence.of(experiment).text())
            .stream()
            .map(Convergence::parse)
            .toList();
    List<Cell> cells = new ArrayList<>();
    for (int from = 0; from < networks.size(); from += seeds) {
      Experiment first = experiments.get(from);
      cells.add(
          new Cell(
              first.architecture().layerCount() - 1,
              ((Sgd) first.training().optimizer()).learningRate(),
              networks.subList(from, from + seeds)));
    }
    return cells;
  }

  /**
   * The best rate of a depth for a goal: that of the least median, of equal ones that which most
   * networks reach it with, of equal ones the smaller.
   */
  static Cell best(List<Cell> tuned, int depth, Convergence.Goal goal) {
    return tuned.stream()
        .filter(cell -> cell.depth() == depth)
        .min(
            Comparator.comparingDouble((Cell cell) -> cell.median(goal))
                .thenComparingLong(cell -> -cell.reached(goal))
                .thenComparingDouble(Cell::rate))
        .orElseThrow();
  }

  /** The reported networks of a depth at its best rate for a goal. */
  Cell atBest(int depth, Convergence.Goal goal) {
    return reported(depth, best(tuned, depth, goal).rate());
  }

  /** The reported networks of a depth at the common rate. */
  Cell atCommon(int depth) {
    return reported(depth, COMMON_RATE);
  }

  private Cell reported(int depth, double rate) {
    return reported.stream()
        .filter(cell -> cell.depth() == depth && cell.rate() == rate)
        .findFirst()
        .orElseThrow();
  }

  /** The tuning networks, by depth and rate. */
  List<Cell> tuned() {
    return tuned;
  }

  /** How many of all runs diverged. */
  String diverged() {
    long runs = 0;
    long diverged = 0;
    for (List<Cell> cells : List.of(tuned, reported)) {
      for (Cell cell : cells) {
        runs += cell.networks().size();
        diverged += cell.diverged();
      }
    }
    return diverged + " of " + runs + " runs";
  }

  /** What the claims on depth make of every goal. */
  List<Judgement> judgements(int samples) {
    int least = DEPTHS.get(0);
    int most = DEPTHS.get(DEPTHS.size() - 1);
    double work =
        (double) Convergence.multiplyAdds(architecture(most), samples)
            / Convergence.multiplyAdds(architecture(least), samples);
    EnumMap<Convergence.Goal, double[]> shallow = new EnumMap<>(Convergence.Goal.class);
    EnumMap<Convergence.Goal, double[]> deep = new EnumMap<>(Convergence.Goal.class);
    for (Convergence.Goal goal : Convergence.Goal.values()) {
      shallow.put(goal, atBest(least, goal).epochs(goal));
      deep.put(goal, atBest(most, goal).epochs(goal));
    }
    return List.of(
        judge(
            Claim.DEPTH_SAVES_EPOCHS,
            shallow,
            deep,
            1,
            1 / Claim.DEPTH_SAVES_EPOCHS.threshold(),
            "Median epochs of six hidden layers over those of one"),
        judge(
            Claim.DEPTH_SAVES_WORK,
            shallow,
            deep,
            work,
            Claim.DEPTH_SAVES_WORK.threshold(),
            "Multiply-adds of six hidden layers over those of one"));
  }

  /**
   * Judges by the ratio of medians. A goal that one hidden layer meets before it is trained, or
   * that neither depth meets, says nothing and is left out.
   *
   * @param shallow the epochs of one hidden layer by goal and seed, infinite for never
   * @param deep those of six
   * @param factor what an epoch of six costs more than one of one
   * @param most the largest ratio that meets the claim
   */
  static Judgement judge(
      Claim claim,
      Map<Convergence.Goal, double[]> shallow,
      Map<Convergence.Goal, double[]> deep,
      double factor,
      double most,
      String words) {
    List<String> met = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (Map.Entry<Convergence.Goal, double[]> each : shallow.entrySet()) {
      Convergence.Goal goal = each.getKey();
      double[] others = Objects.requireNonNull(deep.get(goal), "epochs of six hidden layers");
      double one = Quantiles.median(each.getValue());
      double six = Quantiles.median(others);
      if (one == 0) {
        numbers.add(goal.words() + ": not judged, one layer is there before training");
      } else if (Double.isInfinite(one) && Double.isInfinite(six)) {
        numbers.add(goal.words() + ": not judged, neither reaches it");
      } else {
        double ratio = Double.isInfinite(one) ? 0 : factor * six / one;
        all.add(goal.words());
        numbers.add(
            goal.words() + ": " + Quantiles.words(ratio) + paired(each.getValue(), others, factor));
        if (ratio <= most) {
          met.add(goal.words());
        }
      }
    }
    String number =
        words
            + ", each at its best rate (geometric mean over seeds that reach it with both, and the"
            + " factor of its standard error): "
            + String.join("; ", numbers)
            + ".";
    return all.isEmpty()
        ? Judgement.of(claim, Verdict.UNDECIDED, number)
        : Judging.byCondition(claim, met, all, number);
  }

  /** The geometric mean of the ratios of the seeds at which both reach a goal. */
  private static String paired(double[] shallow, double[] deep, double factor) {
    double[] logs =
        IntStream.range(0, shallow.length)
            .filter(i -> shallow[i] > 0 && deep[i] > 0)
            .filter(i -> Double.isFinite(shallow[i]) && Double.isFinite(deep[i]))
            .mapToDouble(i -> StrictMath.log(factor * deep[i] / shallow[i]))
            .toArray();
    if (logs.length < 2) {
      return "";
    }
    Average mean = Average.of(logs);
    return " ("
        + Quantiles.words(StrictMath.exp(mean.mean()))
        + " ×/÷ "
        + Numbers.fixed(StrictMath.exp(Numbers.error(mean)), 2)
        + ", "
        + logs.length
        + " seeds)";
  }

  /** The ratios of medians at the common rate, which the claims are not judged by. */
  String atCommonRate() {
    List<String> ratios = new ArrayList<>();
    for (Convergence.Goal goal : Convergence.Goal.values()) {
      double one = atCommon(DEPTHS.get(0)).median(goal);
      double six = atCommon(DEPTHS.get(DEPTHS.size() - 1)).median(goal);
      if (one > 0 && Double.isFinite(one)) {
        ratios.add(goal.words() + " " + Quantiles.words(six / one));
      }
    }
    return String.join(", ", ratios);
  }
}
