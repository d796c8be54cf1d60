package org.infobottleneck.plane;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;
import org.infobottleneck.numerics.Arguments;

/**
 * What is known of a run at one epoch beside the plane itself. A training loop that measures none
 * of it leaves it empty.
 *
 * @param epoch the number of epochs trained
 * @param train loss and accuracy on the training rows
 * @param test loss and accuracy on the other rows
 * @param weightNorms the Frobenius norm of every layer's weights, layer 1 first; may be empty
 * @param gradients gradient statistics of every layer, layer 1 first; may be empty
 * @param scatter scatter within and between classes, by observed rows, then layer; empty for a
 *     regression, and where it was not measured
 */
public record Snapshot(
    int epoch,
    Optional<Evaluation> train,
    Optional<Evaluation> test,
    List<Double> weightNorms,
    List<GradientStatistics> gradients,
    List<ClassScatter> scatter) {

  /**
   * Checks the parts and copies the lists.
   *
   * @param epoch the number of epochs trained
   * @param train loss and accuracy on the training rows
   * @param test loss and accuracy on the other rows
   * @param weightNorms the norm of every layer's weights
   * @param gradients gradient statistics of every layer
   * @param scatter scatter within and between classes
   * @throws IllegalArgumentException if the epoch is negative
   */
  public Snapshot {
    Arguments.atLeast(epoch, 0, "epoch");
    Objects.requireNonNull(train, "train");
    Objects.requireNonNull(test, "test");
    weightNorms = Arguments.listOf(weightNorms, "weightNorms");
    gradients = Arguments.listOf(gradients, "gradients");
    scatter = Arguments.listOf(scatter, "scatter");
  }

  /**
   * A snapshot without scatter.
   *
   * @param epoch the number of epochs trained
   * @param train loss and accuracy on the training rows
   * @param test loss and accuracy on the other rows
   * @param weightNorms the norm of every layer's weights
   * @param gradients gradient statistics of every layer
   * @throws IllegalArgumentException if the epoch is negative
   */
  public Snapshot(
      int epoch,
      Optional<Evaluation> train,
      Optional<Evaluation> test,
      List<Double> weightNorms,
      List<GradientStatistics> gradients) {
    this(epoch, train, test, weightNorms, gradients, List.of());
  }

  /**
   * A snapshot of which nothing but the epoch is known.
   *
   * @param epoch the number of epochs trained
   * @return the snapshot
   * @throws IllegalArgumentException if the epoch is negative
   */
  public static Snapshot of(int epoch) {
    return new Snapshot(epoch, Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  /**
   * Returns the same snapshot with this scatter.
   *
   * @param newScatter scatter within and between classes
   * @return a snapshot that differs in this
   */
  public Snapshot withScatter(List<ClassScatter> newScatter) {
    Objects.requireNonNull(newScatter, "newScatter");
    return new Snapshot(epoch, train, test, weightNorms, gradients, newScatter);
  }
}
