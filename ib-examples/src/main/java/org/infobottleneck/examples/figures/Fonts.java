package org.infobottleneck.examples.figures;

import java.awt.Font;

/** The sizes of letters in a figure, in points as printed. */
record Fonts(Font heading, Font title, Font label, Font tick) {

  static Fonts ofPrint() {
    return new Fonts(
        FigureFont.size(9.5), FigureFont.size(8.5), FigureFont.size(8), FigureFont.size(7));
  }
}
