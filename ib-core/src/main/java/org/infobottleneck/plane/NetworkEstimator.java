package org.infobottleneck.plane;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.LayerEstimate;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;

/**
 * An estimator that needs the network itself, not only the activations of its layers: to draw its
 * noise, or to ask it about other inputs.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public interface NetworkEstimator {

  /**
   * Describes the estimator with all its parameters.
   *
   * @return for example {@code noisy-network(rows=1024,draws=256,mixtureDraws=4,seed=0)}
   */
  String description();

  /**
   * Says why a network or kind of targets can't be answered, before anything is computed.
   *
   * @param architecture the shape of the network
   * @param targets the kind of the targets
   * @return the reason, with what to ask instead, or empty
   */
  default Optional<String> refusal(Architecture architecture, Variable.Kind targets) {
    Objects.requireNonNull(targets, "targets");
    return Optional.empty();
  }

  /**
   * Estimates both coordinates of every layer.
   *
   * @param network the network. Not modified, not kept.
   * @param observed the rows: inputs X and targets Y
   * @return layers 1 to L, the output, at indices 0 to L - 1, each with this estimator's
   *     description
   * @throws IllegalArgumentException if the network or the rows are refused
   */
  List<LayerEstimate> estimate(Mlp network, Dataset observed);
}
