package org.infobottleneck.examples.figures;

import java.awt.Color;
import java.util.Optional;

/** A sample of a mark beside its name: a patch, a line on it, a symbol on that. */
record LegendKey(
    String text, Optional<Color> patch, Color color, Optional<Dash> line, Optional<Symbol> symbol) {

  /** This sample and what another one of the same name adds. */
  LegendKey with(LegendKey other) {
    return new LegendKey(
        text, patch.or(other::patch), color, line.or(other::line), symbol.or(other::symbol));
  }
}
