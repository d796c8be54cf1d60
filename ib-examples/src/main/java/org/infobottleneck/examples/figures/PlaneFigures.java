package org.infobottleneck.examples.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.infobottleneck.numerics.Decimals;

/**
 * Panels of the information plane: I(X;T) to the right, I(T;Y) upwards, both in bits, as in the
 * figures of Shwartz-Ziv &amp; Tishby (2017). Put side by side they make small multiples, see
 * {@link Figure#withSharedAxes()}.
 *
 * <p>Immutable.
 */
public final class PlaneFigures {

  private static final double PATH = 0.8;
  private static final double SMALL = 3;
  private static final double CLOUD = 2.6;

  private final Axis xAxis;
  private final Axis yAxis;
  private final OptionalDouble inputEntropy;
  private final OptionalDouble targetEntropy;

  private PlaneFigures(
      Axis xAxis, Axis yAxis, OptionalDouble inputEntropy, OptionalDouble targetEntropy) {
    this.xAxis = xAxis;
    this.yAxis = yAxis;
    this.inputEntropy = inputEntropy;
    this.targetEntropy = targetEntropy;
  }

  /**
   * Panels that show what is plotted and no ceilings.
   *
   * @return the panels' maker
   */
  public static PlaneFigures plain() {
    return new PlaneFigures(
        Axis.linear("I(X;T) [bits]"),
        Axis.linear("I(T;Y) [bits]"),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /**
   * Panels from the origin to the ceilings, which are drawn.
   *
   * @param inputEntropyBits H(X) in bits
   * @param targetEntropyBits H(Y) in bits
   * @return the panels' maker
   * @throws IllegalArgumentException if a ceiling is not positive and finite
   */
  public static PlaneFigures withCeilings(double inputEntropyBits, double targetEntropyBits) {
    if (!(inputEntropyBits > 0) || !(targetEntropyBits > 0)) {
      throw new IllegalArgumentException(
          "ceilings must be positive, got " + inputEntropyBits + " and " + targetEntropyBits);
    }
    PlaneFigures plain = plain();
    return new PlaneFigures(
        plain.xAxis,
        plain.yAxis,
        OptionalDouble.of(Columns.finite("input entropy", inputEntropyBits)),
        OptionalDouble.of(Columns.finite("target entropy", targetEntropyBits)));
  }

  /**
   * The same with other axes, such as those that name an estimator's estimand or have a range.
   *
   * @param otherX the axis to the right
   * @param otherY the axis upwards
   * @return the panels' maker
   */
  public PlaneFigures withAxes(Axis otherX, Axis otherY) {
    Objects.requireNonNull(otherX, "otherX");
    Objects.requireNonNull(otherY, "otherY");
    return new PlaneFigures(otherX, otherY, inputEntropy, targetEntropy);
  }

  /**
   * Mean paths, each layer in a color of its own and named at its end, a dot with error bars at
   * some epochs.
   *
   * @param title the title; empty for none
   * @param layers the path of each layer. Not modified.
   * @param dotted the epochs with dots; the nearest snapshots are taken
   * @return the panel
   */
  public Panel byLayer(String title, List<PlanePath> layers, int... dotted) {
    Objects.requireNonNull(dotted, "dotted");
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      PlanePath layer = layers.get(i);
      Ink ink = Ink.of(i);
      marks.add(
          Line.of(layer.layer(), layer.x(), layer.y())
              .withColor(ink.color())
              .withDash(Dash.SOLID)
              .withLabel());
    }
    for (int i = 0; i < layers.size(); i++) {
      Ink ink = Ink.of(i);
      Dots dots = layers.get(i).near(dotted).dots("");
      marks.add(dots.withColor(ink.color()).withSymbol(ink.symbol()).withSize(SMALL));
    }
    return panel(title).with(marks);
  }

  /**
   * Mean paths as thin lines, each layer named at its end, dots colored by their epoch, with error
   * bars at some of them.
   *
   * @param title the title; empty for none
   * @param layers the path of each layer. Not modified.
   * @param scale the colors of epochs, see {@link ColorScale#epochs}
   * @param barred the epochs with error bars; the nearest snapshots are taken
   * @return the panel
   */
  public Panel byEpoch(String title, List<PlanePath> layers, ColorScale scale, int... barred) {
    Objects.requireNonNull(scale, "scale");
    Objects.requireNonNull(barred, "barred");
    List<Mark> marks = new ArrayList<>();
    for (PlanePath layer : layers) {
      marks.add(
          Line.of(layer.layer(), layer.x(), layer.y())
              .withColor(Palette.GRAY)
              .withDash(Dash.SOLID)
              .withWidth(PATH)
              .withLabel());
    }
    for (PlanePath layer : layers) {
      PlanePath some = layer.near(barred);
      marks.add(some.dots("").coloredBy(scale, some.epochs()).withSize(SMALL));
    }
    for (PlanePath layer : layers) {
      marks.add(Dots.of("", layer.x(), layer.y()).coloredBy(scale, layer.epochs()).withSize(SMALL));
    }
    return panel(title).with(marks);
  }

  /**
   * The runs of one epoch: a dot per run and layer, colored by layer, with a legend. Three of them,
   * for the start, an epoch between and the end, are Figure 2 of the paper.
   *
   * @param title the title, such as the epoch
   * @param layers the cloud of each layer. Not modified.
   * @return the panel
   */
  public Panel clouds(String title, List<PlaneCloud> layers) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      Ink ink = Ink.of(i);
      marks.add(
          layers.get(i).dots().withColor(ink.color()).withSymbol(ink.symbol()).withSize(CLOUD));
    }
    return panel(title).with(marks);
  }

  private Panel panel(String title) {
    Axis x = inputEntropy.isPresent() && xAxis.min().isEmpty() ? xAxis.withLeast(0) : xAxis;
    Axis y = targetEntropy.isPresent() && yAxis.min().isEmpty() ? yAxis.withLeast(0) : yAxis;
    List<Mark> ceilings = new ArrayList<>();
    inputEntropy.ifPresent(bits -> ceilings.add(Rule.vertical(text("H(X)", bits), bits)));
    targetEntropy.ifPresent(bits -> ceilings.add(Rule.horizontal(text("H(Y)", bits), bits)));
    return Panel.of(x, y).withTitle(title).with(ceilings);
  }

  private static String text(String name, double bits) {
    return name + " = " + Decimals.shortest(Math.round(bits * 1000) / 1000.0);
  }
}
