package org.infobottleneck.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.numerics.Arguments;

/**
 * A multilayer perceptron in double precision: A_l = f_l(A_(l-1) W_l + b_l).
 *
 * <p>Matrices have samples as rows and units as columns. Layers are counted as in the papers: the
 * input is no layer, layer 1 is the first hidden one and layer L = {@link #layerCount()} the
 * output. The weights and biases are live EJML matrices, which training and anyone else may write
 * to (their shapes must stay); {@link #copy()} keeps a network as it is. Computing changes nothing
 * and is thread-safe as long as nobody writes; the same parameters and inputs give the same bits.
 */
public final class Mlp {

  /** Rows per forward pass: bounds the memory it takes, and keeps narrow layers in the cache. */
  static final int BLOCK = 256;

  private final Architecture architecture;
  private final List<DMatrixRMaj> weights;
  private final List<DMatrixRMaj> biases;

  private final Levels levels;

  private Mlp(
      Architecture architecture,
      List<DMatrixRMaj> weights,
      List<DMatrixRMaj> biases,
      Levels levels) {
    this.architecture = architecture;
    this.levels = levels;
    this.weights = Arguments.listOf(weights, "weights");
    this.biases = Arguments.listOf(biases, "biases");
  }

  /**
   * Creates a network with drawn weights and biases of zero.
   *
   * @param architecture the shape and the initializer
   * @param seed the seed; the same seed gives the same bits on every virtual machine
   * @return the network
   */
  public static Mlp create(Architecture architecture, long seed) {
    List<DMatrixRMaj> weights = new ArrayList<>();
    List<DMatrixRMaj> biases = new ArrayList<>();
    for (int layer = 1; layer <= architecture.layerCount(); layer++) {
      int fanIn = architecture.widths().get(layer - 1);
      int fanOut = architecture.widths().get(layer);
      DMatrixRMaj drawn = new DMatrixRMaj(fanIn, fanOut);
      architecture.initializer().fill(drawn.data, fanIn, fanOut, seed, layer);
      weights.add(drawn);
      biases.add(new DMatrixRMaj(1, fanOut));
    }
    return new Mlp(architecture, weights, biases, Levels.of(architecture));
  }

  /**
   * Creates a network from given parameters, for example stored ones.
   *
   * @param architecture the shape
   * @param weights one matrix per layer, fan in x fan out, finite. Not modified, copied.
   * @param biases one matrix per layer, 1 x fan out, finite. Not modified, copied.
   * @return the network
   * @throws IllegalArgumentException if a number of matrices, a shape or a value is not as said
   */
  public static Mlp of(
      Architecture architecture, List<DMatrixRMaj> weights, List<DMatrixRMaj> biases) {
    Arguments.listOf(weights, "weights");
    Arguments.listOf(biases, "biases");
    Arguments.same(weights.size(), architecture.layerCount(), "number of weight matrices");
    Arguments.same(biases.size(), architecture.layerCount(), "number of bias matrices");
    List<DMatrixRMaj> weightCopies = new ArrayList<>();
    List<DMatrixRMaj> biasCopies = new ArrayList<>();
    for (int layer = 1; layer <= architecture.layerCount(); layer++) {
      int fanIn = architecture.widths().get(layer - 1);
      int fanOut = architecture.widths().get(layer);
      weightCopies.add(
          NetworkArguments.checkedCopy(
              weights.get(layer - 1), fanIn, fanOut, "weights of layer " + layer));
      biasCopies.add(
          NetworkArguments.checkedCopy(
              biases.get(layer - 1), 1, fanOut, "biases of layer " + layer));
    }
    return new Mlp(architecture, weightCopies, biasCopies, Levels.of(architecture));
  }

  /**
   * Returns a network with the same parameters that shares nothing with this one.
   *
   * @return the copy
   */
  public Mlp copy() {
    return new Mlp(
        architecture,
        weights.stream().map(DMatrixRMaj::new).toList(),
        biases.stream().map(DMatrixRMaj::new).toList(),
        levels.copy());
  }

  /**
   * Returns the shape.
   *
   * @return the architecture
   */
  public Architecture architecture() {
    return architecture;
  }

  /**
   * Returns the number of layers L, the output included, the input not.
   *
   * @return the number of layers, at least 1
   */
  public int layerCount() {
    return architecture.layerCount();
  }

  /**
   * Returns the number of inputs.
   *
   * @return the number of columns that inputs must have
   */
  public int inputWidth() {
    return architecture.inputWidth();
  }

  /**
   * Returns the number of units of the output layer.
   *
   * @return the number of columns of a prediction
   */
  public int outputWidth() {
    return architecture.outputWidth();
  }

  /**
   * Returns the weights of a layer.
   *
   * @param layer number of the layer, from 1 to L
   * @return fan in x fan out, live
   * @throws IllegalArgumentException if there is no such layer
   */
  public DMatrixRMaj weights(int layer) {
    return weights.get(architecture.checkedLayer(layer) - 1);
  }

  /**
   * Returns the biases of a layer.
   *
   * @param layer number of the layer, from 1 to L
   * @return 1 x fan out, live
   * @throws IllegalArgumentException if there is no such layer
   */
  public DMatrixRMaj biases(int layer) {
    return biases.get(architecture.checkedLayer(layer) - 1);
  }

  /**
   * Returns the Frobenius norm of the weights of a layer, biases left out.
   *
   * @param layer number of the layer, from 1 to L
   * @return the square root of the sum of the squared weights
   * @throws IllegalArgumentException if there is no such layer
   */
  public double weightNorm(int layer) {
    return NormOps_DDRM.fastNormF(weights(layer));
  }

  /**
   * Returns the outputs of every layer, those of quantized hidden layers rounded. No noise is
   * drawn: of a noisy network this is the propagation of the means, see {@link ActivationChannel}
   * and {@link #sample}.
   *
   * @param inputs samples x inputs, finite. Not modified.
   * @return the outputs of layers 1 to L at indices 0 to L - 1, each samples x units, new
   * @throws IllegalArgumentException if there is no row, the number of columns is not that of the
   *     inputs or a value is not finite
   * @throws IllegalStateException if a quantized network does not know its levels, see {@link
   *     #calibrate}
   */
  public List<DMatrixRMaj> activations(DMatrixRMaj inputs) {
    NetworkArguments.checkInputs(this, inputs);
    return run(inputs, forwardPass(inputs, BLOCK), false);
  }

  /**
   * Returns one draw of what is seen of every layer: noise enters at every hidden layer and passes
   * on to the next ones. Without a noisy channel these are the {@link #activations}.
   *
   * @param inputs samples x inputs, finite. Not modified.
   * @param seed the seed; the noise at a row and unit is a function of it and of the numbers of
   *     row, layer and unit alone
   * @return layers 1 to L at indices 0 to L - 1, each samples x units, new
   * @throws IllegalArgumentException as {@link #activations}
   * @throws IllegalStateException as {@link #activations}
   */
  public List<DMatrixRMaj> sample(DMatrixRMaj inputs, long seed) {
    NetworkArguments.checkInputs(this, inputs);
    ForwardPass forward = forwardPass(inputs, BLOCK);
    forward.drawFrom(seed);
    return run(inputs, forward, false);
  }

  /**
   * Returns what every layer gives in a draw before its own channel: of {@link
   * ActivationChannel.Gaussian} noise, the centers of T_l given the draw of the layers below, T_l =
   * center + noise.
   *
   * @param inputs samples x inputs, finite. Not modified.
   * @param seed the seed: the draw is that of {@link #sample}
   * @return layers 1 to L at indices 0 to L - 1, each samples x units, new
   * @throws IllegalArgumentException as {@link #activations}
   * @throws IllegalStateException as {@link #activations}
   */
  public List<DMatrixRMaj> sampleBeforeChannel(DMatrixRMaj inputs, long seed) {
    NetworkArguments.checkInputs(this, inputs);
    ForwardPass forward = forwardPass(inputs, BLOCK);
    forward.drawFrom(seed);
    return run(inputs, forward, true);
  }

  private List<DMatrixRMaj> run(DMatrixRMaj inputs, ForwardPass forward, boolean beforeChannel) {
    List<DMatrixRMaj> all = new ArrayList<>();
    for (int layer = 1; layer <= layerCount(); layer++) {
      all.add(new DMatrixRMaj(inputs.numRows, architecture.widths().get(layer)));
    }
    for (int from = 0; from < inputs.numRows; from += BLOCK) {
      forward.run(inputs, from, Math.min(inputs.numRows, from + BLOCK));
      for (int layer = 1; layer <= layerCount(); layer++) {
        double[][] units = beforeChannel ? forward.beforeChannel(layer) : forward.layer(layer);
        UnitMajor.toRows(units, all.get(layer - 1).data, from, forward.samples());
      }
    }
    return List.copyOf(all);
  }

  /**
   * Sets the range of the levels of every quantized hidden layer to that of its outputs over some
   * rows, layer after layer. Without effect where the range is that of a bounded activation, or
   * nothing is quantized. A {@link Trainer} does it with its training rows.
   *
   * @param inputs samples x inputs, finite. Not modified.
   * @throws IllegalArgumentException as {@link #activations}
   */
  public void calibrate(DMatrixRMaj inputs) {
    NetworkArguments.checkInputs(this, inputs);
    renewLevels(inputs);
  }

  /** Does what {@link #calibrate} does with inputs that have been checked. */
  void renewLevels(DMatrixRMaj inputs) {
    if (!levels.areFixed()) {
      levels.renew(forwardPass(inputs, BLOCK), inputs, BLOCK);
    }
  }

  /**
   * Writes the network to a file, whole or not at all; the format is documented in
   * docs/file-formats.md.
   *
   * @param path the file to create or replace
   * @throws IllegalArgumentException if a weight or bias is not finite
   * @throws java.io.UncheckedIOException naming the path if it can't be written
   */
  public void save(Path path) {
    Objects.requireNonNull(path, "path");
    new NetworkFile(this, Optional.empty()).write(path);
  }

  /**
   * Reads a network that was saved: alone, or as part of a {@link TrainingState}.
   *
   * @param path the file
   * @return the network, with the levels of a quantized one
   * @throws NetworkFormatException if the file is none of a network, or was damaged or cut off
   * @throws java.io.UncheckedIOException naming the path if it can't be read
   */
  public static Mlp load(Path path) {
    Objects.requireNonNull(path, "path");
    return NetworkFile.read(path).network();
  }

  Levels levels() {
    return levels;
  }

  /**
   * Returns the outputs of the last layer, without noise.
   *
   * @param inputs samples x inputs, finite. Not modified.
   * @return samples x output units, new
   * @throws IllegalArgumentException as {@link #activations}
   */
  public DMatrixRMaj predict(DMatrixRMaj inputs) {
    return activations(inputs).get(layerCount() - 1);
  }

  /**
   * Returns the mean loss over a batch, without noise.
   *
   * @param inputs samples x inputs, finite. Not modified.
   * @param targets samples x output units, finite; distributions for the cross entropy. Not
   *     modified.
   * @param loss the loss
   * @return the loss
   * @throws IllegalArgumentException if a shape or value is not as said, or the loss cannot be had
   *     from the output layer
   */
  public double loss(DMatrixRMaj inputs, DMatrixRMaj targets, Loss loss) {
    NetworkArguments.checkBatch(this, inputs, targets, loss);
    ForwardPass forward = forwardPass(inputs, inputs.numRows);
    forward.run(inputs, 0, inputs.numRows);
    double total =
        loss.total(forward.sums(), forward.prediction(), byUnit(targets), inputs.numRows);
    return loss.mean(total, targets.numRows, targets.numCols);
  }

  /**
   * Returns the derivatives of the mean loss over a batch by every weight and bias, without noise;
   * they pass the rounding of a quantized network as if it were not there.
   *
   * @param inputs samples x inputs, finite. Not modified.
   * @param targets samples x output units, finite; distributions for the cross entropy. Not
   *     modified.
   * @param loss the loss
   * @return the gradients, new
   * @throws IllegalArgumentException as {@link #loss}
   */
  public Gradients gradients(DMatrixRMaj inputs, DMatrixRMaj targets, Loss loss) {
    NetworkArguments.checkBatch(this, inputs, targets, loss);
    ForwardPass forward = forwardPass(inputs, inputs.numRows);
    forward.run(inputs, 0, inputs.numRows);
    return new Backpropagation(this, inputs.numRows).gradients(forward, byUnit(targets), loss);
  }

  private ForwardPass forwardPass(DMatrixRMaj inputs, int capacity) {
    return new ForwardPass(this, Math.min(capacity, inputs.numRows), ForwardPass.bound(inputs));
  }

  private static double[][] byUnit(DMatrixRMaj matrix) {
    double[][] units = new double[matrix.numCols][matrix.numRows];
    UnitMajor.fromRows(matrix.data, 0, units, matrix.numRows);
    return units;
  }

  /**
   * Returns loss and accuracy over a data set, without noise.
   *
   * @param data the data set
   * @param loss the loss
   * @return the mean loss and, unless the data set is a regression, the accuracy
   * @throws IllegalArgumentException if the data set does not fit the network or the loss
   * @throws IllegalStateException if the loss is not finite, as after a diverged training
   */
  public Evaluation evaluate(Dataset data, Loss loss) {
    NetworkLoss found = NetworkLoss.of(this, data, loss);
    if (!found.isFinite()) {
      throw new IllegalStateException("the loss of the network is " + found.mean());
    }
    return found.evaluation();
  }

  /**
   * Returns the first layer whose weights or biases are not finite, or so large that the sum of
   * their squares is not, or empty.
   */
  OptionalInt firstDivergedLayer() {
    for (int layer = 1; layer <= layerCount(); layer++) {
      double norms = weightNorm(layer) + NormOps_DDRM.fastNormF(biases(layer));
      if (!Double.isFinite(norms)) {
        return OptionalInt.of(layer);
      }
    }
    return OptionalInt.empty();
  }
}
