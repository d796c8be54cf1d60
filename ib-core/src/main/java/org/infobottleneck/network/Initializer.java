package org.infobottleneck.network;

import java.util.SplittableRandom;

/**
 * How the weights of a layer are drawn before training; biases start at zero.
 *
 * <p>The draws of a layer are a pure function of the seed and the layer's number, with the same
 * bits on every virtual machine. With m the inputs of the layer (fan in) and n its units (fan out):
 */
public enum Initializer {

  /**
   * Normal with standard deviation 1/&radic;m, redrawn beyond two standard deviations: what the
   * program published with Shwartz-Ziv &amp; Tishby (2017) does. The cut leaves a standard
   * deviation of 0.8796/&radic;m.
   */
  TRUNCATED_NORMAL_FAN_IN {
    @Override
    double draw(SplittableRandom random, int fanIn, int fanOut) {
      return truncatedNormal(random) / Math.sqrt(fanIn);
    }
  },

  /**
   * Normal with standard deviation 1/&radic;n, redrawn beyond two standard deviations: what the
   * program of Saxe et al. (2018) does. The cut leaves a standard deviation of 0.8796/&radic;n.
   */
  TRUNCATED_NORMAL_FAN_OUT {
    @Override
    double draw(SplittableRandom random, int fanIn, int fanOut) {
      return truncatedNormal(random) / Math.sqrt(fanOut);
    }
  },

  /** Uniform between &plusmn;&radic;(6/(m + n)) (Glorot &amp; Bengio 2010, equation 16). */
  GLOROT_UNIFORM {
    @Override
    double draw(SplittableRandom random, int fanIn, int fanOut) {
      return (2 * uniform(random) - 1) * Math.sqrt(6.0 / (fanIn + fanOut));
    }
  },

  /** Normal with variance 2/(m + n), not cut (Glorot &amp; Bengio 2010, equation 12). */
  GLOROT_NORMAL {
    @Override
    double draw(SplittableRandom random, int fanIn, int fanOut) {
      return normal(random) * Math.sqrt(2.0 / (fanIn + fanOut));
    }
  },

  /** Uniform between &plusmn;&radic;(6/m), of variance 2/m (He et al. 2015). */
  HE_UNIFORM {
    @Override
    double draw(SplittableRandom random, int fanIn, int fanOut) {
      return (2 * uniform(random) - 1) * Math.sqrt(6.0 / fanIn);
    }
  },

  /** Normal with variance 2/m, not cut (He et al. 2015, equation 10): made for rectifiers. */
  HE_NORMAL {
    @Override
    double draw(SplittableRandom random, int fanIn, int fanOut) {
      return normal(random) * Math.sqrt(2.0 / fanIn);
    }
  };

  /** Where a truncated normal is cut, in standard deviations. */
  private static final double CUT = 2;

  /** Draws one weight. */
  abstract double draw(SplittableRandom random, int fanIn, int fanOut);

  /**
   * Draws the weights of one layer.
   *
   * @param weights fan in x fan out, row-major. Modified.
   */
  void fill(double[] weights, int fanIn, int fanOut, long seed, int layer) {
    SplittableRandom random = new SplittableRandom(Seeds.of(seed, layer));
    for (int i = 0; i < fanIn * fanOut; i++) {
      weights[i] = draw(random, fanIn, fanOut);
    }
  }

  private static double truncatedNormal(SplittableRandom random) {
    double z = normal(random);
    while (Math.abs(z) > CUT) {
      z = normal(random);
    }
    return z;
  }

  /** One branch of the transform of Box and Muller (1958). */
  private static double normal(SplittableRandom random) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform(random)));
    return radius * StrictMath.cos(2 * Math.PI * uniform(random));
  }

  /** A number in [0, 1), from the 53 high bits of one draw. */
  private static double uniform(SplittableRandom random) {
    return (random.nextLong() >>> 11) * 0x1p-53;
  }
}
