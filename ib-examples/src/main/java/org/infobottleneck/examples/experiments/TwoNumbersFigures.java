package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Bars;
import org.infobottleneck.examples.figures.Dots;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Mark;
import org.infobottleneck.examples.figures.Panel;

/** The figures of networks by layers, samples and training events. */
final class TwoNumbersFigures {

  private static final double SIZE = 2.6;

  private TwoNumbersFigures() {}

  /** A dot per network at the end: both numbers and what they are to tell. */
  static Figure numbers(NetworkGrid grid, int estimator) {
    return Figure.of(
        panel(
            grid,
            "encoder",
            NetworkGrid.input(estimator),
            "I(X;T), last hidden layer [bits]",
            NetworkGrid.gap(),
            "training less test accuracy"),
        panel(
            grid,
            "decoder",
            NetworkGrid.target(estimator),
            "I(T;Y), last hidden layer [bits]",
            NetworkGrid.testAccuracy(),
            "test accuracy"));
  }

  private static Panel panel(
      NetworkGrid grid,
      String title,
      NetworkGrid.Reading x,
      String xName,
      NetworkGrid.Reading y,
      String yName) {
    List<Mark> marks = new ArrayList<>();
    for (int share = 0; share < Sweeps.SHARES.size(); share++) {
      List<Double> xs = new ArrayList<>();
      List<Double> ys = new ArrayList<>();
      for (int depth = 0; depth < Sweeps.DEPTHS.size(); depth++) {
        RunGroup group = grid.group(depth, share);
        for (RunPaths run : group.runs()) {
          xs.add(x.of(group, run, run.last()));
          ys.add(y.of(group, run, run.last()));
        }
      }
      marks.add(
          Dots.of(
                  Sweeps.percent(Sweeps.SHARES.get(share)) + " of the data",
                  xs.stream().mapToDouble(Double::doubleValue).toArray(),
                  ys.stream().mapToDouble(Double::doubleValue).toArray())
              .withSize(SIZE));
    }
    return Panel.of(Axis.linear(xName), Axis.linear(yName)).withTitle(title).with(marks);
  }

  /** The shares of variance of four numbers. */
  static Figure variance(NetworkGrid grid) {
    List<String> names = List.of("I(X;T)", "I(T;Y)", "test accuracy", "gap");
    List<NetworkGrid.Reading> numbers =
        List.of(
            NetworkGrid.input(0),
            NetworkGrid.target(0),
            NetworkGrid.testAccuracy(),
            NetworkGrid.gap());
    List<Mark> bars = new ArrayList<>();
    bars.add(bars("layers", grid, numbers, 0));
    bars.add(bars("samples", grid, numbers, 1));
    bars.add(bars("training events", grid, numbers, 2));
    bars.add(bars("only together", grid, numbers, 3, 4, 5, 6));
    bars.add(bars("seeds", grid, numbers, 7));
    return Figure.of(
            Panel.of(
                    Axis.categories("", names),
                    Axis.linear("share of the variance").withRange(0, 1))
                .with(bars))
        .withPanelSize(12, 7);
  }

  private static Bars bars(
      String name, NetworkGrid grid, List<NetworkGrid.Reading> numbers, int... terms) {
    double[] heights = new double[numbers.size()];
    double[] errors = new double[numbers.size()];
    for (int i = 0; i < heights.length; i++) {
      Jackknife share = grid.share(numbers.get(i), terms);
      heights[i] = share.value();
      errors[i] = share.error();
    }
    return Bars.of(name, heights).withErrors(errors);
  }
}
