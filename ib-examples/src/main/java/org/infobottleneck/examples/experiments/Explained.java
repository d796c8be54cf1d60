package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much of the variance of y a number x explains: 1 - Σ (y - fit(x))² / Σ (y - mean y)², in
 * strata each of which has a fit and a mean of its own.
 *
 * <ul>
 *   <li>{@link #linear}: the line of least squares.
 *   <li>{@link #monotone}: the best rising function (pool adjacent violators; Barlow et al. 1972),
 *       linear in between and level beyond, fitted without the seed that it predicts. Any number
 *       that tells y, however bent, explains much; one that does not explains nothing or less.
 * </ul>
 */
final class Explained {

  /**
   * A run.
   *
   * @param stratum the stratum, from 0
   * @param seed its seed, or the place of it
   * @param x the number that may explain
   * @param y what is explained
   */
  record Sample(int stratum, int seed, double x, double y) {}

  private Explained() {}

  /** The share explained by a line per stratum; NaN where y does not vary. */
  static double linear(List<Sample> samples) {
    double left = 0;
    double all = 0;
    for (List<Sample> stratum : strata(samples)) {
      double x = stratum.stream().mapToDouble(Sample::x).sum() / stratum.size();
      double y = stratum.stream().mapToDouble(Sample::y).sum() / stratum.size();
      double xx = 0;
      double xy = 0;
      double yy = 0;
      for (Sample sample : stratum) {
        xx += (sample.x() - x) * (sample.x() - x);
        xy += (sample.x() - x) * (sample.y() - y);
        yy += (sample.y() - y) * (sample.y() - y);
      }
      left += xx > 0 ? yy - xy * xy / xx : yy;
      all += yy;
    }
    return all > 0 ? 1 - left / all : Double.NaN;
  }

  /** Whether y rises with x within strata: 1, or -1 where it falls, or 0. */
  static double direction(List<Sample> samples) {
    double xy = 0;
    for (List<Sample> stratum : strata(samples)) {
      double x = stratum.stream().mapToDouble(Sample::x).sum() / stratum.size();
      for (Sample sample : stratum) {
        xy += (sample.x() - x) * sample.y();
      }
    }
    return Math.signum(xy);
  }

  /** The share explained by a rising function per stratum, out of seed; NaN where y is constant. */
  static double monotone(List<Sample> samples) {
    double left = 0;
    double all = 0;
    for (List<Sample> stratum : strata(samples)) {
      double mean = stratum.stream().mapToDouble(Sample::y).sum() / stratum.size();
      for (int seed : stratum.stream().mapToInt(Sample::seed).sorted().distinct().toArray()) {
        List<Sample> others = stratum.stream().filter(other -> other.seed() != seed).toList();
        Rising fit = Rising.through(others.isEmpty() ? stratum : others);
        for (Sample sample : stratum) {
          if (sample.seed() == seed) {
            double miss = sample.y() - fit.at(sample.x());
            left += miss * miss;
            all += (sample.y() - mean) * (sample.y() - mean);
          }
        }
      }
    }
    return all > 0 ? 1 - left / all : Double.NaN;
  }

  private static List<List<Sample>> strata(List<Sample> samples) {
    int count = samples.stream().mapToInt(Sample::stratum).max().orElse(-1) + 1;
    List<List<Sample>> strata = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      List<Sample> stratum = samples.stream().filter(sample -> sample.stratum() == number).toList();
      if (!stratum.isEmpty()) {
        strata.add(stratum);
      }
    }
    return strata;
  }

  /** A rising function of least squares. */
  private static final class Rising {

    private final double[] x;
    private final double[] y;

    private Rising(double[] x, double[] y) {
      this.x = x;
      this.y = y;
    }

    static Rising through(List<Sample> samples) {
      List<Sample> sorted =
          samples.stream()
              .sorted(Comparator.comparingDouble(Sample::x).thenComparingDouble(Sample::y))
              .toList();
      double[] level = new double[sorted.size()];
      int[] size = new int[sorted.size()];
      int blocks = 0;
      for (int i = 0; i < sorted.size(); ) {
        int same = i; // equal x have one value
        double sum = 0;
        while (same < sorted.size() && sorted.get(same).x() == sorted.get(i).x()) {
          sum += sorted.get(same).y();
          same++;
        }
        level[blocks] = sum / (same - i);
        size[blocks] = same - i;
        blocks++;
        i = same;
        while (blocks > 1 && level[blocks - 2] >= level[blocks - 1]) {
          int both = size[blocks - 2] + size[blocks - 1];
          level[blocks - 2] =
              (level[blocks - 2] * size[blocks - 2] + level[blocks - 1] * size[blocks - 1]) / both;
          size[blocks - 2] = both;
          blocks--;
        }
      }
      double[] x = new double[sorted.size()];
      double[] y = new double[sorted.size()];
      int next = 0;
      for (int block = 0; block < blocks; block++) {
        for (int i = 0; i < size[block]; i++) {
          x[next] = sorted.get(next).x();
          y[next++] = level[block];
        }
      }
      return new Rising(x, y);
    }

    double at(double place) {
      if (place <= x[0]) {
        return y[0];
      }
      for (int i = 1; i < x.length; i++) {
        if (place <= x[i]) {
          double width = x[i] - x[i - 1];
          return width > 0 ? y[i - 1] + (y[i] - y[i - 1]) * (place - x[i - 1]) / width : y[i];
        }
      }
      return y[y.length - 1];
    }
  }
}
