package org.infobottleneck.bottleneck;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * A deterministic encoder T = f(X): every input lies in one cell. It is a partition of the inputs,
 * with the information it keeps.
 *
 * <p>With p(t) the sum of p(x) over the cell and p(y|t) the mean of p(y|x) over it,
 *
 * <pre>
 *   I(X;T) = H(T) = -sum_t p(t) ln p(t),
 *   I(T;Y) = sum_t p(t) KL[p(y|t) || p(y)],
 *   F(beta) = H(T) - beta I(T;Y).
 * </pre>
 *
 * <ul>
 *   <li>One cell alone tells nothing: both are zero.
 *   <li>Any number of classes is fine.
 *   <li>All information is in nats.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class DeterministicEncoder {

  private final int[] cellOfInput;
  private final int classes;
  private final double[] cellProbabilities;

  /** Row-major, cells x classes. */
  private final double[] conditionals;

  private final double targetInformation;

  private DeterministicEncoder(JointDistribution joint, int[] cellOfInput, int cells) {
    this.cellOfInput = cellOfInput;
    classes = joint.classes();
    cellProbabilities = new double[cells];
    conditionals = new double[cells * classes];
    double total = 0;
    for (int x = 0; x < cellOfInput.length; x++) {
      int cell = cellOfInput[x];
      double weight = joint.inputProbability(x);
      total += weight;
      cellProbabilities[cell] += weight;
      for (int y = 0; y < classes; y++) {
        conditionals[cell * classes + y] += weight * joint.conditional(x, y);
      }
    }
    double information = 0;
    for (int cell = 0; cell < cells; cell++) {
      for (int y = 0; y < classes; y++) {
        conditionals[cell * classes + y] /= cellProbabilities[cell];
      }
      // A sum of many p(x) misses 1 by rounding; H(T) of one cell is to be 0.
      cellProbabilities[cell] /= total;
      information +=
          cellProbabilities[cell]
              * Divergences.kullbackLeibler(
                  conditionals, cell * classes, joint.classProbabilities(), 0, classes);
    }
    targetInformation = information;
  }

  /**
   * The encoder of any partition.
   *
   * @param joint p(x,y)
   * @param cells the cell of every input, numbered from 0 without a gap. Not modified, not kept.
   * @return the encoder
   * @throws IllegalArgumentException if there is not one cell per input, a number is negative or a
   *     number between others is used by no input
   */
  public static DeterministicEncoder of(JointDistribution joint, int[] cells) {
    Objects.requireNonNull(joint, "joint");
    Objects.requireNonNull(cells, "cells");
    Arguments.same(cells.length, joint.inputs(), "number of cell numbers");
    boolean[] used = new boolean[cells.length];
    int count = 0;
    for (int x = 0; x < cells.length; x++) {
      if (cells[x] < 0 || cells[x] >= cells.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "cell of an input must lie between 0 and %d, got %d at input %d",
                cells.length - 1,
                cells[x],
                x));
      }
      used[cells[x]] = true;
      count = Math.max(count, cells[x] + 1);
    }
    for (int cell = 0; cell < count; cell++) {
      if (!used[cell]) {
        throw new IllegalArgumentException("cells must not be empty, got no input in cell " + cell);
      }
    }
    return new DeterministicEncoder(joint, cells.clone(), count);
  }

  /**
   * The encoder that tells nothing: all inputs in one cell.
   *
   * @param joint p(x,y)
   * @return the encoder, with H(T) = I(T;Y) = 0
   */
  public static DeterministicEncoder trivial(JointDistribution joint) {
    Objects.requireNonNull(joint, "joint");
    return of(joint, new int[joint.inputs()]);
  }

  /**
   * Returns the number of inputs.
   *
   * @return |X|
   */
  public int inputs() {
    return cellOfInput.length;
  }

  /**
   * Returns the number of cells.
   *
   * @return |T|
   */
  public int cells() {
    return cellProbabilities.length;
  }

  /**
   * Returns the cell of an input.
   *
   * @param x the input, as the joint distribution numbers it
   * @return t = f(x)
   * @throws IndexOutOfBoundsException if there is none such
   */
  public int cell(int x) {
    Arguments.index(x, cellOfInput.length, "x");
    return cellOfInput[x];
  }

  /**
   * Returns the cells of all inputs.
   *
   * @return one number per input, the caller's own
   */
  public int[] cellsOfInputs() {
    return cellOfInput.clone();
  }

  /**
   * Returns the probability of a cell.
   *
   * @param t the cell
   * @return p(t)
   * @throws IndexOutOfBoundsException if there is none such
   */
  public double clusterProbability(int t) {
    Arguments.index(t, cellProbabilities.length, "t");
    return cellProbabilities[t];
  }

  /**
   * Returns the probability of a class given a cell, the decoder.
   *
   * @param t the cell
   * @param y the class
   * @return p(y|t)
   * @throws IndexOutOfBoundsException if there is none such
   */
  public double decoder(int t, int y) {
    Arguments.index(t, cellProbabilities.length, "t");
    Arguments.index(y, classes, "y");
    return conditionals[t * classes + y];
  }

  /**
   * Returns what the cells tell of the input, the entropy of the cells.
   *
   * @return I(X;T) = H(T) in nats
   */
  public double inputInformation() {
    return Divergences.entropy(cellProbabilities, 0, cells());
  }

  /**
   * Returns what the cells tell of the class.
   *
   * @return I(T;Y) in nats
   */
  public double targetInformation() {
    return targetInformation;
  }

  /**
   * Returns what the bottleneck minimizes, deterministic or not: both are the same here, as H(T) =
   * I(X;T).
   *
   * @param beta the trade-off, positive
   * @return F = H(T) - beta I(T;Y) in nats
   * @throws IllegalArgumentException if beta is not positive and finite
   */
  public double functional(double beta) {
    return inputInformation() - Arguments.positive(beta, "beta") * targetInformation;
  }

  /**
   * Returns whether the other encoder has the same cells with the same numbers and the same p(t)
   * and p(y|t), to the last bit.
   *
   * @param other any object
   * @return true if it does
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof DeterministicEncoder that
        && Arrays.equals(cellOfInput, that.cellOfInput)
        && Arrays.equals(cellProbabilities, that.cellProbabilities)
        && Arrays.equals(conditionals, that.conditionals);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(cellOfInput) + Arrays.hashCode(conditionals);
  }

  @Override
  public String toString() {
    double bit = StrictMath.log(2);
    return String.format(
        Locale.ROOT,
        "%d inputs in %d cells, I(X;T) = %.4f bits, I(T;Y) = %.4f bits",
        inputs(),
        cells(),
        inputInformation() / bit,
        targetInformation / bit);
  }
}
