package org.infobottleneck.bottleneck;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.RowMajor;

/**
 * A joint distribution p(x,y) of finitely many inputs x and classes y, checked when it is made.
 *
 * <p>It comes from a table of probabilities, a table of counts, from p(x) and p(y|x), from the
 * inputs and targets of an information plane, or from a data set. All information is in nats.
 * Inputs and classes are numbered from 0.
 *
 * <ul>
 *   <li>Every input has a positive probability: an empty row is refused, and one of less than
 *       3e-308.
 *   <li>A class may have probability zero; it changes nothing.
 *   <li>Sums may miss 1 by 1e-6 and are then divided out; whoever holds anything but probabilities
 *       says so by {@link #ofCounts}.
 *   <li>One input alone is a valid distribution, with I(X;Y) = 0.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class JointDistribution {

  private final double[] inputProbabilities;
  private final int classes;

  /** Row-major, inputs x classes. */
  private final double[] conditionals;

  private final double[] classProbabilities;

  private JointDistribution(double[] inputProbabilities, double[] conditionals, int classes) {
    this.inputProbabilities = inputProbabilities;
    this.conditionals = conditionals;
    this.classes = classes;
    classProbabilities = new double[classes];
    for (int x = 0; x < inputProbabilities.length; x++) {
      if (inputProbabilities[x] < Double.MIN_NORMAL) { // its share of anything would be lost
        throw new IllegalArgumentException(
            "probability of input " + x + " must be at least 3e-308, got " + inputProbabilities[x]);
      }
      for (int y = 0; y < classes; y++) {
        classProbabilities[y] += inputProbabilities[x] * conditionals[x * classes + y];
      }
    }
  }

  /**
   * The distribution of a table of probabilities.
   *
   * @param probabilities p(x,y), one row per input x, one column per class y, summing to 1. Not
   *     modified, not kept.
   * @return the distribution
   * @throws IllegalArgumentException if the table is empty or ragged, a value is negative, NaN or
   *     infinite, a row is empty, or the sum is not 1 to within 1e-6
   */
  public static JointDistribution of(double[][] probabilities) {
    Objects.requireNonNull(probabilities, "probabilities");
    String name = "joint distribution";
    double[] flat = ProbabilityTables.checked(probabilities, name);
    double sum = Arrays.stream(flat).sum();
    if (!ProbabilityTables.isOne(sum)) {
      throw new IllegalArgumentException(
          name + " must sum to 1, got " + sum + "; for a table of counts there is ofCounts");
    }
    return ofWeights(flat, RowMajor.width(probabilities, name), name);
  }

  /**
   * The distribution of a contingency table, p(x,y) = n(x,y) / n.
   *
   * @param counts n(x,y) or any other non-negative weights, one row per input x, one column per
   *     class y. Not modified, not kept.
   * @return the distribution
   * @throws IllegalArgumentException if the table is empty or ragged, a value is negative, NaN or
   *     infinite, a row is empty, or the sum is not finite
   */
  public static JointDistribution ofCounts(double[][] counts) {
    String name = "table of counts";
    return ofWeights(ProbabilityTables.checked(counts, name), RowMajor.width(counts, name), name);
  }

  /**
   * The distribution of equally likely inputs with a soft label each.
   *
   * @param conditionals p(y|x), one row per input x, each summing to 1. Not modified, not kept.
   * @return the distribution
   * @throws IllegalArgumentException if the table is empty or ragged, a value is negative, NaN or
   *     infinite, or a row does not sum to 1 within 1e-6
   */
  public static JointDistribution ofConditionals(double[][] conditionals) {
    Objects.requireNonNull(conditionals, "conditionals");
    double[] uniform = new double[conditionals.length];
    Arrays.fill(uniform, 1.0 / Math.max(1, uniform.length));
    return ofConditionals(uniform, conditionals);
  }

  /**
   * The distribution p(x,y) = p(x) p(y|x).
   *
   * @param inputs p(x), all positive, summing to 1. Not modified, not kept.
   * @param conditionals p(y|x), one row per input x, each summing to 1. Not modified, not kept.
   * @return the distribution
   * @throws IllegalArgumentException if the lengths differ, the table is empty or ragged, a value
   *     is negative, NaN or infinite, p(x) is not positive, or p(x) or a row of p(y|x) does not sum
   *     to 1 within 1e-6
   */
  public static JointDistribution ofConditionals(double[] inputs, double[][] conditionals) {
    Objects.requireNonNull(conditionals, "conditionals");
    Objects.requireNonNull(inputs, "inputs");
    String name = "conditional distribution";
    double[] flat = ProbabilityTables.checked(conditionals, name);
    int classes = RowMajor.width(conditionals, name);
    Arguments.same(inputs.length, conditionals.length, "number of input probabilities");
    double total = 0;
    for (int x = 0; x < inputs.length; x++) {
      Arguments.positive(inputs[x], "probability of input " + x);
      total += inputs[x];
      ProbabilityTables.normalizeRow(flat, x, classes, name);
    }
    if (!ProbabilityTables.isOne(total)) {
      throw new IllegalArgumentException("input probabilities must sum to 1, got " + total);
    }
    double[] normalized = inputs.clone();
    ProbabilityTables.divide(normalized, 0, normalized.length, total);
    return new JointDistribution(normalized, flat, classes);
  }

  /**
   * The empirical distribution of what an information plane is drawn of: every row counts the same,
   * rows with the same input are one x.
   *
   * @param inputs the inputs X, numbered as {@link Discrete#code} numbers them
   * @param targets the labels, numbered as {@link Discrete#code} numbers them, or p(y|x) per row
   * @return the distribution
   * @throws IllegalArgumentException if the numbers of rows differ or the targets are continuous
   */
  public static JointDistribution of(Discrete inputs, Variable targets) {
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(targets, "targets");
    Arguments.same(targets.size(), inputs.size(), "number of rows of the targets");
    if (targets instanceof Soft soft) {
      return ofRows(inputs, soft.classes(), soft::probability);
    }
    if (targets instanceof Discrete labels) {
      return ofRows(inputs, labels.symbols(), (row, y) -> labels.code(row) == y ? 1 : 0);
    }
    throw new IllegalArgumentException(
        "targets must be labels or p(y|x): the bottleneck is computed for finitely many classes,"
            + " got "
            + targets.kind());
  }

  /**
   * The empirical distribution of a data set: the true one where it holds all inputs. The classes
   * are those of the data set, in its order.
   *
   * @param data labels or p(y|x)
   * @return the distribution; its inputs are the distinct rows, in order of first appearance
   * @throws IllegalArgumentException if the targets are continuous
   */
  public static JointDistribution of(Dataset data) {
    Objects.requireNonNull(data, "data");
    if (data.kind() == Dataset.Kind.REGRESSION) {
      throw new IllegalArgumentException(
          "data must have labels or p(y|x): the bottleneck is computed for finitely many classes,"
              + " got "
              + data.kind());
    }
    return ofRows(data.inputVariable(), data.classes(), data.targets()::get);
  }

  /** p(y|row). */
  private interface RowConditional {
    double at(int row, int y);
  }

  private static JointDistribution ofRows(Discrete inputs, int classes, RowConditional target) {
    double[] weights = new double[inputs.symbols() * classes];
    for (int row = 0; row < inputs.size(); row++) {
      for (int y = 0; y < classes; y++) {
        weights[inputs.code(row) * classes + y] += target.at(row, y);
      }
    }
    return ofWeights(weights, classes, "joint distribution");
  }

  /** Takes over the weights and turns them into conditionals. */
  private static JointDistribution ofWeights(double[] weights, int classes, String name) {
    double[] inputs = new double[weights.length / classes];
    double total = 0;
    for (int x = 0; x < inputs.length; x++) {
      for (int y = 0; y < classes; y++) {
        inputs[x] += weights[x * classes + y];
      }
      if (!(inputs[x] > 0)) {
        throw new IllegalArgumentException(name + " must have no empty row, got one at row " + x);
      }
      ProbabilityTables.divide(weights, x * classes, classes, inputs[x]);
      total += inputs[x];
    }
    Arguments.finite(total, "sum of the " + name);
    ProbabilityTables.divide(inputs, 0, inputs.length, total);
    return new JointDistribution(inputs, weights, classes);
  }

  /**
   * Returns the number of inputs.
   *
   * @return |X|
   */
  public int inputs() {
    return inputProbabilities.length;
  }

  /**
   * Returns the number of classes.
   *
   * @return |Y|
   */
  public int classes() {
    return classes;
  }

  /**
   * Returns the probability of an input.
   *
   * @param x the input
   * @return p(x)
   * @throws IndexOutOfBoundsException if there is none such
   */
  public double inputProbability(int x) {
    Arguments.index(x, inputProbabilities.length, "x");
    return inputProbabilities[x];
  }

  /**
   * Returns the probability of a class.
   *
   * @param y the class
   * @return p(y)
   * @throws IndexOutOfBoundsException if there is none such
   */
  public double classProbability(int y) {
    Arguments.index(y, classes, "y");
    return classProbabilities[y];
  }

  /**
   * Returns the probability of a class given an input.
   *
   * @param x the input
   * @param y the class
   * @return p(y|x)
   * @throws IndexOutOfBoundsException if there is none such
   */
  public double conditional(int x, int y) {
    Arguments.index(x, inputProbabilities.length, "x");
    Arguments.index(y, classes, "y");
    return conditionals[x * classes + y];
  }

  /**
   * Returns the entropy of the inputs.
   *
   * @return H(X) in nats
   */
  public double inputEntropy() {
    return Divergences.entropy(inputProbabilities, 0, inputs());
  }

  /**
   * Returns the entropy of the classes.
   *
   * @return H(Y) in nats
   */
  public double classEntropy() {
    return Divergences.entropy(classProbabilities, 0, classes);
  }

  /**
   * Returns the entropy of the class given the input, the part of H(Y) that nobody can predict.
   *
   * @return H(Y|X) in nats
   */
  public double conditionalEntropy() {
    double sum = 0;
    for (int x = 0; x < inputs(); x++) {
      sum += inputProbabilities[x] * Divergences.entropy(conditionals, x * classes, classes);
    }
    return sum;
  }

  /**
   * Returns the mutual information, the mean over x of KL[p(y|x) || p(y)]: no layer holds more of
   * Y.
   *
   * @return I(X;Y) in nats
   */
  public double mutualInformation() {
    double sum = 0;
    for (int x = 0; x < inputs(); x++) {
      sum +=
          inputProbabilities[x]
              * Divergences.kullbackLeibler(
                  conditionals, x * classes, classProbabilities, 0, classes);
    }
    return sum;
  }

  /**
   * Returns whether Y is a function of X: every p(y|x) is 0 or 1.
   *
   * @return true if it is
   */
  public boolean isDeterministic() {
    for (double p : conditionals) {
      if (p != 0 && p != 1) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the distribution of S, the class of inputs that share one p(y|x). It is all that an
   * optimal bottleneck sees of X: I(S;Y) = I(X;Y), and the information curve of S is that of X.
   *
   * <p>Rows whose probabilities agree to one part in 10&sup1;&sup3; are equal: they may be
   * quotients that differ by rounding. It takes less than 1e-25 nats from I(X;Y).
   *
   * @return p(s,y), in order of first appearance
   */
  public JointDistribution merged() {
    int[] group = mergedInputs();
    int groups = Arrays.stream(group).max().orElseThrow() + 1;
    double[] probabilities = new double[groups];
    double[] rows = new double[groups * classes];
    for (int x = 0; x < inputs(); x++) {
      probabilities[group[x]] += inputProbabilities[x];
      System.arraycopy(conditionals, x * classes, rows, group[x] * classes, classes);
    }
    return new JointDistribution(probabilities, rows, classes);
  }

  /**
   * Returns for every input the number of its class s in {@link #merged()}.
   *
   * @return one number per input, the caller's own
   */
  public int[] mergedInputs() {
    return EqualRows.groups(conditionals, classes);
  }

  /**
   * Returns the trade-off up to which clusters that all lie at p(y), and so tell nothing, are
   * stable against small moves: 1/&sigma;&sup2;, where &sigma; is the second singular value of
   * p(x,y) / &radic;(p(x) p(y)). The curve may leave the origin at a smaller one: a cluster of
   * small weight far from p(y) may gain before.
   *
   * @return the first critical beta, at least 1; infinite where X and Y are independent
   */
  public double firstCriticalBeta() {
    return CriticalBeta.first(this);
  }

  /** The array itself, for the kernels of this package that only read. */
  double[] inputProbabilities() {
    return inputProbabilities;
  }

  /** The array itself, row-major, for the kernels of this package that only read. */
  double[] conditionals() {
    return conditionals;
  }

  /** The array itself, for the kernels of this package that only read. */
  double[] classProbabilities() {
    return classProbabilities;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p(x,y) of %d inputs and %d classes, I(X;Y) = %.4f bits",
        inputs(),
        classes,
        mutualInformation() / StrictMath.log(2));
  }
}
