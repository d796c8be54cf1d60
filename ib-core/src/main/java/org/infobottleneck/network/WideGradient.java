package org.infobottleneck.network;

/**
 * The gradients by the weights of wide layers: {@link SampleSums#products} with the same bits, and
 * twice as fast from about a hundred units on.
 *
 * <p>Where a layer is wide, its units can be the lanes of a vector instead of the samples: row k of
 * the gradient is the sum over the samples s of a_k[s] times the row of all d_j[s]. That is the sum
 * of {@link UnitMajor#combine} with units and samples exchanged, in the order of the samples as
 * well. Copied for it, block by block: the deltas into rows, the outputs below into one array, the
 * result back. Cost: fan in x fan out x samples. Not thread-safe.
 */
final class WideGradient {

  /** Fewer units than this are not worth the copies. */
  private static final int FEWEST_INPUTS = 16;

  private static final int FEWEST_UNITS = 64;

  /** Units and inputs per block, 256 KB of results. */
  private static final int UNITS = 256;

  private static final int INPUTS = 128;

  /** Rows of deltas; [sample][unit]. */
  private final double[][] rows;

  /** Outputs of the layer below; inputs x samples. */
  private final double[] below;

  /** Rows of the gradient; [input][unit]. */
  private final double[][] results;

  /** Creates buffers for the wide layers of a network. */
  WideGradient(Architecture architecture, int capacity) {
    int widest = 0;
    for (int layer = 1; layer <= architecture.layerCount(); layer++) {
      int fanIn = architecture.widths().get(layer - 1);
      if (suits(fanIn, architecture.widths().get(layer))) {
        widest = Math.max(widest, fanIn);
      }
    }
    rows = new double[widest > 0 ? capacity : 0][UNITS];
    below = new double[Math.multiplyExact(widest, capacity)];
    results = new double[Math.min(widest, INPUTS)][UNITS];
  }

  /** Says whether a layer is wide. */
  static boolean suits(int fanIn, int fanOut) {
    return fanIn >= FEWEST_INPUTS && fanOut >= FEWEST_UNITS;
  }

  /** Writes g_kj = sum_s a_k[s] d_j[s], row-major, fan in x fan out. */
  void products(double[][] a, double[][] d, double[] g, int samples) {
    for (int k = 0; k < a.length; k++) {
      System.arraycopy(a[k], 0, below, k * samples, samples);
    }
    for (int j = 0; j < d.length; j += UNITS) {
      int units = Math.min(d.length - j, UNITS);
      readRows(d, j, units, samples);
      for (int k = 0; k < a.length; k += INPUTS) {
        int inputs = Math.min(a.length - k, INPUTS);
        UnitMajor.combine(
            rows,
            samples,
            below,
            k * samples,
            samples,
            1,
            UnitMajor.NO_BIASES,
            results,
            inputs,
            units);
        for (int i = 0; i < inputs; i++) {
          System.arraycopy(results[i], 0, g, (k + i) * d.length + j, units);
        }
      }
    }
  }

  private void readRows(double[][] d, int first, int units, int samples) {
    for (int s = 0; s < samples; s++) {
      double[] row = rows[s];
      for (int j = 0; j < units; j++) {
        row[j] = d[first + j][s];
      }
    }
  }
}
