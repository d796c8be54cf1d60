package org.infobottleneck.examples.figures;

import java.util.Optional;

/**
 * Something that a panel shows: a {@link Line}, {@link Dots}, {@link Bars}, a {@link Rule} or a
 * {@link Note}. Immutable.
 *
 * <p>Marks of one name look alike in all panels of a figure and share one entry of its legend; one
 * with an empty name has none.
 */
public abstract sealed class Mark permits Line, Dots, Bars, Rule, Note {

  Mark() {}

  /** The name in the legend, or nothing. */
  abstract String name();

  /** What tells this mark from others by its looks, or nothing. */
  abstract String series();

  /** Says what has to be in sight. */
  abstract void extend(Bounds bounds);

  abstract void paint(Plot plot, Ink ink);

  /** What the legend shows beside the name. */
  abstract LegendKey key(Ink ink);

  /** The colors that stand for values, if this mark has some. */
  Optional<ColorScale> colors() {
    return Optional.empty();
  }

  /** Whether a color or pattern of the palette is spent on this mark. */
  boolean needsInk() {
    return true;
  }
}
