package org.infobottleneck.network;

import java.util.Objects;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;

/**
 * What happens to the outputs of every hidden layer before the next layer, and the observer, sees
 * them: an immutable value, part of an {@link Architecture}.
 *
 * <p>The information that a layer of a deterministic network holds about its input is infinite, or
 * the entropy of the data set, whatever the network learns. Of a network with a noisy or a
 * quantized channel it is a finite number that depends on the weights: these are the two cases in
 * which an estimate has a true answer.
 *
 * <table>
 * <caption>Where a channel works</caption>
 * <tr><th></th><th>{@link Trainer}</th><th>{@link Mlp#sample}</th><th>{@link Mlp#activations},
 * {@link Mlp#predict}, {@link Mlp#evaluate}</th></tr>
 * <tr><td>{@link Gaussian}</td><td>fresh noise</td><td>noise</td><td>no noise</td></tr>
 * <tr><td>{@link Dropout}</td><td>fresh noise</td><td>noise</td><td>no noise</td></tr>
 * <tr><td>{@link Quantized}</td><td>rounded</td><td>rounded</td><td>rounded</td></tr>
 * </table>
 *
 * <p>The output layer has no channel.
 */
public sealed interface ActivationChannel {

  /**
   * The outputs as they are.
   *
   * @return the channel of a plain network
   */
  static ActivationChannel none() {
    return None.INSTANCE;
  }

  /**
   * Outputs with Gaussian noise (Goldfeld et al. 2019): T_l = f(T_(l-1) W_l + b_l) + Z_l, Z_l ~
   * N(0, noiseVariance &middot; identity), fresh for every sample and step, in training and
   * observing alike.
   *
   * @param noiseVariance the variance per unit, positive and finite
   * @return the channel
   * @throws IllegalArgumentException if the variance is not positive and finite
   */
  static ActivationChannel gaussian(double noiseVariance) {
    return new Gaussian(noiseVariance);
  }

  /**
   * Outputs that are zero with a probability, and divided by one minus it otherwise (Srivastava et
   * al. 2014, inverted): the mean stays.
   *
   * @param rate the probability of zero, between 0 and 1, both excluded
   * @return the channel
   * @throws IllegalArgumentException if the rate is not between 0 and 1
   */
  static ActivationChannel dropout(double rate) {
    return new Dropout(rate);
  }

  /**
   * Outputs rounded to one of 2^bits equally spaced levels (Lorenzen, Igel &amp; Nielsen 2022), the
   * nearest one, the upper of two equally near.
   *
   * <p>The levels span the range of the activation where it is bounded: -1 to 1 for tanh and
   * softsign, 0 to 1 for the sigmoid. Elsewhere they span the range of the layer's outputs over
   * given rows, as they are before rounding, see {@link Mlp#calibrate}: a {@link Trainer} renews it
   * from its training rows before the first epoch and after every one. Outputs beyond, as of other
   * rows or within an epoch, get the outermost level. The range belongs to the network: copies and
   * observers round alike. One made of stored parameters has to be calibrated again.
   *
   * <p>The gradient passes the rounding as if it were not there (straight through): the derivative
   * of the activation is taken at the output before rounding.
   *
   * @param bits from 1 to 16
   * @return the channel
   * @throws IllegalArgumentException if the number of bits is below 1 or above 16
   */
  static ActivationChannel quantized(int bits) {
    return new Quantized(bits);
  }

  /**
   * Reads what {@code toString} writes.
   *
   * @param text for example {@code none}, {@code gaussian(noiseVariance=0.01)}, {@code
   *     dropout(rate=0.1)}, {@code quantized(bits=4)}
   * @return the channel
   * @throws IllegalArgumentException naming what is wrong with the text
   */
  static ActivationChannel parse(String text) {
    Objects.requireNonNull(text, "text");
    if (text.equals(None.NAME)) {
      return none();
    }
    int open = text.indexOf('(');
    int equal = text.indexOf('=');
    if (open < 0 || equal < open || !text.endsWith(")")) {
      throw new IllegalArgumentException(
          "channel must be none or like gaussian(noiseVariance=0.01), got " + text);
    }
    String head = text.substring(0, equal + 1);
    String value = text.substring(equal + 1, text.length() - 1);
    try {
      return switch (head) {
        case Gaussian.HEAD -> gaussian(Double.parseDouble(value));
        case Dropout.HEAD -> dropout(Double.parseDouble(value));
        case Quantized.HEAD -> quantized(Integer.parseInt(value));
        default ->
            throw new IllegalArgumentException(
                "channel must be none, "
                    + Gaussian.HEAD
                    + "..), "
                    + Dropout.HEAD
                    + "..) or "
                    + Quantized.HEAD
                    + "..), got "
                    + text);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("channel " + head + "..) needs a number, got " + value, e);
    }
  }

  /** No channel. */
  record None() implements ActivationChannel {

    private static final String NAME = "none";
    private static final None INSTANCE = new None();

    @Override
    public String toString() {
      return NAME;
    }
  }

  /**
   * Gaussian noise, see {@link ActivationChannel#gaussian}.
   *
   * @param noiseVariance the variance per unit
   */
  record Gaussian(double noiseVariance) implements ActivationChannel {

    private static final String HEAD = "gaussian(noiseVariance=";

    /**
     * Checks the variance.
     *
     * @param noiseVariance the variance per unit
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public Gaussian {
      Arguments.positive(noiseVariance, "noise variance");
    }

    @Override
    public String toString() {
      return HEAD + Decimals.shortest(noiseVariance) + ")";
    }
  }

  /**
   * Dropout, see {@link ActivationChannel#dropout}.
   *
   * @param rate the probability of zero
   */
  record Dropout(double rate) implements ActivationChannel {

    private static final String HEAD = "dropout(rate=";

    /**
     * Checks the rate.
     *
     * @param rate the probability of zero
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public Dropout {
      if (!(rate > 0 && rate < 1)) {
        throw new IllegalArgumentException("dropout rate must lie between 0 and 1, got " + rate);
      }
    }

    @Override
    public String toString() {
      return HEAD + Decimals.shortest(rate) + ")";
    }
  }

  /**
   * Rounding to equally spaced levels, see {@link ActivationChannel#quantized}.
   *
   * @param bits the logarithm of the number of levels to base 2
   */
  record Quantized(int bits) implements ActivationChannel {

    private static final String HEAD = "quantized(bits=";
    private static final int MOST_BITS = 16;

    /**
     * Checks the number of bits.
     *
     * @param bits the number
     * @throws IllegalArgumentException if it is below 1 or above 16
     */
    public Quantized {
      if (bits < 1 || bits > MOST_BITS) {
        throw new IllegalArgumentException(
            "number of bits must lie between 1 and " + MOST_BITS + ", got " + bits);
      }
    }

    /**
     * Returns the number of levels.
     *
     * @return 2^bits
     */
    public int levels() {
      return 1 << bits;
    }

    @Override
    public String toString() {
      return HEAD + bits + ")";
    }
  }
}
