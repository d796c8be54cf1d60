package org.infobottleneck.network;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The derivatives of a loss by every weight and bias of a network.
 *
 * <p>Shapes are those of the network: per layer, fan in x fan out for the weights and 1 x fan out
 * for the biases. Layers are counted from 1 to L, the output. Mutable and not thread-safe.
 */
public final class Gradients {

  private final Architecture architecture;
  private final List<DMatrixRMaj> weights = new ArrayList<>();
  private final List<DMatrixRMaj> biases = new ArrayList<>();

  /** Creates gradients of zero. */
  Gradients(Architecture architecture) {
    this.architecture = architecture;
    for (int layer = 1; layer <= architecture.layerCount(); layer++) {
      int fanIn = architecture.widths().get(layer - 1);
      int fanOut = architecture.widths().get(layer);
      weights.add(new DMatrixRMaj(fanIn, fanOut));
      biases.add(new DMatrixRMaj(1, fanOut));
    }
  }

  /**
   * Returns the number of layers.
   *
   * @return L, at least 1
   */
  public int layerCount() {
    return weights.size();
  }

  /**
   * Returns the derivatives by the weights of a layer.
   *
   * @param layer number of the layer, from 1 to L
   * @return fan in x fan out, live
   * @throws IllegalArgumentException if there is no such layer
   */
  public DMatrixRMaj weights(int layer) {
    return weights.get(architecture.checkedLayer(layer) - 1);
  }

  /**
   * Returns the derivatives by the biases of a layer.
   *
   * @param layer number of the layer, from 1 to L
   * @return 1 x fan out, live
   * @throws IllegalArgumentException if there is no such layer
   */
  public DMatrixRMaj biases(int layer) {
    return biases.get(architecture.checkedLayer(layer) - 1);
  }

  Architecture architecture() {
    return architecture;
  }
}
