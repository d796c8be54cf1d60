package org.infobottleneck.examples.figures;

import java.awt.Color;
import java.util.List;
import java.util.Objects;
import org.infobottleneck.examples.plots.EpochScale;
import org.infobottleneck.numerics.Arguments;

/**
 * Colors that stand for values, from dark to light by the viridis map; a figure explains them by a
 * bar. Values outside of the range have the color of its nearer end. Immutable.
 */
public final class ColorScale {

  private final String label;
  private final Scale scale;
  private final List<Tick> ticks;

  private ColorScale(String label, Scale scale, List<Tick> ticks) {
    this.label = label;
    this.scale = scale;
    this.ticks = ticks;
  }

  /**
   * Colors of epochs from 0 to a last one, evenly spaced in the logarithm of 1 + epoch.
   *
   * @param lastEpoch the last epoch, 1 at least
   * @return the scale
   * @throws IllegalArgumentException if the last epoch is below 1
   */
  public static ColorScale epochs(int lastEpoch) {
    if (lastEpoch < 1) {
      throw new IllegalArgumentException("last epoch must be 1 at least, got " + lastEpoch);
    }
    Axis axis = Axis.epochs();
    Scale scale = new Scale(axis, 0, axis.place(lastEpoch));
    List<Tick> ticks =
        new EpochScale(lastEpoch)
            .ticks().stream()
                .map(epoch -> new Tick(axis.place(epoch), Integer.toString(epoch)))
                .toList();
    return new ColorScale("epoch", scale, ticks);
  }

  /**
   * Colors of values in equal steps.
   *
   * @param label what the values measure, with the unit
   * @param least the value of the darkest color
   * @param most the value of the lightest color
   * @return the scale
   * @throws IllegalArgumentException if the range is not finite and in order
   */
  public static ColorScale linear(String label, double least, double most) {
    Axis axis = Axis.linear(label).withRange(least, most);
    Scale scale = Scale.of(axis, new Extent());
    return new ColorScale(label, scale, scale.ticks(6));
  }

  /**
   * The color of a value.
   *
   * @param value the value, not NaN
   * @return its color
   * @throws IllegalArgumentException if it is NaN
   */
  public Color color(double value) {
    return colorAt(scale.share(Arguments.number(value, "value")));
  }

  Color colorAt(double share) {
    // A value that a logarithmic scale has no place for.
    return Double.isNaN(share)
        ? Color.BLACK
        : new EpochScale(1).colorAt(Math.max(0, Math.min(1, share)));
  }

  String label() {
    return label;
  }

  List<Tick> ticks() {
    return ticks;
  }

  double shareOf(Tick tick) {
    return scale.shareOf(tick);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ColorScale that
        && label.equals(that.label)
        && ticks.equals(that.ticks)
        && scale.low() == that.scale.low()
        && scale.high() == that.scale.high();
  }

  @Override
  public int hashCode() {
    return Objects.hash(label, ticks, scale.low(), scale.high());
  }

  @Override
  public String toString() {
    return "colors of " + label;
  }
}
