package org.infobottleneck.examples.figures;

import java.awt.Color;

/** The colors of Okabe &amp; Ito (2008), which the color-blind tell apart, without its yellow. */
public final class Palette {

  /** Blue. */
  public static final Color BLUE = new Color(0x0072b2);

  /** Vermilion. */
  public static final Color VERMILION = new Color(0xd55e00);

  /** Bluish green. */
  public static final Color GREEN = new Color(0x009e73);

  /** Reddish purple. */
  public static final Color PURPLE = new Color(0xcc79a7);

  /** Orange. */
  public static final Color ORANGE = new Color(0xe69f00);

  /** Sky blue. */
  public static final Color SKY = new Color(0x56b4e9);

  /** Black. */
  public static final Color BLACK = new Color(0x000000);

  /** A gray for what is in the background. */
  public static final Color GRAY = new Color(0x9a9a9a);

  private Palette() {}
}
