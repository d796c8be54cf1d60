package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.infobottleneck.examples.experiments.Explained.Sample;
import org.infobottleneck.plane.Average;

/** The tables of networks by layers, samples and training events. */
final class TwoNumbersTables {

  /** The test accuracy for which the samples needed are counted. */
  static final double WANTED = 0.9;

  private static final int PATTERNS = 4096;

  private TwoNumbersTables() {}

  /** The number of rows that a setting trains on. */
  static double rows(RunGroup group) {
    return Math.rint(PATTERNS * group.base().rows().fraction());
  }

  /** The shares of variance. */
  static ResultTable variance(NetworkGrid grid, List<String> estimators) {
    ResultTable.Builder table =
        ResultTable.of(
            "variance",
            "Shares of the variance by layers (L), samples (S), training events (E), what they do only"
                + " together, and seeds; they add up to 1, the errors are from leaving out seeds.",
            "number",
            "estimator",
            "L",
            "S",
            "E",
            "LS",
            "LE",
            "SE",
            "LSE",
            "seeds");
    for (int i = 0; i < estimators.size(); i++) {
      String name = Numbers.slug(estimators.get(i));
      row(table, "I(X;T)", name, grid.shares(NetworkGrid.input(i)));
      row(table, "I(T;Y)", name, grid.shares(NetworkGrid.target(i)));
    }
    row(table, "test accuracy", "–", grid.shares(NetworkGrid.testAccuracy()));
    row(table, "gap", "–", grid.shares(NetworkGrid.gap()));
    return table.build();
  }

  private static void row(
      ResultTable.Builder table, String number, String estimator, List<Jackknife> shares) {
    List<Object> cells = new ArrayList<>(List.of(number, estimator));
    shares.forEach(share -> cells.add(share.text()));
    table.row(cells.toArray());
  }

  /** The networks at the end. */
  static ResultTable cells(NetworkGrid grid, List<String> estimators) {
    ResultTable.Builder table =
        ResultTable.of(
            "networks",
            "Networks after the last epoch: what they learned, and their last hidden layer in bits;"
                + " mean ± standard error over seeds.",
            "layers",
            "share",
            "train accuracy",
            "test accuracy",
            "estimator",
            "I(X;T)",
            "I(T;Y)");
    for (int depth = 0; depth < Sweeps.DEPTHS.size(); depth++) {
      for (int share = 0; share < Sweeps.SHARES.size(); share++) {
        RunGroup group = grid.group(depth, share);
        for (int i = 0; i < estimators.size(); i++) {
          NetworkGrid.Reading input = NetworkGrid.input(i);
          NetworkGrid.Reading target = NetworkGrid.target(i);
          table.row(
              Sweeps.DEPTHS.get(depth),
              Sweeps.percent(Sweeps.SHARES.get(share)),
              Numbers.withError(group.average(run -> run.trainAccuracy(run.last()))),
              Numbers.withError(group.average(run -> run.testAccuracy(run.last()))),
              Numbers.slug(estimators.get(i)),
              Numbers.withError(group.average(run -> input.of(group, run, run.last()))),
              Numbers.withError(group.average(run -> target.of(group, run, run.last()))));
        }
      }
    }
    return table.build();
  }

  /** The rows needed to reach a test accuracy, and what I(X;T) says of them. */
  static ResultTable samplesNeeded(NetworkGrid grid, List<String> estimators) {
    ResultTable.Builder table =
        ResultTable.of(
            "samples-needed",
            "Training rows at which a test accuracy of "
                + Numbers.fixed(WANTED, 2)
                + " is reached, interpolated between shares on a logarithmic axis (networks that reach"
                + " it between the least and the largest share only), beside I(X;T) at the largest"
                + " share; last, the share of the variance of their logarithm that I(X;T) explains by a"
                + " rising function, out of seed, over all and among networks of one depth.",
            "estimator",
            "layers",
            "networks",
            "log2 of rows needed",
            "I(X;T) of them, bits",
            "explained over all",
            "explained within depths");
    for (int i = 0; i < estimators.size(); i++) {
      List<Sample> all = new ArrayList<>();
      for (int depth = 0; depth < Sweeps.DEPTHS.size(); depth++) {
        all.addAll(needed(grid, depth, NetworkGrid.input(i)));
      }
      for (int depth = 0; depth < Sweeps.DEPTHS.size(); depth++) {
        int own = depth;
        List<Sample> samples = all.stream().filter(sample -> sample.stratum() == own).toList();
        boolean last = depth == Sweeps.DEPTHS.size() - 1;
        table.row(
            Numbers.slug(estimators.get(i)),
            Sweeps.DEPTHS.get(depth),
            samples.size() + " of " + grid.seeds(),
            mean(samples.stream().mapToDouble(Sample::y).toArray()),
            mean(samples.stream().mapToDouble(Sample::x).toArray()),
            last ? explained(all, grid.seeds(), false) : "",
            last ? explained(all, grid.seeds(), true) : "");
      }
    }
    return table.build();
  }

  private static String mean(double[] values) {
    return values.length == 0 ? "–" : Numbers.withError(Average.of(values));
  }

  private static String explained(List<Sample> samples, int seeds, boolean stratified) {
    return Jackknife.of(
            seeds,
            kept -> {
              List<Sample> some = new ArrayList<>();
              for (int seed : kept) {
                for (Sample sample : samples) {
                  if (sample.seed() == seed) {
                    some.add(
                        new Sample(
                            stratified ? sample.stratum() : 0, seed, sample.x(), sample.y()));
                  }
                }
              }
              return Explained.monotone(some);
            })
        .text();
  }

  /** For every seed that reaches the accuracy: I(X;T) and the logarithm of the rows needed. */
  private static List<Sample> needed(NetworkGrid grid, int depth, NetworkGrid.Reading input) {
    List<Sample> samples = new ArrayList<>();
    int shares = Sweeps.SHARES.size();
    for (int seed = 0; seed < grid.seeds(); seed++) {
      double[] rows = new double[shares];
      double[] accuracies = new double[shares];
      for (int share = 0; share < shares; share++) {
        RunPaths run = grid.group(depth, share).runs().get(seed);
        rows[share] = rows(grid.group(depth, share));
        accuracies[share] = run.testAccuracy(run.last());
      }
      OptionalDouble needed = log2RowsNeeded(rows, accuracies, WANTED);
      if (needed.isPresent()) {
        RunGroup largest = grid.group(depth, shares - 1);
        RunPaths run = largest.runs().get(seed);
        samples.add(
            new Sample(depth, seed, input.of(largest, run, run.last()), needed.getAsDouble()));
      }
    }
    return samples;
  }

  /**
   * Where an accuracy is first reached, by a line in the logarithm of the rows; empty where it is
   * reached at the first already, or never.
   */
  static OptionalDouble log2RowsNeeded(double[] rows, double[] accuracies, double wanted) {
    for (int i = 0; i < rows.length; i++) {
      if (accuracies[i] >= wanted) {
        if (i == 0) {
          return OptionalDouble.empty();
        }
        double from = log2(rows[i - 1]);
        double part = (wanted - accuracies[i - 1]) / (accuracies[i] - accuracies[i - 1]);
        return OptionalDouble.of(from + part * (log2(rows[i]) - from));
      }
    }
    return OptionalDouble.empty();
  }

  private static double log2(double value) {
    return StrictMath.log(value) / StrictMath.log(2);
  }
}
