package org.infobottleneck.examples.plots;

/**
 * Says that no picture can be drawn because the Java runtime finds no font, as on a bare server or
 * in a small container. Installing fontconfig and any font, such as DejaVu, helps.
 */
public final class FontsMissingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FontsMissingException(Throwable cause) {
    super(
        "no picture can be drawn: Java finds no font here (install fontconfig and a font such as"
            + " DejaVu); "
            + cause,
        cause);
  }
}
