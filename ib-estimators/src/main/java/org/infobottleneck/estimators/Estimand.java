package org.infobottleneck.estimators;

import java.util.Objects;
import java.util.Optional;

/**
 * The quantity that an estimate estimates, with every parameter that defines it: {@code
 * I(X;T+N(0,1e-3))}, {@code I(X;bin(T,0.07))}, {@code I(X;T)}, {@code I(X;T|Y)}, {@code I_2(..)}.
 *
 * <p>Two estimates may be compared, averaged or drawn in one panel where their estimands are equal;
 * two widths or two noise variances are two estimands.
 *
 * @param measure which measure of dependence
 * @param first name of the first variable
 * @param firstChannel what is observed of it
 * @param second name of the second variable
 * @param secondChannel what is observed of it
 * @param given the variable that is given, where the information is conditional
 */
public record Estimand(
    Measure measure,
    String first,
    Channel firstChannel,
    String second,
    Channel secondChannel,
    Optional<Given> given) {

  /**
   * The variable that conditional information is conditioned on.
   *
   * @param name its name
   * @param channel what is observed of it
   */
  public record Given(String name, Channel channel) {

    /**
     * Checks the parts.
     *
     * @param name its name
     * @param channel what is observed of it
     * @throws NullPointerException if a part is null
     */
    public Given {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(channel, "channel");
    }
  }

  /**
   * Checks the parts.
   *
   * @param measure which measure of dependence
   * @param first name of the first variable
   * @param firstChannel what is observed of it
   * @param second name of the second variable
   * @param secondChannel what is observed of it
   * @param given the variable that is given, where the information is conditional
   * @throws NullPointerException if a part is null
   */
  public Estimand {
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(firstChannel, "firstChannel");
    Objects.requireNonNull(second, "second");
    Objects.requireNonNull(secondChannel, "secondChannel");
    Objects.requireNonNull(given, "given");
  }

  /**
   * Shannon's mutual information of two variables with names.
   *
   * @param first name of the first variable
   * @param firstChannel what is observed of it
   * @param second name of the second variable
   * @param secondChannel what is observed of it
   * @throws NullPointerException if a part is null
   */
  public Estimand(String first, Channel firstChannel, String second, Channel secondChannel) {
    this(Measure.SHANNON, first, firstChannel, second, secondChannel, Optional.empty());
  }

  /**
   * The mutual information of X and Y, each seen through a channel.
   *
   * @param x what is observed of X
   * @param y what is observed of Y
   * @return the estimand, its variables named X and Y
   */
  public static Estimand of(Channel x, Channel y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    return new Estimand("X", x, "Y", y);
  }

  /**
   * Another measure of dependence of the same variables.
   *
   * @param measure the measure
   * @return the estimand
   */
  public Estimand withMeasure(Measure measure) {
    return new Estimand(measure, first, firstChannel, second, secondChannel, given);
  }

  /**
   * The same information, given a third variable.
   *
   * @param name the third variable's name
   * @param channel what is observed of it
   * @return the conditional estimand
   */
  public Estimand given(String name, Channel channel) {
    return new Estimand(
        measure, first, firstChannel, second, secondChannel, Optional.of(new Given(name, channel)));
  }

  /**
   * Renames the variables.
   *
   * @param first the first variable's name
   * @param second the second variable's name
   * @return the same quantity of variables with these names
   */
  public Estimand named(String first, String second) {
    return new Estimand(measure, first, firstChannel, second, secondChannel, given);
  }

  /** The same quantity with the channels of the two variables exchanged. */
  Estimand mirrored() {
    Channel ofFirst = secondChannel;
    Channel ofSecond = firstChannel;
    return new Estimand(measure, first, ofFirst, second, ofSecond, given);
  }

  @Override
  public String toString() {
    return measure.symbol()
        + "("
        + firstChannel.of(first)
        + ";"
        + secondChannel.of(second)
        + given.map(third -> "|" + third.channel().of(third.name())).orElse("")
        + ")";
  }
}
