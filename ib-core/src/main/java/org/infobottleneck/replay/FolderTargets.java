package org.infobottleneck.replay;

import java.nio.file.Path;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.data.NumericArray;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.replay.ArrayFiles.Located;

/**
 * The targets Y that a folder holds: {@code labels} (whole numbers, one-hot rows or distributions)
 * or {@code targets} (real numbers), one of them.
 *
 * @param variable the targets
 * @param labels the array of labels; empty where the targets are real numbers
 */
record FolderTargets(Variable variable, Optional<NumericArray> labels) {

  private static final String TARGETS = "targets";

  static FolderTargets read(Path folder, ArrayFiles files) {
    Optional<Path> labels = files.find(folder, EpochLayers.LABELS);
    Optional<Path> targets = files.find(folder, TARGETS);
    if (labels.isPresent() == targets.isPresent()) {
      throw new ArrayFormatException(
          folder,
          "must hold either labels (classes) or targets (real numbers), as one of "
              + files.extensions()
              + (labels.isPresent() ? ", holds both" : ", holds none"));
    }
    Located located = files.single(labels.or(() -> targets).orElseThrow());
    if (located.array().size() < 2) {
      throw new ArrayFormatException(
          located.file(), "must have two samples at least, its shape is " + located.array());
    }
    try {
      return labels.isPresent()
          ? new FolderTargets(labels(located.array()), Optional.of(located.array()))
          : new FolderTargets(Variable.continuous(standing(located.array())), Optional.empty());
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new ArrayFormatException(
          located.file(),
          e.getMessage() + (labels.isPresent() ? "; real numbers belong into targets" : ""),
          e);
    }
  }

  private static Variable labels(NumericArray array) {
    if (array.isVector()) {
      return Variable.labels(array.integers());
    }
    DMatrixRMaj rows = array.matrix();
    for (double value : rows.data) {
      if (value != 0 && value != 1) {
        return Variable.distribution(rows);
      }
    }
    return Variable.oneHot(rows);
  }

  /** A list of numbers as one column, whichever way it lies. */
  private static DMatrixRMaj standing(NumericArray array) {
    DMatrixRMaj matrix = array.matrix();
    return array.isVector() ? DMatrixRMaj.wrap(array.size(), 1, matrix.data) : matrix;
  }
}
