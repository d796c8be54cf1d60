package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Estimates both coordinates of every layer of a snapshot in one call, sharing what can be shared.
 *
 * <p>Optional beside {@link MutualInformationEstimator}: an estimator that implements both saves
 * work where I(X;T) and I(T;Y), or two bounds, come from the same pass over the samples; one that
 * doesn't is wrapped by a loop. The values are the same to the last bit either way.
 */
public interface SnapshotEstimator {

  /**
   * Estimates I(X;T) and I(T;Y) of every layer.
   *
   * @param inputs the inputs X. Not modified, not retained.
   * @param layers the layers' activations T, each with as many rows as the inputs. Not modified,
   *     not retained.
   * @param targets the targets Y. Not modified, not retained.
   * @param scratch memory to reuse; belongs to the calling thread
   * @return for each layer in order, one element per estimator that this call stands for
   * @throws IllegalArgumentException as {@link MutualInformationEstimator#estimate}
   */
  List<LayerEstimate> estimate(
      Discrete inputs, List<Continuous> layers, Variable targets, Workspace scratch);

  /**
   * Joins this estimator with another into one that does the work of both in one pass.
   *
   * @param other the other estimator
   * @return the joint estimator, whose results are those of this one followed by those of the other
   *     for each layer; or nothing where there is no work to share
   */
  default Optional<SnapshotEstimator> joinedWith(SnapshotEstimator other) {
    Objects.requireNonNull(other, "other");
    return Optional.empty();
  }

  /**
   * Turns a list of estimators into as few passes as their work can be shared by.
   *
   * @param estimators any estimators
   * @return passes that together stand for all of them
   */
  static List<SnapshotEstimator> plan(List<? extends MutualInformationEstimator> estimators) {
    List<SnapshotEstimator> plan = new ArrayList<>();
    for (MutualInformationEstimator estimator : estimators) {
      Objects.requireNonNull(estimator, "estimators must not hold null");
      SnapshotEstimator next =
          estimator instanceof SnapshotEstimator sharing ? sharing : loop(estimator);
      boolean joined = false;
      for (int i = 0; i < plan.size() && !joined; i++) {
        Optional<SnapshotEstimator> both = plan.get(i).joinedWith(next);
        if (both.isPresent()) {
          plan.set(i, both.get());
          joined = true;
        }
      }
      if (!joined) {
        plan.add(next);
      }
    }
    return plan;
  }

  private static SnapshotEstimator loop(MutualInformationEstimator estimator) {
    return (inputs, layers, targets, scratch) -> {
      List<LayerEstimate> results = new ArrayList<>();
      for (int layer = 0; layer < layers.size(); layer++) {
        results.add(LayerEstimate.byTwoCalls(estimator, layer, inputs, layers.get(layer), targets));
      }
      return results;
    };
  }
}
