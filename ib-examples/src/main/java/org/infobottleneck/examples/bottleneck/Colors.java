package org.infobottleneck.examples.bottleneck;

import java.awt.Color;

/** Colors of an ordered scale. */
final class Colors {

  private Colors() {}

  /** The color a share of the way between two. */
  static Color between(Color from, Color to, double share) {
    return new Color(
        between(from.getRed(), to.getRed(), share),
        between(from.getGreen(), to.getGreen(), share),
        between(from.getBlue(), to.getBlue(), share));
  }

  private static int between(int from, int to, double share) {
    return (int) Math.round(from + share * (to - from));
  }
}
