package org.infobottleneck.bottleneck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The largest gain of a cluster for two classes, proven by branch and bound.
 *
 * <p>In the log-odds s of the position q = p(y=1|t) the gain is
 *
 * <pre>
 *   c(s) = sum_x exp(a_x + beta (p_x s - ln(1 + e^s))),    a_x of {@link GainTerms}
 * </pre>
 *
 * <p>Every term is log-concave with curvature -beta q (1 - q), so c'' &ge; -beta q (1 - q) c: in a
 * cell of width h, with v the largest q (1 - q) in it,
 *
 * <pre>
 *   max c &le; max(c at the two ends) / (1 - beta v h&sup2; / 8),
 * </pre>
 *
 * <p>and, term by term, max c &le; sum_x max of the term over the cell. Cells are halved until no
 * bound exceeds the best value found, or 1, by more than a factor 1 + 1e-10. Beyond the last p_x
 * every term falls, so the search ends there; where a p_x is 0 or 1, the cell up to infinity is
 * bounded term by term.
 *
 * <p>Cost: one exponential per input and position looked at, some hundreds to thousands of them.
 */
final class BinaryGain {

  private static final double TOLERANCE = 1e-10;
  private static final int MAX_POSITIONS = 8;

  /** Narrower than this a cell can't be halved in a meaningful way. */
  private static final double NARROWEST = 1e-11;

  private final double beta;
  private final double[] conditionals;
  private final GainTerms terms;
  private final double[] offsets;
  private final List<Probe> probes = new ArrayList<>();

  /** A position and its gain. */
  record Probe(double logOdds, double gain) {}

  /** All positions between two. */
  record Cell(Probe low, Probe high) {}

  BinaryGain(SelfConsistentEquations equations) {
    beta = equations.beta();
    conditionals = equations.distribution().conditionals();
    terms = GainTerms.of(equations);
    offsets = terms.offsets();
  }

  /**
   * Searches all positions.
   *
   * @param equations after a step from the encoder in question
   * @param clusters where the clusters are: their gain is 1 or near it, which saves work
   */
  static Gain largest(SelfConsistentEquations equations, Clusters clusters) {
    return new BinaryGain(equations).run(clusters);
  }

  private Gain run(Clusters clusters) {
    double tail = tail();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int x = 0; x < offsets.length; x++) {
      double logOdds = logOdds(conditionals[2 * x], conditionals[2 * x + 1]);
      low = Math.min(low, logOdds);
      high = Math.max(high, logOdds);
    }
    boolean openBelow = low < -tail;
    boolean openAbove = high > tail;
    Probe first = probe(Math.max(-tail, Math.min(tail, low)));
    Probe last = probe(Math.max(-tail, Math.min(tail, high)));
    double best = Math.max(1, Math.max(first.gain(), last.gain()));
    double bound = best;
    if (openBelow) {
      bound = Math.max(bound, Math.max(probeEnd(0), boundBeyond(first.logOdds(), false)));
    }
    if (openAbove) {
      bound = Math.max(bound, Math.max(probeEnd(1), boundBeyond(last.logOdds(), true)));
    }
    Deque<Cell> cells = new ArrayDeque<>();
    startCells(clusters, first, last, cells);
    for (Probe probe : probes) {
      best = Math.max(best, probe.gain());
    }
    while (!cells.isEmpty()) {
      Cell cell = cells.removeLast();
      double limit = bound(cell);
      double width = cell.high().logOdds() - cell.low().logOdds();
      if (limit <= best * (1 + TOLERANCE) || width < NARROWEST) {
        bound = Math.max(bound, limit);
      } else {
        Probe middle = probe(cell.low().logOdds() + width / 2);
        best = Math.max(best, middle.gain());
        cells.addLast(new Cell(middle, cell.high()));
        cells.addLast(new Cell(cell.low(), middle));
      }
    }
    return new Gain(terms.boundOf(Math.max(best, bound)), true, positions());
  }

  /** Beyond this log-odds, exp(-beta q) is 1 to the last bit. */
  private double tail() {
    return 40 + StrictMath.log(Math.max(1, beta));
  }

  private static double logOdds(double p0, double p1) {
    return StrictMath.log(p1) - StrictMath.log(p0);
  }

  /** Cuts the line at the clusters, so that maxima with gain 1 are ends of cells. */
  private void startCells(Clusters clusters, Probe first, Probe last, Deque<Cell> cells) {
    double[] positions = clusters.positions();
    List<Double> cuts = new ArrayList<>();
    for (int t = 0; t < clusters.count(); t++) {
      double logOdds = logOdds(positions[2 * t], positions[2 * t + 1]);
      if (logOdds > first.logOdds() && logOdds < last.logOdds()) {
        cuts.add(logOdds);
      }
    }
    cuts.sort(Comparator.naturalOrder());
    Probe previous = first;
    for (double cut : cuts) {
      Probe next = probe(cut);
      cells.addLast(new Cell(previous, next));
      previous = next;
    }
    cells.addLast(new Cell(previous, last));
  }

  Probe probe(double logOdds) {
    double gain = 0;
    for (int x = 0; x < offsets.length; x++) {
      gain += StrictMath.exp(exponent(x, logOdds));
    }
    Probe probe = new Probe(logOdds, gain);
    probes.add(probe);
    return probe;
  }

  /** The logarithm of the term of an input. */
  private double exponent(int x, double s) {
    double linear = s > 0 ? -conditionals[2 * x] * s : conditionals[2 * x + 1] * s;
    return offsets[x] + beta * (linear - StrictMath.log1p(StrictMath.exp(-Math.abs(s))));
  }

  /** The gain at q = 0 or q = 1, where only the inputs of that very class have any. */
  private double probeEnd(int label) {
    double gain = 0;
    for (int x = 0; x < offsets.length; x++) {
      if (conditionals[2 * x + 1 - label] == 0) {
        gain += StrictMath.exp(offsets[x]);
      }
    }
    double sign = label == 1 ? 1 : -1;
    probes.add(new Probe(sign * Double.POSITIVE_INFINITY, gain));
    return gain;
  }

  /** Term by term: a term is largest at its own p_x if that lies beyond, else at the end. */
  double boundBeyond(double logOdds, boolean above) {
    double bound = 0;
    for (int x = 0; x < offsets.length; x++) {
      double own = logOdds(conditionals[2 * x], conditionals[2 * x + 1]);
      boolean beyond = above ? own > logOdds : own < logOdds;
      bound += StrictMath.exp(beyond ? largest(x) : exponent(x, logOdds));
    }
    return bound;
  }

  /** The exponent of an input's term at its own position. */
  private double largest(int x) {
    return offsets[x] - beta * Divergences.entropy(conditionals, 2 * x, 2);
  }

  /** No position in the cell gains more, and the narrower it is, the closer. */
  double bound(Cell cell) {
    double ends = Math.max(cell.low().gain(), cell.high().gain());
    double width = cell.high().logOdds() - cell.low().logOdds();
    double sag = beta * largestVariance(cell) * width * width / 8;
    double byCurvature = sag < 1 ? ends / (1 - sag) : Double.POSITIVE_INFINITY;
    return sag < 0.5 ? byCurvature : Math.min(byCurvature, byTerms(cell));
  }

  private static double largestVariance(Cell cell) {
    double low = cell.low().logOdds();
    double high = cell.high().logOdds();
    double nearest = low > 0 ? low : Math.min(high, 0);
    double e = StrictMath.exp(-Math.abs(nearest));
    return e / ((1 + e) * (1 + e));
  }

  private double byTerms(Cell cell) {
    double bound = 0;
    for (int x = 0; x < offsets.length; x++) {
      double own = logOdds(conditionals[2 * x], conditionals[2 * x + 1]);
      double exponent;
      if (own <= cell.low().logOdds()) {
        exponent = exponent(x, cell.low().logOdds());
      } else if (own >= cell.high().logOdds()) {
        exponent = exponent(x, cell.high().logOdds());
      } else {
        exponent = largest(x);
      }
      bound += StrictMath.exp(exponent);
    }
    return bound;
  }

  /** Local maxima among what was looked at, the largest first. */
  private List<double[]> positions() {
    probes.sort(Comparator.comparingDouble(Probe::logOdds));
    List<Probe> maxima = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      double gain = probes.get(i).gain();
      boolean peak =
          (i == 0 || gain >= probes.get(i - 1).gain())
              && (i == probes.size() - 1 || gain > probes.get(i + 1).gain());
      if (peak && gain > 1 + TOLERANCE) {
        maxima.add(probes.get(i));
      }
    }
    maxima.sort(Comparator.comparingDouble(Probe::gain).reversed());
    return maxima.stream()
        .limit(MAX_POSITIONS)
        .map(probe -> new double[] {sigmoid(-probe.logOdds()), sigmoid(probe.logOdds())})
        .toList();
  }

  private static double sigmoid(double s) {
    return 1 / (1 + StrictMath.exp(-s));
  }
}
