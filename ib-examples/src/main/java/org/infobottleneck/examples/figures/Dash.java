package org.infobottleneck.examples.figures;

/** The pattern of a line, told apart without color. */
public enum Dash {
  /** Unbroken. */
  SOLID,
  /** Long dashes. */
  DASHED,
  /** Dots. */
  DOTTED,
  /** Dash, dot. */
  DASH_DOT,
  /** Short dashes. */
  SHORT,
  /** Dash, dot, dot. */
  DASH_DOT_DOT;

  private static final double DOT = 0.01;

  /**
   * Lengths in points: drawn, left out, drawn ...; none for an unbroken line. Round ends add to
   * what is drawn.
   */
  double[] pattern() {
    return switch (this) {
      case SOLID -> new double[0];
      case DASHED -> new double[] {4.5, 3};
      case DOTTED -> new double[] {DOT, 2.4};
      case DASH_DOT -> new double[] {5, 2.6, DOT, 2.6};
      case SHORT -> new double[] {1.8, 2.4};
      case DASH_DOT_DOT -> new double[] {5, 2.6, DOT, 2.4, DOT, 2.6};
    };
  }
}
