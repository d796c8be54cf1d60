package org.infobottleneck.examples.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.numerics.Arguments;

/**
 * Colors of epochs from 0 to the last, evenly spaced in the logarithm of 1 + epoch.
 *
 * <p>Nine colors of the viridis map (Smith &amp; van der Walt 2015, CC0) with straight lines
 * between them: even in lightness, and readable to the color-blind and in gray.
 *
 * @param lastEpoch the last epoch
 */
public record EpochScale(int lastEpoch) {

  /**
   * Checks the last epoch.
   *
   * @param lastEpoch the last epoch
   * @throws IllegalArgumentException if it is negative
   */
  public EpochScale {
    Arguments.atLeast(lastEpoch, 0, "last epoch");
  }

  private static final int[] VIRIDIS = {
    0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
  };

  /**
   * Returns where an epoch lies.
   *
   * @param epoch the epoch
   * @return 0 for epoch 0, 1 for the last
   * @throws IllegalArgumentException if it is negative
   */
  public double position(int epoch) {
    Arguments.atLeast(epoch, 0, "epoch");
    return lastEpoch == 0 ? 0 : Math.log1p(epoch) / Math.log1p(lastEpoch);
  }

  Color color(int epoch) {
    return colorAt(position(epoch));
  }

  /**
   * Returns the color at a position.
   *
   * @param position from 0 to 1
   * @return the color
   * @throws IllegalArgumentException if it lies outside
   */
  public Color colorAt(double position) {
    // A last epoch may come out a rounding behind 1.
    double place =
        Math.min(1, Arguments.within(position, 0, 1 + 1e-9, "position")) * (VIRIDIS.length - 1);
    int left = Math.min((int) place, VIRIDIS.length - 2);
    double share = place - left;
    return new Color(
        mixed(left, share, 16) << 16 | mixed(left, share, 8) << 8 | mixed(left, share, 0));
  }

  private static int mixed(int left, double share, int shift) {
    int from = VIRIDIS[left] >> shift & 0xff;
    int to = VIRIDIS[left + 1] >> shift & 0xff;
    return (int) Math.round(from + share * (to - from));
  }

  /**
   * Returns the epochs to print beside the scale.
   *
   * @return 0, the powers of ten, and the last one
   */
  public List<Integer> ticks() {
    List<Integer> ticks = new ArrayList<>(List.of(0));
    // A power close to the end would leave its number no room beside the last one.
    for (long power = 1; power * 2 < lastEpoch; power *= 10) {
      ticks.add((int) power);
    }
    if (lastEpoch > 0) {
      ticks.add(lastEpoch);
    }
    return ticks;
  }
}
