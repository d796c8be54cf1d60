package org.infobottleneck.estimators;

import java.util.Objects;

/**
 * The quantity that an estimate estimates, with every parameter that defines it: {@code
 * I(X;T+N(0,1e-3))}, {@code I(X;bin(T,0.07))}, {@code I(X;T)}.
 *
 * <p>Two estimates may be compared, averaged or drawn in one panel where their estimands are equal;
 * two widths or two noise variances are two estimands.
 *
 * @param first name of the first variable
 * @param firstChannel what is observed of it
 * @param second name of the second variable
 * @param secondChannel what is observed of it
 */
public record Estimand(String first, Channel firstChannel, String second, Channel secondChannel) {

  /**
   * Checks the parts.
   *
   * @param first name of the first variable
   * @param firstChannel what is observed of it
   * @param second name of the second variable
   * @param secondChannel what is observed of it
   * @throws NullPointerException if a part is null
   */
  public Estimand {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(firstChannel, "firstChannel");
    Objects.requireNonNull(second, "second");
    Objects.requireNonNull(secondChannel, "secondChannel");
  }

  /**
   * The mutual information of X and Y, each seen through a channel.
   *
   * @param x what is observed of X
   * @param y what is observed of Y
   * @return the estimand, its variables named X and Y
   */
  public static Estimand of(Channel x, Channel y) {
    return new Estimand("X", x, "Y", y);
  }

  /**
   * Renames the variables.
   *
   * @param first the first variable's name
   * @param second the second variable's name
   * @return the same quantity of variables with these names
   */
  public Estimand named(String first, String second) {
    return new Estimand(first, firstChannel, second, secondChannel);
  }

  @Override
  public String toString() {
    return "I(" + firstChannel.of(first) + ";" + secondChannel.of(second) + ")";
  }
}
