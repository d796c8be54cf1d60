package org.infobottleneck.estimators;

import org.infobottleneck.numerics.GaussianNoise;

/**
 * What the probe's decoder sees of a layer: its standardized units and random Fourier features
 * (Rahimi &amp; Recht 2007), cos(ω · t + b) with normal ω, at three widths.
 *
 * <p>With weights of variance 1, which a ridge penalty of 1 amounts to, the features' sum has a
 * variance of 8 however many there are: log odds of three or four come easily, more at a cost.
 */
final class ProbeFeatures {

  /** Widths of the kernels, in units of √d, the typical size of a standardized sample. */
  private static final double[] WIDTHS = {0.25, 0.5, 1};

  private static final double VARIANCE = 8;
  private static final int FREQUENCIES = 0;
  private static final int PHASES = 1;

  private final double[] rowMajor;
  private final int width;

  /** The features of the rows in an order; a unit that doesn't vary is left out. */
  ProbeFeatures(Continuous layer, int[] order, int waves, long seed) {
    Samples.prepared(layer, false, "samples"); // refuses ranges that overflow
    int n = layer.size();
    int d = layer.dimensions();
    double[] shifted = new double[n * d];
    int varying = 0;
    int[] units = new int[d];
    for (int f = 0; f < d; f++) {
      double least = layer.minimum(f);
      for (int i = 0; i < n; i++) {
        shifted[i * d + f] = layer.value(order[i], f) - least; // exact where the shift was
      }
      if (layer.maximum(f) > least) {
        units[varying++] = f;
      }
    }
    double[] standard = Samples.prepared(Variable.view(shifted, n, d), true, "samples");
    int used = varying == 0 ? 0 : waves;
    width = varying + used;
    double amplitude = Math.sqrt(2 * VARIANCE / waves);
    rowMajor = new double[n * width];
    for (int k = 0; k < used; k++) {
      double scale = 1 / (WIDTHS[k % WIDTHS.length] * Math.sqrt(varying));
      double phase = 2 * Math.PI * uniform(seed, k);
      double[] frequencies = new double[varying];
      for (int u = 0; u < varying; u++) {
        frequencies[u] = scale * GaussianNoise.at(seed, FREQUENCIES, k, units[u]);
      }
      for (int i = 0; i < n; i++) {
        double angle = phase;
        for (int u = 0; u < varying; u++) {
          angle += frequencies[u] * standard[i * d + units[u]];
        }
        rowMajor[i * width + varying + k] = amplitude * StrictMath.cos(angle);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int u = 0; u < varying; u++) {
        rowMajor[i * width + u] = standard[i * d + units[u]];
      }
    }
  }

  /** Two normal numbers point in a direction that is uniform; its angle in turns. */
  private static double uniform(long seed, int k) {
    double a = GaussianNoise.at(seed, PHASES, k, 0);
    double b = GaussianNoise.at(seed, PHASES, k, 1);
    return StrictMath.atan2(a, b) / (2 * Math.PI);
  }

  /** The features, row after row. */
  double[] rowMajor() {
    return rowMajor;
  }

  /** The number of features, 0 where no unit varies. */
  int width() {
    return width;
  }
}
