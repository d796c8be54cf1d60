package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.numerics.Arguments;

/**
 * Fitting and compression over repeats of a run, as Tishby's talk defines them: compression are the
 * epochs after the rightmost point of a layer's path on the information plane, in which it moves to
 * the left and not down.
 *
 * <pre>{@code
 * CompressionAnalysis analysis = CompressionAnalysis.of(planes);
 * Compression fifth = analysis.layer(5, estimator);
 * System.out.println(fifth.kind() + " from epoch " + fifth.onset() + ": " + fifth.compressed());
 * }</pre>
 *
 * <p>With X_r(e) and Y_r(e) the I(X;T) and I(T;Y) of run r of R at snapshot e, and E the last:
 *
 * <ul>
 *   <li><b>The onset</b> is the epoch with the largest mean of X over the runs, of equal ones the
 *       last.
 *   <li><b>The fall of a run</b> is X_r(k_r) - X_r(E), where k_r is the rightmost snapshot of the
 *       mean path of the <i>other</i> runs. The largest of many noisy values is too large: from its
 *       own maximum every path of pure noise falls. A run's noise has no part in k_r, and the mean
 *       of the falls is without bias. The change of I(T;Y) and the changes before the onset are
 *       taken at the same k_r. Means and standard errors over runs are those of {@link Average}.
 *   <li><b>The fall counts</b> if its mean is above two standard errors, above {@link
 *       #withLeastFall}, and its p-value at most 5 %. The runs share nearly the same k_r, so that
 *       their falls depend on each other and two standard errors alone find a fall in 10 to 15 % of
 *       planes of pure noise; the p-value is that of one test for the falls from all snapshots,
 *       which flips the sign of whole runs. With it 1 to 5 % are left. Fewer than six runs have too
 *       few flips: of them the fall must exceed as many standard errors as two are for a large
 *       number (Student's t at 97.7 %): 13.97 for two runs, 4.53 for three, 3.31 for four, 2.87 for
 *       five.
 *   <li><b>I(T;Y) falls</b> if its mean fall is above two standard errors and above {@link
 *       #withLeastFall}. Then the kind is {@link Compression.Kind#FORGETTING}, otherwise {@link
 *       Compression.Kind#COMPRESSION}.
 *   <li><b>One run</b> has no standard error: its falls are those from its own rightmost point,
 *       biased upwards, and count above {@link #withLeastFall}, which must be given.
 * </ul>
 *
 * <p>A fall of a thousandth of a bit may be beyond doubt where every run has it, as in the first
 * layers of wide networks: name the least fall that matters, too. A path of one snapshot has no
 * fall. Immutable and thread-safe. The order of the runs changes the last digits at most. Runs of
 * which one was stopped, so that their paths differ in length, are refused by the path; points that
 * are not valid are used and counted.
 */
public final class CompressionAnalysis {

  private static final double STANDARD_ERRORS = 2;

  /** Student's t at the normal distribution's Phi(2), for 2 to 5 runs. */
  private static final double[] STANDARD_ERRORS_OF_FEW = {13.968, 4.5266, 3.3068, 2.8693};

  private static final double LEVEL = 0.05;

  private final RunPaths runs;
  private final OptionalDouble leastFall;

  private CompressionAnalysis(RunPaths runs, OptionalDouble leastFall) {
    this.runs = runs;
    this.leastFall = leastFall;
  }

  /**
   * Takes the planes of repeats of a run.
   *
   * @param planes the planes, at least one. Walked once; their paths are kept, not they: an
   *     iterable that loads each when asked for it keeps one in memory.
   * @return the analysis
   * @throws IllegalArgumentException if there is no plane, two differ in more than repeats may (see
   *     {@link AveragePlane}), a path changes its estimand or bound, or a value is infinite
   */
  public static CompressionAnalysis of(Iterable<InformationPlane> planes) {
    return new CompressionAnalysis(RunPaths.of(planes), OptionalDouble.empty());
  }

  /**
   * Sets the least fall that counts, beside the standard errors.
   *
   * @param nats the fall of I(X;T), and of I(T;Y), in nats, that must be exceeded; not negative. It
   *     is zero unless told otherwise; for one run it must be told.
   * @return an analysis that differs in this
   * @throws IllegalArgumentException if it is negative, infinite or NaN
   */
  public CompressionAnalysis withLeastFall(double nats) {
    Arguments.within(nats, 0, Double.MAX_VALUE, "least fall");
    return new CompressionAnalysis(runs, OptionalDouble.of(nats));
  }

  /**
   * Returns the number of runs.
   *
   * @return the number of planes
   */
  public int runs() {
    return runs.size();
  }

  /**
   * Returns the phases of the gradients of every run.
   *
   * @return one for every plane, in their order, unmodifiable
   */
  public List<GradientPhases> gradients() {
    return runs.runs().stream().map(RunPath::gradients).toList();
  }

  /**
   * Analyses one layer on the rows observed first.
   *
   * @param layer the layer's number, from 1
   * @param estimator the estimator
   * @return what becomes of it behind its rightmost point
   * @throws IllegalArgumentException as {@link #path}
   */
  public Compression layer(int layer, MutualInformationEstimator estimator) {
    return layer(layer, estimator.description());
  }

  /**
   * Analyses one layer on the rows observed first.
   *
   * @param layer the layer's number, from 1
   * @param estimator the estimator's description
   * @return what becomes of it behind its rightmost point
   * @throws IllegalArgumentException as {@link #path}
   */
  public Compression layer(int layer, String estimator) {
    Objects.requireNonNull(estimator, "estimator");
    return path(runs.firstRows(), layer, estimator);
  }

  /**
   * Analyses one layer on given rows.
   *
   * @param rows the name of the observed rows
   * @param layer the layer's number, from 1
   * @param estimator the estimator's description
   * @return what becomes of it behind its rightmost point
   * @throws IllegalArgumentException if there is no such path, the runs have it at different epochs
   *     or of different estimands, or there is one run alone and no least fall
   */
  public Compression path(String rows, int layer, String estimator) {
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(estimator, "estimator");
    return analyze(runs.key(rows, layer, estimator));
  }

  /**
   * Analyses one layer on given rows.
   *
   * @param rows the name of the observed rows
   * @param layer the layer's number, from 1
   * @param estimator the estimator
   * @return what becomes of it behind its rightmost point
   * @throws IllegalArgumentException if there is no such path, the runs have it at different epochs
   *     or of different estimands, or there is one run alone and no least fall
   */
  public Compression path(String rows, int layer, MutualInformationEstimator estimator) {
    return path(rows, layer, estimator.description());
  }

  /**
   * Analyses every path there is.
   *
   * @return one result for every observed rows, layer and estimator, in the order of the planes'
   *     points
   * @throws IllegalArgumentException as {@link #path}
   */
  public List<Compression> all() {
    return runs.keys().stream().map(this::analyze).toList();
  }

  /**
   * Finds how many epochs one layer takes to reach a given I(T;Y) on the rows observed first: the
   * first snapshot at which it is at least as large, not interpolated.
   *
   * @param layer the layer's number, from 1
   * @param estimator the estimator
   * @param targetNats the I(T;Y) to reach, in nats
   * @return the epochs on the mean path and in every run; "never" is an empty one
   * @throws IllegalArgumentException as {@link #path}
   */
  public EpochsToReach epochsToReach(
      int layer, MutualInformationEstimator estimator, double targetNats) {
    return epochsToReach(runs.firstRows(), layer, estimator.description(), targetNats);
  }

  /**
   * Finds how many epochs one layer takes to reach a given I(T;Y): the first snapshot at which it
   * is at least as large, not interpolated.
   *
   * @param rows the name of the observed rows
   * @param layer the layer's number, from 1
   * @param estimator the estimator
   * @param targetNats the I(T;Y) to reach, in nats
   * @return the epochs on the mean path and in every run; "never" is an empty one
   * @throws IllegalArgumentException as {@link #path}
   */
  public EpochsToReach epochsToReach(
      String rows, int layer, MutualInformationEstimator estimator, double targetNats) {
    return epochsToReach(rows, layer, estimator.description(), targetNats);
  }

  /**
   * Finds how many epochs one layer takes to reach a given I(T;Y): the first snapshot at which it
   * is at least as large, not interpolated.
   *
   * @param rows the name of the observed rows
   * @param layer the layer's number, from 1
   * @param estimator the estimator's description
   * @param targetNats the I(T;Y) to reach, in nats
   * @return the epochs on the mean path and in every run; "never" is an empty one
   * @throws IllegalArgumentException as {@link #path}
   */
  public EpochsToReach epochsToReach(String rows, int layer, String estimator, double targetNats) {
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(estimator, "estimator");
    PathMatrix paths = runs.matrix(runs.key(rows, layer, estimator));
    return new EpochsToReach(
        targetNats,
        firstAtLeast(targetNats, paths, paths.meanTargets()),
        new RunEpochs(
            Arrays.stream(paths.targets())
                .map(run -> firstAtLeast(targetNats, paths, run))
                .toList()));
  }

  private static OptionalInt firstAtLeast(double level, PathMatrix paths, double[] values) {
    int first = PathMatrix.firstAtLeast(level, values);
    return first < 0 ? OptionalInt.empty() : OptionalInt.of(paths.epoch(first));
  }

  private Compression analyze(RunPath.Key key) {
    if (runs.size() == 1 && leastFall.isEmpty()) {
      throw new IllegalArgumentException(
          "one run has no standard error: name the least fall that counts, withLeastFall(nats)");
    }
    PathMatrix paths = runs.matrix(key);
    int[] turns = paths.rightmostOfOthers();
    int[] starts = new int[turns.length];
    int[] ends = new int[turns.length];
    Arrays.fill(ends, paths.last());
    int onset = paths.epoch(paths.rightmost());
    PathPhase fitting = phase(paths, paths.epoch(0), onset, starts, turns);
    PathPhase compression = phase(paths, onset, paths.epoch(paths.last()), turns, ends);
    boolean testable = runs.size() >= FallTest.LEAST_RUNS && paths.last() > 0;
    double significance = testable ? FallTest.significance(paths.inputs()) : 1;
    RunEpochs onsets =
        new RunEpochs(
            Arrays.stream(paths.ownRightmost())
                .mapToObj(e -> OptionalInt.of(paths.epoch(e)))
                .toList());
    return new Compression(
        key.observed(),
        key.layer(),
        key.layerName(),
        key.estimator(),
        runs.values(0, key).input().estimand(),
        kind(compression, significance),
        runs.size(),
        onset,
        onsets,
        fitting,
        compression,
        significance,
        atOnset(onset, evaluation -> OptionalDouble.of(evaluation.loss())),
        atOnset(onset, CompressionAnalysis::error),
        distance(key.layer(), onsets, epoch -> epoch),
        distance(key.layer(), onsets, RunEpochs::ln),
        IntStream.range(0, runs.size()).map(run -> runs.values(run, key).invalid()).sum());
  }

  private static PathPhase phase(PathMatrix paths, int from, int to, int[] start, int[] end) {
    double[] inputs = new double[paths.runs()];
    double[] targets = new double[paths.runs()];
    for (int run = 0; run < inputs.length; run++) {
      inputs[run] = paths.inputs()[run][end[run]] - paths.inputs()[run][start[run]];
      targets[run] = paths.targets()[run][end[run]] - paths.targets()[run][start[run]];
    }
    int all = paths.epoch(paths.last()) - paths.epoch(0);
    double share = all == 0 ? 0 : (double) (to - from) / all;
    return new PathPhase(from, to, share, Average.of(inputs), Average.of(targets));
  }

  private Compression.Kind kind(PathPhase behind, double significance) {
    int few = runs.size() - 2;
    boolean tested = runs.size() >= FallTest.LEAST_RUNS;
    double errors =
        few >= 0 && few < STANDARD_ERRORS_OF_FEW.length
            ? STANDARD_ERRORS_OF_FEW[few]
            : STANDARD_ERRORS;
    if (!falls(behind.inputChange(), errors) || (tested && significance > LEVEL)) {
      return Compression.Kind.NONE;
    }
    return falls(behind.targetChange(), STANDARD_ERRORS)
        ? Compression.Kind.FORGETTING
        : Compression.Kind.COMPRESSION;
  }

  private boolean falls(Average change, double errors) {
    double fall = -change.mean();
    return fall > errors * change.standardError().orElse(0) && fall > leastFall.orElse(0);
  }

  /** Reads something off an evaluation, where it has it. */
  private interface Reading {
    OptionalDouble of(Evaluation evaluation);
  }

  private Optional<Average> atOnset(int onset, Reading reading) {
    return Average.ofPresent(
        runs.runs().stream()
            .map(run -> run.train(onset).map(reading::of).orElse(OptionalDouble.empty()))
            .toList());
  }

  private static OptionalDouble error(Evaluation evaluation) {
    return evaluation.accuracy().isPresent()
        ? OptionalDouble.of(1 - evaluation.accuracy().getAsDouble())
        : OptionalDouble.empty();
  }

  /** A scale of epochs. */
  private interface Scale {
    double of(int epoch);
  }

  private Optional<Average> distance(int layer, RunEpochs onsets, Scale scale) {
    List<OptionalDouble> distances = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      OptionalInt boundary =
          GradientPhases.boundaryEpoch(runs.runs().get(run).gradients().find(layer));
      int onset = onsets.epochs().get(run).orElseThrow();
      distances.add(
          boundary.isPresent()
              ? OptionalDouble.of(scale.of(onset) - scale.of(boundary.getAsInt()))
              : OptionalDouble.empty());
    }
    return Average.ofPresent(distances);
  }

  @Override
  public String toString() {
    return "compression analysis of " + runs.size() + " runs";
  }
}
