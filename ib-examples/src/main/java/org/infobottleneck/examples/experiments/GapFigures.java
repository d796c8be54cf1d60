package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.examples.experiments.GapRuns.Variable;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Dash;
import org.infobottleneck.examples.figures.Dots;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Mark;
import org.infobottleneck.examples.figures.Note;
import org.infobottleneck.examples.figures.Palette;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.Rule;
import org.infobottleneck.examples.figures.Symbol;
import org.infobottleneck.plane.Average;

/** The figures of what may explain the generalization gap. */
final class GapFigures {

  private static final double STEP = 0.2;

  private GapFigures() {}

  /** Compression and the gap, between settings and within them. */
  static Figure gap(GapRuns seen) {
    int x = Variable.LAST.column();
    int y = Variable.GAP.column();
    List<Mark> settings = new ArrayList<>();
    List<Double> centeredX = new ArrayList<>();
    List<Double> centeredY = new ArrayList<>();
    for (int setting = 0; setting < seen.groups().size(); setting++) {
      List<double[]> runs = seen.groups().get(setting);
      Average meanX = Average.of(runs.stream().mapToDouble(run -> run[x]).toArray());
      Average meanY = Average.of(runs.stream().mapToDouble(run -> run[y]).toArray());
      settings.add(
          Dots.of(
                  seen.settings().get(setting).name(),
                  new double[] {meanX.mean()},
                  new double[] {meanY.mean()})
              .withErrorsAcross(new double[] {Numbers.error(meanX)})
              .withErrors(new double[] {Numbers.error(meanY)})
              .withColor(Palette.BLUE)
              .withSymbol(Symbol.CIRCLE)
              .withLabel());
      for (double[] run : runs) {
        centeredX.add(run[x] - meanX.mean());
        centeredY.add(run[y] - meanY.mean());
      }
    }
    Panel between =
        Panel.of(
                Axis.linear("fall of I(X;T), last hidden layer [bits]"),
                Axis.linear("training less test accuracy"))
            .withTitle("means of settings")
            .with(settings);
    Panel within =
        Panel.of(
                Axis.linear("fall of I(X;T), less the mean of the setting [bits]"),
                Axis.linear("gap, less the mean of the setting"))
            .withTitle("networks within settings")
            .with(
                Dots.of("", array(centeredX), array(centeredY))
                    .withColor(Palette.SKY)
                    .withSize(2.6),
                slope(array(centeredX), array(centeredY)),
                Note.in(
                    Note.Corner.TOP_RIGHT,
                    "r = " + Numbers.fixed(seen.within().correlation(x, y), 2)));
    return Figure.of(between, within);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The line of least squares through the origin. */
  private static Line slope(double[] x, double[] y) {
    double xx = 0;
    double xy = 0;
    double least = 0;
    double most = 0;
    for (int i = 0; i < x.length; i++) {
      xx += x[i] * x[i];
      xy += x[i] * y[i];
      least = Math.min(least, x[i]);
      most = Math.max(most, x[i]);
    }
    double slope = xx > 0 ? xy / xx : 0;
    return Line.of("", new double[] {least, most}, new double[] {slope * least, slope * most})
        .withColor(Palette.BLACK)
        .withDash(Dash.SOLID);
  }

  /** What goes together with the gap within settings. */
  static Figure correlations(List<GapRuns> seen) {
    List<String> names =
        List.of("compression, last", "compression, mean", "I(X;T|Y)", "weight norm");
    List<Mark> marks = new ArrayList<>();
    marks.add(Rule.horizontal("", -Claim.COMPRESSION_GENERALIZES.threshold()));
    marks.add(Rule.horizontal("", 0).withDash(Dash.SOLID));
    for (int i = 0; i < seen.size(); i++) {
      WithinGroups within = seen.get(i).within();
      double[] x = new double[GapRuns.PREDICTORS.size()];
      double[] r = new double[x.length];
      for (int p = 0; p < x.length; p++) {
        int predictor = GapRuns.PREDICTORS.get(p).column();
        x[p] = p + STEP * (i - (seen.size() - 1) / 2.0);
        r[p] = within.correlation(predictor, Variable.GAP.column());
        WithinGroups.Interval interval = within.bySeeds(predictor, Variable.GAP.column());
        marks.add(
            Line.of("", new double[] {x[p], x[p]}, new double[] {interval.low(), interval.high()})
                .withColor(Palette.GRAY)
                .withDash(Dash.SOLID));
      }
      marks.add(Dots.of(seen.get(i).estimator(), x, r));
    }
    return Figure.of(
            Panel.of(
                    Axis.categories("", names),
                    Axis.linear("correlation with the gap").withRange(-1, 1))
                .with(marks))
        .withPanelSize(12, 7);
  }
}
