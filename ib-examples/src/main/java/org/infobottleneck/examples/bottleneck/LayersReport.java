package org.infobottleneck.examples.bottleneck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.infobottleneck.bottleneck.Bifurcation;
import org.infobottleneck.bottleneck.CurveGap;
import org.infobottleneck.bottleneck.DecoderResidual;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.LayerFit;
import org.infobottleneck.examples.shell.Texts;
import org.infobottleneck.numerics.Decimals;

/** What the layers of some networks say about the claim that they lie on the bound. */
final class LayersReport {

  /** A layer this close below the curve counts as on it, in bits. */
  private static final double ON_THE_CURVE = 0.01;

  private final List<LayersStudy.Run> runs;
  private final InformationCurve curve;
  private final List<Bifurcation> transitions;
  private final int lastEpoch;

  LayersReport(List<LayersStudy.Run> runs, InformationCurve curve, List<Bifurcation> transitions) {
    this.runs = List.copyOf(runs);
    this.curve = curve;
    this.transitions = List.copyOf(transitions);
    lastEpoch = runs.get(0).fits().stream().mapToInt(LayerFit::epoch).max().orElseThrow();
  }

  /** Observers in the order in which they were asked. */
  List<String> observers() {
    return runs.get(0).fits().stream().map(LayerFit::observer).distinct().toList();
  }

  /** Every layer, before and after training: mean and standard error over the networks, in bits. */
  String table(String observer) {
    List<List<String>> rows = new ArrayList<>();
    for (int epoch : new int[] {0, lastEpoch}) {
      for (int layer = 1; layer <= LayersStudy.layers(); layer++) {
        List<LayerFit> fits = fits(observer, layer, epoch);
        rows.add(
            List.of(
                String.valueOf(epoch),
                String.valueOf(layer),
                mean(fits, fit -> fit.inputInformation().bits()),
                mean(fits, fit -> fit.targetInformation().bits()),
                betas(fits),
                mean(fits, fit -> fit.fit().residual().orElseThrow().bits()),
                mean(fits, fit -> Bits.ofNats(fit.fit().floor())),
                mean(
                    fits,
                    fit ->
                        fit.fit().residual().orElseThrow().bits() - Bits.ofNats(fit.fit().floor())),
                mean(fits, this::vertical),
                mean(fits, this::horizontal),
                mean(fits, LayersReport::decoder)));
      }
    }
    return Texts.markdown(
        List.of(
            "epoch",
            "layer",
            "I(X;T)",
            "I(T;Y)",
            "beta*",
            "residual",
            "floor",
            "fit",
            "gap in I(T;Y)",
            "gap in I(X;T)",
            "decoder"),
        rows);
  }

  private List<LayerFit> fits(String observer, int layer, int epoch) {
    return runs.stream()
        .flatMap(run -> run.fits().stream())
        .filter(
            fit -> fit.observer().equals(observer) && fit.layer() == layer && fit.epoch() == epoch)
        .toList();
  }

  private double vertical(LayerFit fit) {
    return fit.gap(curve).vertical().lowBits();
  }

  /** What the layer holds of X beyond the curve; nothing is said where it holds all of I(X;Y). */
  private double horizontal(LayerFit fit) {
    return fit.gap(curve).horizontal().map(gap -> gap.lowBits()).orElse(Double.NaN);
  }

  private static double decoder(LayerFit fit) {
    return fit.decoder().map(DecoderResidual::bits).orElse(Double.NaN);
  }

  private static String mean(List<LayerFit> fits, ToDoubleFunction<LayerFit> value) {
    double[] values = fits.stream().mapToDouble(value).toArray();
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    if (values.length < 2) {
      return String.format(Locale.ROOT, "%.3f", mean);
    }
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    return String.format(Locale.ROOT, "%.3f +- %.3f", mean, error);
  }

  /** Betas have no mean where one is infinite: their range. */
  private static String betas(List<LayerFit> fits) {
    double[] sorted = fits.stream().mapToDouble(LayersReport::beta).sorted().toArray();
    String low = beta(sorted[0]);
    String high = beta(sorted[sorted.length - 1]);
    return low.equals(high) ? low : low + " to " + high;
  }

  private static double beta(LayerFit fit) {
    return fit.fit().betaStar().orElse(Double.NaN);
  }

  private static String beta(double beta) {
    return Double.isInfinite(beta) ? "infinite" : String.format(Locale.ROOT, "%.3g", beta);
  }

  /** What holds of each part of the claim, one line each. */
  List<String> verdicts(String observer) {
    return List.of(
        depth(observer),
        distance(observer),
        training(observer),
        equations(observer),
        decoders(observer),
        nearness(observer));
  }

  private String depth(String observer) {
    long before = runs.stream().filter(run -> falls(run, observer, 0)).count();
    long after = runs.stream().filter(run -> falls(run, observer, lastEpoch)).count();
    return String.format(
        Locale.ROOT,
        "beta* falls with depth in %d of %d trained networks, and in %d of %d before training.",
        after,
        runs.size(),
        before,
        runs.size());
  }

  private static boolean falls(LayersStudy.Run run, String observer, int epoch) {
    double[] betas =
        run.fits().stream()
            .filter(fit -> fit.observer().equals(observer) && fit.epoch() == epoch)
            .sorted(Comparator.comparingInt(LayerFit::layer))
            .mapToDouble(LayersReport::beta)
            .toArray();
    return IntStream.range(1, betas.length)
        .allMatch(i -> betas[i] < betas[i - 1] || Double.isInfinite(betas[i]));
  }

  private String distance(String observer) {
    List<String> layers = new ArrayList<>();
    for (int layer = 1; layer <= LayersStudy.layers(); layer++) {
      List<LayerFit> fits = fits(observer, layer, lastEpoch);
      long on = fits.stream().filter(fit -> vertical(fit) <= ON_THE_CURVE).count();
      OptionalDouble spare = fits.stream().mapToDouble(this::horizontal).average();
      layers.add(
          String.format(
              Locale.ROOT,
              "layer %d in %d of %d (%.2f bits of I(X;T) to spare)",
              layer,
              on,
              fits.size(),
              spare.orElse(Double.NaN)));
    }
    return "Within "
        + ON_THE_CURVE
        + " bits below the curve after training: "
        + String.join(", ", layers)
        + ".";
  }

  private String training(String observer) {
    List<String> layers = new ArrayList<>();
    for (int layer = 1; layer <= LayersStudy.layers(); layer++) {
      layers.add(
          String.format(
              Locale.ROOT,
              "%.3f to %.3f and %.2f to %.2f",
              average(observer, layer, 0, this::vertical),
              average(observer, layer, lastEpoch, this::vertical),
              average(observer, layer, 0, this::horizontal),
              average(observer, layer, lastEpoch, this::horizontal)));
    }
    return "Training moves the gaps in I(T;Y) and in I(X;T), layers 1 to "
        + LayersStudy.layers()
        + ", in bits: "
        + String.join("; ", layers)
        + ".";
  }

  private double average(String observer, int layer, int epoch, ToDoubleFunction<LayerFit> value) {
    return fits(observer, layer, epoch).stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  private String equations(String observer) {
    List<String> layers = new ArrayList<>();
    for (int layer = 1; layer <= LayersStudy.layers(); layer++) {
      double residual =
          average(observer, layer, lastEpoch, fit -> fit.fit().residual().orElseThrow().nats());
      double information =
          average(observer, layer, lastEpoch, fit -> fit.inputInformation().nats());
      layers.add(String.format(Locale.ROOT, "%.0f %%", 100 * residual / information));
    }
    return "The residual of the self-consistent equations at beta*, as a share of I(X;T), layers 1"
        + " to "
        + LayersStudy.layers()
        + ": "
        + String.join(", ", layers)
        + "; zero would mean that they hold.";
  }

  private String decoders(String observer) {
    double first = average(observer, 1, lastEpoch, LayersReport::decoder);
    double last = average(observer, LayersStudy.layers(), lastEpoch, LayersReport::decoder);
    return String.format(
        Locale.ROOT,
        "The network's own decoder misses the Bayes decoder of the layer by %.3f bits from layer 1"
            + " and by %.3f bits from the output.",
        first,
        last);
  }

  /** How near the fitted betas are to a transition, beside how near any beta is. */
  private String nearness(String observer) {
    double[] critical = transitions.stream().mapToDouble(Bifurcation::beta).toArray();
    if (critical.length < 2) {
      return "Too few phase transitions to be near one.";
    }
    double low = critical[0];
    double high = critical[critical.length - 1];
    double[] distances =
        IntStream.rangeClosed(1, LayersStudy.layers())
            .mapToObj(layer -> fits(observer, layer, lastEpoch))
            .flatMap(List::stream)
            .mapToDouble(LayersReport::beta)
            .filter(beta -> beta >= low && beta <= high)
            .map(beta -> nearest(beta, critical))
            .sorted()
            .toArray();
    if (distances.length == 0) {
      return "No beta* lies between the first and the last phase transition.";
    }
    int grid = 10_000;
    double[] anywhere =
        IntStream.range(0, grid)
            .mapToDouble(i -> low * StrictMath.pow(high / low, (i + 0.5) / grid))
            .map(beta -> nearest(beta, critical))
            .sorted()
            .toArray();
    return String.format(
        Locale.ROOT,
        "The median beta* is a factor %.2f from the nearest of %d phase transitions (%d fits); the"
            + " median beta anywhere between them is a factor %.2f from one.",
        StrictMath.exp(distances[distances.length / 2]),
        critical.length,
        distances.length,
        StrictMath.exp(anywhere[grid / 2]));
  }

  private static double nearest(double beta, double[] critical) {
    return Arrays.stream(critical).map(c -> Math.abs(StrictMath.log(beta / c))).min().orElseThrow();
  }

  /** All fits with all digits. */
  String csv() {
    List<List<String>> rows = new ArrayList<>();
    for (LayersStudy.Run run : runs) {
      for (LayerFit fit : run.fits()) {
        CurveGap gap = fit.gap(curve);
        List<Double> values = new ArrayList<>();
        values.add(fit.inputInformation().bits());
        values.add(fit.targetInformation().bits());
        values.add(beta(fit));
        values.add(fit.fit().residual().orElseThrow().bits());
        values.add(Bits.ofNats(fit.fit().floor()));
        values.add(gap.vertical().lowBits());
        values.add(gap.vertical().highBits());
        values.add(gap.horizontal().map(g -> g.lowBits()).orElse(Double.NaN));
        values.add(gap.horizontal().map(g -> g.highBits()).orElse(Double.NaN));
        values.add(decoder(fit));
        List<String> row = new ArrayList<>();
        row.add(String.valueOf(run.seed()));
        row.add(String.valueOf(fit.epoch()));
        row.add(String.valueOf(fit.layer()));
        row.add(fit.observer());
        values.forEach(value -> row.add(Decimals.shortest(value)));
        rows.add(row);
      }
    }
    return Texts.csv(
        List.of(
            "seed",
            "epoch",
            "layer",
            "observer",
            "input_bits",
            "target_bits",
            "beta_star",
            "residual_bits",
            "floor_bits",
            "gap_target_bits_low",
            "gap_target_bits_high",
            "gap_input_bits_low",
            "gap_input_bits_high",
            "decoder_bits"),
        rows);
  }
}
