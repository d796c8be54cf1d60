package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.LayerEstimate;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;

/**
 * Rows under observation: their inputs X, their targets Y, and what becomes of a snapshot of them.
 */
final class Observed {

  private final ObservedRows rows;
  private final Discrete inputs;
  private final Variable targets;

  Observed(String name, Discrete inputs, Variable targets) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(targets, "targets");
    if (inputs.kind() != Variable.Kind.INPUTS) {
      throw new IllegalArgumentException(
          "inputs must be distinct rows, see Variable.distinctRows, got " + inputs.kind());
    }
    if (inputs.size() != targets.size()) {
      throw new IllegalArgumentException(
          "inputs and targets must have the same number of rows, got "
              + inputs.size()
              + " and "
              + targets.size());
    }
    this.inputs = inputs;
    this.targets = targets;
    rows = new ObservedRows(name, inputs.size(), entropy(inputs), targetEntropy());
  }

  static Observed of(String name, Dataset data) {
    if (data.size() < 2) {
      throw new IllegalArgumentException(
          "rows observed as " + name + " must be at least 2, got " + data.size());
    }
    return new Observed(name, data.inputVariable(), data.targetVariable());
  }

  /** H(Y) as the information of Y about itself; of soft labels, that of their mean distribution. */
  private OptionalDouble targetEntropy() {
    if (targets instanceof Discrete labels) {
      return OptionalDouble.of(entropy(labels));
    }
    if (targets instanceof Soft soft) {
      double sum = 0;
      for (int label = 0; label < soft.classes(); label++) {
        double mean = 0;
        for (int i = 0; i < soft.size(); i++) {
          mean += soft.probability(i, label) / soft.size();
        }
        sum -= mean > 0 ? mean * StrictMath.log(mean) : 0;
      }
      return OptionalDouble.of(sum);
    }
    return OptionalDouble.empty();
  }

  private static double entropy(Discrete variable) {
    return BinningEstimator.distinct().estimate(variable, variable).nats();
  }

  ObservedRows rows() {
    return rows;
  }

  Discrete inputs() {
    return inputs;
  }

  Variable targets() {
    return targets;
  }

  Variable.Kind targetKind() {
    return targets.kind();
  }

  /** The points of one snapshot: layers in order, estimators in theirs. */
  List<PlanePoint> points(
      int epoch, Layers layers, List<DMatrixRMaj> activations, Estimation estimation)
      throws InterruptedException {
    List<Continuous> values = values(epoch, layers, activations);
    List<PlanePoint> points = new ArrayList<>();
    for (LayerEstimate estimate : estimation.estimate(inputs, values, targets, layers.names())) {
      points.add(point(epoch, layers, estimate.layer(), estimate));
    }
    return points;
  }

  /**
   * Activations as an estimator takes them; refuses other rows than these and values not finite.
   */
  List<Continuous> values(int epoch, Layers layers, List<DMatrixRMaj> activations) {
    List<Continuous> values = new ArrayList<>();
    for (int index = 0; index < activations.size(); index++) {
      DMatrixRMaj matrix = activations.get(index);
      String where = where(epoch, layers, index);
      if (matrix.getNumRows() != inputs.size()) {
        throw new IllegalArgumentException(
            where
                + " must have "
                + inputs.size()
                + " rows as the inputs, got "
                + matrix.getNumRows());
      }
      values.add(view(where, matrix));
    }
    return values;
  }

  private String where(int epoch, Layers layers, int index) {
    String of = rows.name().equals(ObservedRows.ALL) ? "" : " of " + rows.name();
    return layers.name(index) + of + " at epoch " + epoch;
  }

  /** Refuses what an estimator would refuse, or what single precision can't hold. */
  void requireValid(int epoch, Layers layers, List<DMatrixRMaj> activations, boolean single) {
    List<Continuous> values = values(epoch, layers, activations);
    for (int index = 0; single && index < values.size(); index++) {
      DMatrixRMaj matrix = activations.get(index);
      for (int i = 0; i < matrix.getNumElements(); i++) {
        if (Math.abs(matrix.data[i]) > Float.MAX_VALUE) {
          throw new IllegalArgumentException(
              "activations of "
                  + where(epoch, layers, index)
                  + " must fit single precision, got "
                  + matrix.data[i]
                  + " at row "
                  + i / matrix.getNumCols()
                  + ", column "
                  + i % matrix.getNumCols());
        }
      }
    }
  }

  /** The scatter of every layer; empty where the targets are no classes. */
  List<ClassScatter> scatter(Layers layers, List<DMatrixRMaj> activations) {
    List<ClassScatter> scatter = new ArrayList<>();
    for (int i = 0; ScatterSums.hasClasses(targets) && i < activations.size(); i++) {
      ScatterSums.of(rows.name(), layers.number(i), activations.get(i), targets)
          .ifPresent(scatter::add);
    }
    return scatter;
  }

  /** The point of one layer, by its index among those of the plane. */
  PlanePoint point(int epoch, Layers layers, int index, LayerEstimate estimate) {
    return new PlanePoint(
        epoch,
        rows.name(),
        layers.number(index),
        layers.name(index),
        estimate.estimator(),
        estimate.inputInformation(),
        estimate.targetInformation());
  }

  private static Continuous view(String where, DMatrixRMaj matrix) {
    try {
      return Variable.view(matrix.data, matrix.getNumRows(), matrix.getNumCols());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("activations of " + where + ": " + e.getMessage(), e);
    }
  }
}
