package org.infobottleneck.examples.figures;

import java.awt.Color;
import java.util.List;

/** The color, pattern and symbol by which a series is told apart. */
record Ink(Color color, Dash dash, Symbol symbol) {

  /** Of text. */
  static final Color TEXT = new Color(0x262626);

  /** Of axes and ceilings. */
  static final Color AXIS = new Color(0x6e6e6e);

  /** Of the grid. */
  static final Color GRID = new Color(0xefefef);

  private static final int BAND_OPACITY = 56;

  private static final List<Ink> PALETTE =
      List.of(
          new Ink(Palette.BLUE, Dash.SOLID, Symbol.CIRCLE),
          new Ink(Palette.VERMILION, Dash.DASHED, Symbol.SQUARE),
          new Ink(Palette.GREEN, Dash.DASH_DOT, Symbol.TRIANGLE),
          new Ink(Palette.PURPLE, Dash.SHORT, Symbol.DIAMOND),
          new Ink(Palette.ORANGE, Dash.DASH_DOT_DOT, Symbol.INVERTED_TRIANGLE),
          new Ink(Palette.SKY, Dash.DOTTED, Symbol.CIRCLE),
          new Ink(Palette.BLACK, Dash.SOLID, Symbol.RING));

  /** The ink of the n-th series; after the last color they begin again with another pattern. */
  static Ink of(int index) {
    Ink ink = PALETTE.get(index % PALETTE.size());
    int shift = index / PALETTE.size();
    return new Ink(
        ink.color(),
        PALETTE.get((index + shift) % PALETTE.size()).dash(),
        PALETTE.get((index + shift) % PALETTE.size()).symbol());
  }

  /** The color as one sees paper through it. */
  static Color translucent(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_OPACITY);
  }
}
