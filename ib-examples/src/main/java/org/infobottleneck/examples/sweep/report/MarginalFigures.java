package org.infobottleneck.examples.sweep.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Dots;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Palette;
import org.infobottleneck.examples.figures.Panel;

/** Draws the marginals: what is measured down, the factors across, a dot with its error a level. */
final class MarginalFigures {

  private static final int WIDEST = 4;
  private static final List<Reading> OF_LAYERS =
      List.of(Reading.INPUT_INFORMATION, Reading.TARGET_INFORMATION, Reading.COMPRESSION);
  private static final List<Reading> OF_NETWORKS =
      List.of(Reading.TEST_ACCURACY, Reading.TEST_LOSS, Reading.TRAIN_ACCURACY, Reading.TRAIN_LOSS);

  private final Marginals marginals;
  private final Findings findings;
  private final List<String> factors;
  private final String layer;
  private final String leftOut;

  /** Figures of the factors that vary; of more than fit those with the greatest effect. */
  MarginalFigures(Design design, Marginals marginals, Findings findings, String layer) {
    this.marginals = marginals;
    this.findings = findings;
    this.layer = layer;
    List<String> all = new ArrayList<>(design.varied());
    Map<String, Double> effects = new LinkedHashMap<>();
    all.forEach(factor -> effects.put(factor, -marginals.effect(factor, layer)));
    all.sort((one, other) -> Double.compare(effect(effects, one), effect(effects, other)));
    leftOut = all.size() > WIDEST ? " The " + WIDEST + " factors with most effect are shown." : "";
    List<String> most = all.subList(0, Math.min(WIDEST, all.size()));
    factors = design.varied().stream().filter(most::contains).toList();
  }

  private static double effect(Map<String, Double> effects, String factor) {
    return effects.getOrDefault(factor, 0.0);
  }

  /** The figures by estimator; by an empty name that of losses and accuracies. */
  Map<String, Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    if (factors.isEmpty()) {
      return figures;
    }
    for (String estimator : findings.estimators()) {
      add(
          figures,
          estimator,
          estimator + ", layer: " + layer,
          OF_LAYERS.stream().map(each -> new Series(each, estimator, layer)).toList());
    }
    add(figures, "", "", OF_NETWORKS.stream().map(Series::of).toList());
    return figures;
  }

  private void add(Map<String, Figure> figures, String name, String title, List<Series> wanted) {
    List<Panel> panels = new ArrayList<>();
    for (Series series : wanted) {
      if (findings.isOne(series) && !findings.of(series).isEmpty()) {
        panels.addAll(row(series));
      }
    }
    if (!panels.isEmpty()) {
      int columns = factors.size();
      double width = columns <= 2 ? 8 : 6;
      figures.put(
          name,
          Figure.grid(columns, panels)
              .withoutLetters()
              .withPanelSize(width, columns <= 2 ? 4.6 : 4.2)
              .withTitle(title)
              .withResolution(Shown.DOTS_PER_INCH)
              .withCaption(
                  "A dot is the mean at a level over all settings that have it, each counting the"
                      + " same; bars are one standard error over seeds."
                      + leftOut));
    }
  }

  /** One series over all factors, on one range. */
  private List<Panel> row(Series series) {
    Map<String, List<Marginal>> byFactor = new LinkedHashMap<>();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (String factor : factors) {
      List<Marginal> own = marginals.over(factor, series);
      byFactor.put(factor, own);
      for (Marginal each : own) {
        if (Double.isFinite(each.mean())) {
          least = Math.min(least, each.mean() - each.standardError().orElse(0));
          most = Math.max(most, each.mean() + each.standardError().orElse(0));
        }
      }
    }
    double room = 0.08 * Math.max(most - least, series.reading().isOfLayer() ? 0.1 : 1e-3);
    Axis y = Axis.linear(series.reading().words() + unit(series.reading()));
    if (Double.isFinite(room)) {
      y = y.withRange(least - room, most + room);
    }
    List<Panel> panels = new ArrayList<>();
    for (Map.Entry<String, List<Marginal>> each : byFactor.entrySet()) {
      panels.add(panel(each.getKey(), each.getValue(), y));
    }
    return panels;
  }

  private static String unit(Reading reading) {
    return reading.isOfLayer() ? " [bits]" : "";
  }

  private static Panel panel(String factor, List<Marginal> levels, Axis y) {
    List<String> names = levels.stream().map(each -> Shown.brief(each.level())).toList();
    double[] x = new double[levels.size()];
    double[] mean = new double[x.length];
    double[] error = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
      mean[i] = levels.get(i).mean();
      error[i] = levels.get(i).standardError().orElse(Double.NaN);
    }
    return Panel.of(Axis.categories(factor, names), y)
        .with(Dots.of("", x, mean).withErrors(error).withColor(Palette.BLUE).withSize(4.5));
  }
}
