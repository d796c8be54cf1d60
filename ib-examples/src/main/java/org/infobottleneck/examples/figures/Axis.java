package org.infobottleneck.examples.figures;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One axis of a panel: what it measures, in which unit, and over which range.
 *
 * <ul>
 *   <li>Without a range it shows all of its panel's values, with a little room.
 *   <li>A logarithmic axis leaves out values that are not positive; a band or an error bar that
 *       reaches there is drawn to the end of the axis.
 *   <li>Labels may raise and lower: {@code 10^{3}}, {@code T_{1}}.
 * </ul>
 *
 * <p>Immutable.
 */
public final class Axis {

  enum Kind {
    LINEAR,
    LOG,
    EPOCHS,
    CATEGORIES
  }

  private final Kind kind;
  private final String label;
  private final OptionalDouble min;
  private final OptionalDouble max;
  private final List<String> names;

  private Axis(
      Kind kind, String label, OptionalDouble min, OptionalDouble max, List<String> names) {
    this.kind = kind;
    this.label = Objects.requireNonNull(label, "label");
    this.min = min;
    this.max = max;
    this.names = List.copyOf(names);
  }

  private static Axis of(Kind kind, String label) {
    return new Axis(kind, label, OptionalDouble.empty(), OptionalDouble.empty(), List.of());
  }

  /**
   * An axis with equal steps.
   *
   * @param label what it measures, with the unit
   * @return the axis
   */
  public static Axis linear(String label) {
    return of(Kind.LINEAR, label);
  }

  /**
   * A logarithmic axis.
   *
   * @param label what it measures, with the unit
   * @return the axis
   */
  public static Axis log(String label) {
    return of(Kind.LOG, label);
  }

  /**
   * A logarithmic axis of epochs from 0 on. It shows 1 + epoch and says so, since epoch 0 has no
   * logarithm; marks are given epochs.
   *
   * @return the axis
   */
  public static Axis epochs() {
    return of(Kind.EPOCHS, "1 + epoch");
  }

  /**
   * An axis of things that have no order; the values 0, 1, 2, ... stand for them.
   *
   * @param label what they are
   * @param names the name of each
   * @return the axis
   * @throws IllegalArgumentException if there is none
   */
  public static Axis categories(String label, List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("names must hold one category at least, got none");
    }
    return new Axis(
        Kind.CATEGORIES,
        label,
        OptionalDouble.of(-0.5),
        OptionalDouble.of(names.size() - 0.5),
        names);
  }

  /**
   * The axis with fixed ends.
   *
   * @param least the value at its start
   * @param most the value at its end
   * @return the axis
   * @throws IllegalArgumentException if the ends are not finite and in order, or have no logarithm
   */
  public Axis withRange(double least, double most) {
    return withLeast(least).withMost(most);
  }

  /**
   * The axis with a fixed start.
   *
   * @param least the value at its start
   * @return the axis
   * @throws IllegalArgumentException if it is not finite, not below the end, or has no logarithm
   */
  public Axis withLeast(double least) {
    return checked(OptionalDouble.of(least), max);
  }

  /**
   * The axis with a fixed end.
   *
   * @param most the value at its end
   * @return the axis
   * @throws IllegalArgumentException if it is not finite, not above the start, or has no logarithm
   */
  public Axis withMost(double most) {
    return checked(min, OptionalDouble.of(most));
  }

  /**
   * The axis with another label.
   *
   * @param other the label
   * @return the axis
   */
  public Axis withLabel(String other) {
    Objects.requireNonNull(other, "other");
    return new Axis(kind, other, min, max, names);
  }

  private Axis checked(OptionalDouble least, OptionalDouble most) {
    if (!Double.isFinite(place(least.orElse(1))) || !Double.isFinite(place(most.orElse(1)))) {
      throw new IllegalArgumentException(
          "the ends of " + this + " must have a place on it, got " + least + " and " + most);
    }
    if (least.isPresent() && most.isPresent() && !(least.getAsDouble() < most.getAsDouble())) {
      throw new IllegalArgumentException(
          "the ends of "
              + this
              + " must be in order, got "
              + least.getAsDouble()
              + " and "
              + most.getAsDouble());
    }
    return new Axis(kind, label, least, most, names);
  }

  Kind kind() {
    return kind;
  }

  String label() {
    return label;
  }

  List<String> names() {
    return names;
  }

  OptionalDouble min() {
    return min;
  }

  OptionalDouble max() {
    return max;
  }

  boolean isLogarithmic() {
    return kind == Kind.LOG || kind == Kind.EPOCHS;
  }

  /** Where a value lies, in steps or decades; not finite where it has no place. */
  double place(double value) {
    return switch (kind) {
      case LINEAR, CATEGORIES -> value;
      case LOG -> value > 0 ? StrictMath.log10(value) : Double.NaN;
      case EPOCHS -> value > -1 ? StrictMath.log10(1 + value) : Double.NaN;
    };
  }

  @Override
  public String toString() {
    return "axis \"" + label + "\"";
  }
}
