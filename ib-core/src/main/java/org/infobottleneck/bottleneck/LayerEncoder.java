package org.infobottleneck.bottleneck;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.CountEntropyMethod;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.estimators.StandardError;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.RowMajor;

/**
 * The encoder p(t|x) of a layer as it is observed, and its distance from the optimal encoders of
 * the information bottleneck.
 *
 * <pre>{@code
 * JointDistribution joint = JointDistribution.of(data);
 * LayerEncoder encoder =
 *     LayerEncoder.quantized(
 *         joint, data.inputVariable(), BinningEstimator.edges(-1, 1, 30), activations);
 * BottleneckFit fit = encoder.fit(); // beta*, the residual, and its part that no beta removes
 * DecoderResidual decoder = encoder.decoder(softmax);
 * }</pre>
 *
 * <p>With the layer's own p(t) and p(y|t) (by Bayes) the optimal encoder at beta is p_IB(t|x; beta)
 * = p(t) exp(-beta KL[p(y|x) || p(y|t)]) / Z(x, beta) (Tishby, Pereira &amp; Bialek 1999, Theorem
 * 4; information in nats, natural exponential), and
 *
 * <pre>
 *   residual(beta) = E_x KL[p(t|x) || p_IB(t|x; beta)]
 *                  = I(X;T) + beta (I(X;Y) - I(T;Y)) + Σ_x p(x) ln Z(x, beta)
 *                  = I(X;T|S) + E_s KL[p(t|s) || p_IB(t|s; beta)]          floor + fit
 * </pre>
 *
 * <p>where S is the class of inputs with equal p(y|x), of which alone p_IB depends. It is convex in
 * beta, and beta* is where it is least, as in Shwartz-Ziv &amp; Tishby (2017), figure 6. The
 * residual is what the first half of a step of the self-consistent iteration saves, so that the
 * layer's I(X;T) - beta I(T;Y) exceeds its minimum by at least that at every beta, and the
 * horizontal gap to the curve, which is the least of these excesses, is at least the residual at
 * beta*. Zero says that the layer satisfies the self-consistent equations at beta*, which local
 * optima do as well as points of the curve.
 *
 * <ul>
 *   <li>A layer is observed through a quantization, exactly, or through Gaussian noise, by Monte
 *       Carlo. Another width or noise is another encoder with another beta*.
 *   <li>The inputs of the joint distribution are taken for all there are. Where they are a sample,
 *       {@link Caveat#UNDERSAMPLED} says that the cells, or the noise, tell them apart by chance.
 *   <li>Where Y is a function of X beta* is refused, {@link
 *       BottleneckFit.Verdict#DETERMINISTIC_TARGET}; everything else is given. It is a verdict and
 *       no exception, so that a table over layers and epochs keeps its columns.
 *   <li>Another order of the inputs changes no result of an exact encoder by more than rounding,
 *       and another numbering of its cells none; noise is another draw.
 * </ul>
 *
 * <p>Cost: a quantized layer of 4096 inputs takes some 20 ms, a noisy one of 4 draws each about
 * half a second, which grows with the square of the inputs. Immutable and thread-safe.
 */
public final class LayerEncoder {

  private static final double SATURATION = 0.99;
  private static final double GREATEST_OWN_SHARE = 0.1;

  private final JointDistribution joint;
  private final InputRows rows;
  private final EncoderPoints points;
  private final Estimate inputInformation;
  private final Estimate targetInformation;

  private LayerEncoder(
      JointDistribution joint,
      InputRows rows,
      EncoderPoints points,
      Channel channel,
      String observer,
      Set<Caveat> caveats) {
    this.joint = joint;
    this.rows = rows;
    this.points = points;
    Set<Caveat> ofInputs = new TreeSet<>(caveats);
    ofInputs.remove(Caveat.SATURATED);
    Set<Caveat> ofTargets = Set.copyOf(ofInputs);
    double ceiling = joint.inputEntropy();
    if (ceiling > 0 && points.inputInformation() >= SATURATION * ceiling) {
      ofInputs.add(Caveat.SATURATED);
    }
    inputInformation =
        new Estimate(
            points.inputInformation(),
            new Estimand("X", Channel.EXACT, "T", channel),
            Bound.NONE,
            error(points.inputError()),
            rows.rows(),
            observer,
            ofInputs);
    targetInformation =
        new Estimate(
            points.targetInformation(),
            new Estimand("T", channel, "Y", Channel.EXACT),
            Bound.NONE,
            error(points.targetError()),
            rows.rows(),
            observer,
            ofTargets);
  }

  private Optional<StandardError> error(double nats) {
    return points instanceof NoisyPoints
        ? Optional.of(new StandardError(nats, StandardError.Source.MONTE_CARLO))
        : Optional.empty();
  }

  /**
   * The encoder of a layer whose activations are put into the cells of a binning estimator: exact.
   *
   * @param joint p(x,y), its inputs numbered as {@code inputs} numbers them
   * @param inputs the input x of every row; rows with equal inputs must have equal activations
   * @param quantizer the estimator whose cells these are; without a correction of its entropy,
   *     since nothing is estimated
   * @param activations one row per row of {@code inputs}, one column per unit. Not modified, not
   *     kept.
   * @return the encoder
   * @throws IllegalArgumentException if numbers of rows or inputs differ, a value is NaN or
   *     infinite, the layer is no function of the inputs, or the quantizer corrects its entropy
   */
  public static LayerEncoder quantized(
      JointDistribution joint,
      Discrete inputs,
      BinningEstimator quantizer,
      DMatrixRMaj activations) {
    InputRows rows = new InputRows(joint, inputs);
    requirePlugIn(quantizer);
    Continuous layer = rows.function(activations, "activations");
    Discrete cells = quantizer.cells(layer);
    int[] cellOfInput = new int[joint.inputs()];
    for (int x = 0; x < cellOfInput.length; x++) {
      cellOfInput[x] = cells.code(rows.first(x));
    }
    Estimate counted = quantizer.estimate(inputs, layer);
    return new LayerEncoder(
        joint,
        rows,
        ExactPoints.quantized(joint, cellOfInput, cells.symbols()),
        counted.estimand().secondChannel(),
        quantizer.description(),
        counted.caveats());
  }

  /** Cells have no entropy of their own to correct. */
  static void requirePlugIn(BinningEstimator quantizer) {
    Objects.requireNonNull(quantizer, "quantizer");
    BinningEstimator plugIn = quantizer.withEntropy(CountEntropyMethod.PLUG_IN);
    if (!quantizer.equals(plugIn)) {
      throw new IllegalArgumentException(
          quantizer.description()
              + " corrects the entropy of a sample, and an encoder is exact; ask "
              + plugIn.description());
    }
  }

  /**
   * The encoder of a layer with Gaussian noise: the draws of a noisy-channel estimator with their
   * posteriors by Bayes. Where every row is an input of its own they are the very draws of that
   * estimator.
   *
   * @param joint p(x,y), its inputs numbered as {@code inputs} numbers them
   * @param inputs the input x of every row; rows with equal inputs must have equal activations
   * @param channel the estimator that says noise variance, draws per input and seed
   * @param activations one row per row of {@code inputs}, one column per unit. Not modified; a copy
   *     is kept for {@link #decoder}.
   * @return the encoder
   * @throws IllegalArgumentException if numbers of rows or inputs differ, a value is NaN or
   *     infinite, the layer is no function of the inputs, or inputs, draws and classes of S are too
   *     many for one array
   */
  public static LayerEncoder noisy(
      JointDistribution joint,
      Discrete inputs,
      NoisyChannelEstimator channel,
      DMatrixRMaj activations) {
    InputRows rows = new InputRows(joint, inputs);
    Continuous layer = rows.distinct(rows.function(activations, "activations"));
    Objects.requireNonNull(channel, "channel");
    NoisyPoints points = new NoisyPoints(joint, layer, channel);
    Set<Caveat> caveats = new TreeSet<>();
    if (inputs.coverage() == Coverage.SAMPLED && points.ownShare() > GREATEST_OWN_SHARE) {
      caveats.add(Caveat.UNDERSAMPLED);
    }
    for (int f = 0; f < layer.dimensions(); f++) {
      boolean constant = true;
      for (int x = 1; x < layer.size(); x++) {
        constant &= layer.value(x, f) == layer.value(0, f);
      }
      if (constant) {
        caveats.add(Caveat.CONSTANT_COLUMN);
      }
    }
    return new LayerEncoder(
        joint,
        rows,
        points,
        new Channel.Noisy(channel.noiseVariance()),
        channel.description(),
        caveats);
  }

  /**
   * An encoder that is known as a table: that of a stochastic network, or of the bottleneck itself.
   *
   * @param joint p(x,y)
   * @param encoder p(t|x), one row per input x in the order of the joint distribution, one column
   *     per t. Not modified, not kept.
   * @return the encoder; columns that are zero throughout are left out
   * @throws IllegalArgumentException if the number of rows differs, there are fewer than two
   *     inputs, a value is negative, NaN or infinite, or a row does not sum to 1 within 1e-6
   */
  public static LayerEncoder ofConditionals(JointDistribution joint, double[][] encoder) {
    Objects.requireNonNull(joint, "joint");
    String name = "encoder p(t|x)";
    double[] flat = RowMajor.flatten(encoder, name);
    int columns = RowMajor.width(encoder, name);
    Arguments.same(encoder.length, joint.inputs(), "number of rows of the " + name);
    Arguments.atLeast(columns, 1, "number of columns of the " + name);
    InputRows rows =
        new InputRows(joint, Variable.everyRowDistinct(encoder.length, Coverage.ENUMERATED));
    // The checks of a joint distribution are those of this table: non-negative rows that sum to 1.
    JointDistribution table;
    try {
      table = JointDistribution.ofConditionals(joint.inputProbabilities(), encoder);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
    int occupied = 0;
    for (int t = 0; t < columns; t++) {
      if (table.classProbability(t) > 0) {
        for (int x = 0; x < encoder.length; x++) {
          flat[x * columns + occupied] = table.conditional(x, t);
        }
        occupied++;
      }
    }
    double[] packed = new double[encoder.length * occupied];
    for (int x = 0; x < encoder.length; x++) {
      System.arraycopy(flat, x * columns, packed, x * occupied, occupied);
    }
    return new LayerEncoder(
        joint,
        rows,
        ExactPoints.conditional(joint, packed, occupied),
        Channel.EXACT,
        "encoder(|T|=" + occupied + ")",
        Set.of());
  }

  /**
   * Returns how the layer is observed.
   *
   * @return the description of the estimator whose cells or noise these are, for example {@code
   *     binning(width=0.07)}
   */
  public String observer() {
    return inputInformation.estimator();
  }

  /**
   * Returns I(X;T) of the layer as observed.
   *
   * @return the information, exact or with the standard error of the draws
   */
  public Estimate inputInformation() {
    return inputInformation;
  }

  /**
   * Returns I(T;Y) of the layer as observed.
   *
   * @return the information, exact or with the standard error of the draws
   */
  public Estimate targetInformation() {
    return targetInformation;
  }

  /**
   * Returns the distance to the optimal encoder at a beta.
   *
   * @param beta the trade-off of I(X;T) - beta I(T;Y), positive and finite
   * @return the residual in its parts; defined for a deterministic Y, too
   * @throws IllegalArgumentException if beta is not positive and finite
   */
  public EncoderResidual residual(double beta) {
    return left(Arguments.positive(beta, "beta"));
  }

  private EncoderResidual left(double beta) {
    return new EncoderResidual(
        beta, points.floor(), points.support().at(beta).fit(), points.residualError(beta));
  }

  /**
   * Finds the optimal encoder that is closest.
   *
   * @return beta* and what is left there, or why there is no beta*
   */
  public BottleneckFit fit() {
    if (joint.isDeterministic()) {
      return new BottleneckFit(
          BottleneckFit.Verdict.DETERMINISTIC_TARGET, Optional.empty(), points.floor(), 0);
    }
    double beta = points.support().closestBeta();
    EncoderResidual left = left(beta);
    if (beta == 0) {
      return new BottleneckFit(
          BottleneckFit.Verdict.UNINFORMATIVE, Optional.of(left), points.floor(), 0);
    }
    if (Double.isInfinite(beta)) {
      return new BottleneckFit(
          BottleneckFit.Verdict.INFINITE, Optional.of(left), points.floor(), 0);
    }
    double error = points.slopeError(beta) / points.support().at(beta).curvature();
    return new BottleneckFit(
        BottleneckFit.Verdict.FINITE, Optional.of(left), points.floor(), error);
  }

  /**
   * Compares the network's decoder with the optimal one of this layer.
   *
   * @param softmax the network's output q(y|x), one row per row of the inputs, columns in the order
   *     of the classes of the joint distribution. Not modified, not kept.
   * @return the residual and the cross-entropy that it is a part of
   * @throws IllegalArgumentException if numbers of rows or classes differ, a row is no distribution
   *     to within 1e-6, or the output is no function of the inputs
   */
  public DecoderResidual decoder(DMatrixRMaj softmax) {
    int classes = joint.classes();
    double[] decoded = points.means(rows.softmax(softmax, classes), classes);
    double[] posteriors = points.posteriors();
    double[] divergences = new double[points.count()];
    double residual = 0;
    double crossEntropy = 0;
    for (int j = 0; j < divergences.length; j++) {
      divergences[j] =
          Divergences.kullbackLeibler(posteriors, j * classes, decoded, j * classes, classes);
      residual += points.weight(j) * divergences[j];
      for (int y = 0; y < classes; y++) {
        int at = j * classes + y;
        crossEntropy -= points.weight(j) * Divergences.timesLog(posteriors[at], decoded[at]);
      }
    }
    return new DecoderResidual(
        residual,
        crossEntropy,
        joint.conditionalEntropy(),
        joint.mutualInformation() - targetInformation.nats(),
        Double.isFinite(residual) ? points.standardError(divergences) : 0);
  }

  @Override
  public String toString() {
    return "encoder of T observed by " + observer() + ", " + points.count() + " points";
  }
}
