package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.infobottleneck.network.GradientStatistics;
import org.infobottleneck.numerics.RandomOrder;

/**
 * Drift and diffusion of the mini-batch gradients, layer by layer (Shwartz-Ziv &amp; Tishby 2017,
 * figure 4): where the signal-to-noise ratio, the norm of the mean gradient over the norm of the
 * gradients' standard deviation, falls.
 *
 * <pre>{@code
 * GradientPhases phases = GradientPhases.of(plane);
 * phases.layer(3).boundary().ifPresent(System.out::println);
 * RunEpochs boundaries = GradientPhases.boundaries(allPhases, 3);
 * }</pre>
 *
 * <p><b>The boundary.</b> To ln SNR over x = ln(1 + epoch) of the snapshots a level, a straight
 * fall and a second level are fitted by least squares: y = a - b h(x), b > 0, with h zero up to an
 * epoch s, one from an epoch e on, and straight between. The boundary is s, where the ratio leaves
 * its upper level. A sudden drop (e the snapshot behind s) and a fall that lasts until the end (e
 * the last snapshot) are cases of it: trained by SGD the ratio falls as a power of the epochs, by
 * Adam it drops within a few snapshots, and a model of two levels alone puts the boundary of a long
 * fall at its middle, the later the longer the run. At least three snapshots lie up to s and behind
 * it.
 *
 * <p><b>Its interval</b> holds every s whose residual sum, least over e, is at most exp(5.991 / n)
 * times the least of all: the likelihood ratio at 95 % for normal errors and two parameters, s and
 * e. The law of a change point is not regular, and the threshold was tried: on made curves with the
 * noise and the falls of real runs the interval held the boundary in 96 to 99.9 %. The set may have
 * gaps; its ends are given.
 *
 * <p><b>None.</b> There is no boundary where the ratio does not fall, or falls no better than one
 * level would by chance: the same fit to 199 seeded shuffles of the ratios is as good in more than
 * 5 % (the fit's counted among them). The test takes the noise of different snapshots as
 * independent. Fewer than eight snapshots with a positive ratio have no boundary.
 *
 * <p><b>The crossing of one</b>, a second and plain figure: the cut of the snapshots in two that
 * leaves the fewest on the wrong side, ratios of at least one before it, below one behind; of equal
 * cuts the first. A curve of such noise crosses one many times. None where a side would be empty.
 *
 * <p>Snapshots without gradients, or whose ratio is zero or undefined, are left out. Immutable and
 * thread-safe; the result is a function of the plane alone.
 */
public final class GradientPhases {

  private static final int LEAST_SNAPSHOTS = 8;
  private static final int SHUFFLES = 199;
  private static final double LEVEL = 0.05;

  /** The 95 % quantile of chi-squared with two degrees of freedom. */
  private static final double LIKELIHOOD_RATIO = 5.991464547107979;

  /** Residual sums that differ by less are equal: what rounding leaves of the prefix sums. */
  private static final double ROUNDING = 1e-12;

  private final List<GradientPhase> layers;

  private GradientPhases(List<GradientPhase> layers) {
    this.layers = List.copyOf(layers);
  }

  /**
   * Finds the phases of a run.
   *
   * @param plane its plane
   * @return the phases of every layer whose gradients were measured; of none where none were
   */
  public static GradientPhases of(InformationPlane plane) {
    Map<Integer, Curve> curves = new TreeMap<>();
    for (Snapshot snapshot : plane.snapshots()) {
      for (GradientStatistics each : snapshot.gradients()) {
        curves.computeIfAbsent(each.layer(), layer -> new Curve()).add(snapshot.epoch(), each);
      }
    }
    List<GradientPhase> layers = new ArrayList<>();
    curves.forEach((layer, curve) -> layers.add(of(layer, curve.epochs(), curve.ratios())));
    return new GradientPhases(layers);
  }

  /** The ratios of a layer that are positive and finite, and their epochs. */
  private static final class Curve {
    private final List<Integer> epochs = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    void add(int epoch, GradientStatistics statistics) {
      double ratio = statistics.signalToNoise().orElse(0);
      if (ratio > 0 && Double.isFinite(ratio)) {
        epochs.add(epoch);
        ratios.add(ratio);
      }
    }

    int[] epochs() {
      return epochs.stream().mapToInt(Integer::intValue).toArray();
    }

    double[] ratios() {
      return ratios.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /** The phases of one layer from its curve. */
  static GradientPhase of(int layer, int[] epochs, double[] ratios) {
    return new GradientPhase(
        layer, epochs.length, boundary(epochs, ratios), crossing(epochs, ratios));
  }

  private static Optional<PhaseBoundary> boundary(int[] epochs, double[] ratios) {
    int n = epochs.length;
    if (n < LEAST_SNAPSHOTS) {
      return Optional.empty();
    }
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = RunEpochs.ln(epochs[i]);
      y[i] = StrictMath.log(ratios[i]);
    }
    FallingRamp ramp = new FallingRamp(x);
    FallingRamp.Fit fit = ramp.best(y);
    double tolerance = ROUNDING * fit.total();
    if (!fit.falls() || fit.total() - fit.residual() <= tolerance) {
      return Optional.empty();
    }
    double significance = significance(ramp, y, fit.residual() + tolerance);
    if (significance > LEVEL) {
      return Optional.empty();
    }
    double threshold = fit.residual() * StrictMath.exp(LIKELIHOOD_RATIO / n) + tolerance;
    int earliest = fit.start();
    int latest = fit.start();
    for (int s = FallingRamp.MARGIN - 1; s < n - FallingRamp.MARGIN; s++) {
      if (ramp.startingAt(s, y).residual() <= threshold) {
        earliest = Math.min(earliest, s);
        latest = Math.max(latest, s);
      }
    }
    return Optional.of(
        new PhaseBoundary(
            epochs[fit.start()],
            epochs[earliest],
            epochs[latest],
            epochs[fit.end()],
            StrictMath.exp(fit.upper()),
            StrictMath.exp(fit.lower()),
            1 - fit.residual() / fit.total(),
            significance));
  }

  private static double significance(FallingRamp ramp, double[] y, double residual) {
    int asGood = 1;
    int[] order = new int[y.length];
    double[] shuffled = new double[y.length];
    // Whoever fails the test has failed it before the last shuffle.
    for (int shuffle = 0; shuffle < SHUFFLES && asGood <= LEVEL * (SHUFFLES + 1); shuffle++) {
      RandomOrder.fill(order, shuffle);
      for (int i = 0; i < order.length; i++) {
        shuffled[i] = y[order[i]];
      }
      asGood += ramp.best(shuffled).residual() <= residual ? 1 : 0;
    }
    return (double) asGood / (SHUFFLES + 1);
  }

  private static OptionalInt crossing(int[] epochs, double[] ratios) {
    int wrong = 0; // with the cut before the first snapshot
    for (double ratio : ratios) {
      wrong += ratio >= 1 ? 1 : 0;
    }
    int least = wrong;
    int cut = 0;
    for (int i = 0; i < ratios.length; i++) {
      wrong += ratios[i] >= 1 ? -1 : 1;
      if (wrong < least) {
        least = wrong;
        cut = i + 1;
      }
    }
    return cut == 0 || cut == ratios.length ? OptionalInt.empty() : OptionalInt.of(epochs[cut]);
  }

  /**
   * Returns the phases of all layers.
   *
   * @return one for every layer whose gradients were measured, by number, unmodifiable
   */
  public List<GradientPhase> layers() {
    return layers;
  }

  /**
   * Returns the phases of one layer.
   *
   * @param layer the layer's number, from 1
   * @return its phases
   * @throws IllegalArgumentException if its gradients were not measured
   */
  public GradientPhase layer(int layer) {
    return find(layer)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "layer must be one whose gradients were measured, "
                        + layers.stream().map(GradientPhase::layer).toList()
                        + ", got "
                        + layer));
  }

  /** The phases of a layer, where its gradients were measured. */
  Optional<GradientPhase> find(int layer) {
    return layers.stream().filter(each -> each.layer() == layer).findFirst();
  }

  /**
   * Collects the boundary of one layer over repeats of a run; {@link RunEpochs} has its mean,
   * standard error and the number of runs without.
   *
   * @param runs the phases of every run
   * @param layer the layer's number, from 1
   * @return the boundary of every run, in their order
   * @throws IllegalArgumentException if a run did not measure the gradients of the layer
   */
  public static RunEpochs boundaries(List<GradientPhases> runs, int layer) {
    return new RunEpochs(
        runs.stream().map(run -> boundaryEpoch(Optional.of(run.layer(layer)))).toList());
  }

  /**
   * Collects the crossing of one by one layer over repeats of a run.
   *
   * @param runs the phases of every run
   * @param layer the layer's number, from 1
   * @return the crossing of every run, in their order
   * @throws IllegalArgumentException if a run did not measure the gradients of the layer
   */
  public static RunEpochs crossings(List<GradientPhases> runs, int layer) {
    return new RunEpochs(runs.stream().map(run -> run.layer(layer).crossing()).toList());
  }

  static OptionalInt boundaryEpoch(Optional<GradientPhase> phase) {
    return phase
        .flatMap(GradientPhase::boundary)
        .map(boundary -> OptionalInt.of(boundary.epoch()))
        .orElse(OptionalInt.empty());
  }

  @Override
  public String toString() {
    return "gradient phases " + layers;
  }
}
