package org.infobottleneck.examples.figures;

import java.util.Arrays;

/**
 * A line in points, without the points that nobody would see, cut into dashes. A chart strokes each
 * piece of a line by itself: its own dashes would begin again at every point.
 */
final class Polyline {

  private static final double UNSEEN = 0.15;

  /** A piece longer than this leads far out of sight. */
  private static final double FAR = 20_000;

  private double[] x = new double[64];
  private double[] y = new double[64];
  private int size;

  private Polyline() {}

  double[] x() {
    return Arrays.copyOf(x, size);
  }

  /** NaN where the line breaks. */
  double[] y() {
    return Arrays.copyOf(y, size);
  }

  private void add(double px, double py) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      y = Arrays.copyOf(y, 2 * size);
    }
    x[size] = px;
    y[size++] = py;
  }

  private void lift() {
    if (size > 0 && !Double.isNaN(y[size - 1])) {
      add(0, Double.NaN);
    }
  }

  /** The line; breaks where a coordinate is not finite. */
  static Polyline of(double[] x, double[] y) {
    Polyline line = new Polyline();
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
        line.lift();
        continue;
      }
      boolean starts = line.size == 0 || Double.isNaN(line.y[line.size - 1]);
      boolean ends = i + 1 == x.length || !Double.isFinite(x[i + 1]) || !Double.isFinite(y[i + 1]);
      if (starts || ends || distance(line, x[i], y[i]) > UNSEEN) {
        line.add(x[i], y[i]);
      }
    }
    return line;
  }

  private static double distance(Polyline line, double px, double py) {
    double dx = px - line.x[line.size - 1];
    double dy = py - line.y[line.size - 1];
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** The dashes; the pattern runs on over the points and starts anew after a break. */
  Polyline dashed(double... pattern) {
    if (pattern.length == 0) {
      return this;
    }
    Polyline dashes = new Polyline();
    int part = 0;
    double left = pattern[0];
    for (int i = 1; i < size; i++) {
      if (Double.isNaN(y[i]) || Double.isNaN(y[i - 1])) {
        dashes.lift();
        part = 0;
        left = pattern[0];
        continue;
      }
      double dx = x[i] - x[i - 1];
      double dy = y[i] - y[i - 1];
      double length = Math.sqrt(dx * dx + dy * dy);
      if (length > FAR) {
        dashes.lift();
        continue;
      }
      double done = 0;
      while (done < length) {
        double step = Math.min(left, length - done);
        if (part % 2 == 0) {
          if (dashes.size == 0 || Double.isNaN(dashes.y[dashes.size - 1])) {
            dashes.add(x[i - 1] + dx * done / length, y[i - 1] + dy * done / length);
          }
          double end = done + step;
          dashes.add(x[i - 1] + dx * end / length, y[i - 1] + dy * end / length);
        }
        done += step;
        left -= step;
        if (left <= 1e-9) {
          part = (part + 1) % pattern.length;
          left = pattern[part];
          if (part % 2 == 1) {
            dashes.lift();
          }
        }
      }
    }
    return dashes;
  }
}
