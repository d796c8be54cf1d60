package org.infobottleneck.plane;

import java.util.Objects;
import java.util.OptionalDouble;
import org.infobottleneck.numerics.Arguments;

/**
 * How far the activations of a layer lie from the means of their classes, and these means from each
 * other: the traces of the within-class and the between-class covariance, whose ratio falls to zero
 * where a network collapses (Papyan, Han &amp; Donoho 2020).
 *
 * <p>With t_i the activations of row i of N, w_iy = p(y|x_i) (one for the label and zero for all
 * else, where labels are hard), q_y = 1/N Σ_i w_iy, m_y = Σ_i w_iy t_i / (N q_y) and m the mean of
 * all rows:
 *
 * <ul>
 *   <li>within = 1/N Σ_i Σ_y w_iy |t_i - m_y|²;
 *   <li>between = Σ_y q_y |m_y - m|²;
 *   <li>total = 1/N Σ_i |t_i - m|², which is their sum.
 * </ul>
 *
 * <p>Edge cases: with one class, or a constant layer, between is zero; with a class of its own for
 * every row, within is; a layer whose squares overflow is left out of the snapshot. Differs from
 * the paper in that a class counts by its share of the rows, where the paper, whose classes are of
 * equal size, averages over classes. Soft labels that are spread leave a scatter within classes
 * even where a network has collapsed.
 *
 * @param observed the name of the rows
 * @param layer the layer's number, from 1
 * @param within the trace of the within-class covariance, in squared units of the activations
 * @param between the trace of the between-class covariance, likewise
 */
public record ClassScatter(String observed, int layer, double within, double between) {

  /**
   * Checks the parts.
   *
   * @param observed the name of the rows
   * @param layer the layer's number
   * @param within the trace of the within-class covariance
   * @param between the trace of the between-class covariance
   * @throws IllegalArgumentException if the layer is less than 1 or a trace negative, infinite or
   *     NaN
   */
  public ClassScatter {
    Objects.requireNonNull(observed, "observed");
    Arguments.atLeast(layer, 1, "layer");
    Arguments.within(within, 0, Double.MAX_VALUE, "scatter within classes");
    Arguments.within(between, 0, Double.MAX_VALUE, "scatter between classes");
  }

  /**
   * Returns the trace of the covariance of all rows.
   *
   * @return within + between
   */
  public double total() {
    return within + between;
  }

  /**
   * Returns how much of the scatter between classes there is within them: zero for a collapsed
   * layer.
   *
   * @return within / between, or empty where nothing lies between
   */
  public OptionalDouble ratio() {
    return between == 0 ? OptionalDouble.empty() : OptionalDouble.of(within / between);
  }
}
