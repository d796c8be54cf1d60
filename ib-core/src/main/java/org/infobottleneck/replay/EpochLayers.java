package org.infobottleneck.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.data.NumericArray;
import org.infobottleneck.replay.ArrayFiles.Located;

/**
 * What every epoch must have in common: the layers with their widths, and the samples, in number
 * and, where the epochs say which they are, in order.
 *
 * @param layers the names of the layers in order
 * @param widths their numbers of units
 * @param samples the number of samples
 * @param ids one number per sample, if the epochs hold such
 * @param labels what stands in the file of labels, where epochs may repeat it
 */
record EpochLayers(
    List<String> layers,
    List<Integer> widths,
    int samples,
    Optional<NumericArray> ids,
    Optional<NumericArray> labels) {

  static final String IDS = "ids";
  static final String LABELS = "labels";

  /** Names that mean something in the folder, and would be taken for layers in an epoch. */
  private static final Set<String> OF_THE_FOLDER = Set.of("inputs", "targets");

  EpochLayers {
    layers = List.copyOf(layers);
    widths = List.copyOf(widths);
  }

  /**
   * What the first epoch fixes.
   *
   * @param chosen the names of the layers in order; empty for all of them in natural order
   * @param ids one number per sample as the folder has them; empty to take the epoch's own
   */
  static EpochLayers of(
      Path epoch,
      Map<String, Located> arrays,
      List<String> chosen,
      int samples,
      Optional<NumericArray> ids,
      Optional<NumericArray> labels) {
    List<String> layers = chosen.isEmpty() ? naturalOrder(epoch, arrays) : chosen;
    Optional<NumericArray> own =
        Optional.ofNullable(arrays.get(IDS)).map(located -> ids.orElse(located.array()));
    if (own.isPresent() && own.get().size() != samples) {
      throw new ArrayFormatException(
          epoch, "must hold " + samples + " 'ids', one per label, holds " + own.get());
    }
    List<Integer> widths = new ArrayList<>();
    for (String layer : layers) {
      Located located = arrays.get(layer);
      if (located == null) {
        throw new ArrayFormatException(
            epoch, "has no layer '" + layer + "', its arrays are " + arrays.keySet());
      }
      widths.add(matrix(layer, located).numCols);
    }
    return new EpochLayers(layers, widths, samples, own, labels);
  }

  private static List<String> naturalOrder(Path epoch, Map<String, Located> arrays) {
    TreeSet<String> sorted = new TreeSet<>(NaturalOrder.INSTANCE);
    for (String name : layerNames(epoch, arrays)) {
      if (!sorted.add(name)) {
        throw new ArrayFormatException(
            epoch,
            "holds layers '"
                + sorted.floor(name)
                + "' and '"
                + name
                + "', whose order is not clear");
      }
    }
    if (sorted.isEmpty()) {
      throw new ArrayFormatException(epoch, "holds no layer");
    }
    return List.copyOf(sorted);
  }

  private static List<String> layerNames(Path epoch, Map<String, Located> arrays) {
    for (String name : arrays.keySet()) {
      if (OF_THE_FOLDER.contains(name)) {
        throw new ArrayFormatException(
            epoch,
            "holds '"
                + name
                + "', which belongs into the folder above; a layer needs another name");
      }
    }
    return arrays.keySet().stream()
        .filter(name -> !name.equals(IDS) && !name.equals(LABELS))
        .toList();
  }

  /** The activations of an epoch in the order of the layers. */
  List<DMatrixRMaj> matrices(Path epoch, Map<String, Located> arrays) {
    List<String> found = layerNames(epoch, arrays);
    if (!found.containsAll(layers) || found.size() > layers.size()) {
      List<String> missing = layers.stream().filter(layer -> !found.contains(layer)).toList();
      List<String> extra = found.stream().filter(layer -> !layers.contains(layer)).toList();
      throw new ArrayFormatException(
          epoch,
          "must hold the layers of the first epoch, "
              + layers
              + (missing.isEmpty() ? "" : "; missing: " + missing)
              + (extra.isEmpty() ? "" : "; new: " + extra));
    }
    checkOrder(epoch, arrays);
    List<DMatrixRMaj> matrices = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      String layer = layers.get(i);
      // Never null: all layers were found.
      matrices.add(checked(layer, widths.get(i), Objects.requireNonNull(arrays.get(layer))));
    }
    return matrices;
  }

  private void checkOrder(Path epoch, Map<String, Located> arrays) {
    if (ids.isPresent() != arrays.containsKey(IDS)) {
      throw new ArrayFormatException(
          epoch,
          ids.isPresent()
              ? "has no '" + IDS + "', which the first epoch has"
              : "holds '" + IDS + "', which the first epoch does not");
    }
    ids.ifPresent(expected -> same(IDS, expected, arrays));
    labels.ifPresent(expected -> same(LABELS, expected, arrays));
    if (labels.isEmpty() && arrays.containsKey(LABELS)) {
      throw new ArrayFormatException(epoch, "holds 'labels', but the folder above has none");
    }
  }

  private static void same(String name, NumericArray expected, Map<String, Located> arrays) {
    Located located = arrays.get(name);
    if (located == null) {
      return;
    }
    double[] wanted = expected.matrix().data;
    double[] got = located.array().size() == 0 ? new double[0] : located.array().matrix().data;
    if (got.length != wanted.length) {
      throw new ArrayFormatException(
          located.file(),
          "must hold '"
              + name
              + "' as the folder does, "
              + expected
              + ", holds "
              + located.array());
    }
    int differs = Arrays.mismatch(got, wanted);
    if (differs >= 0) {
      throw new ArrayFormatException(
          located.file(),
          "holds samples in another order than before: '"
              + name
              + "' has "
              + got[differs]
              + " where "
              + wanted[differs]
              + " was expected, at index "
              + differs);
    }
  }

  private DMatrixRMaj checked(String layer, int width, Located located) {
    DMatrixRMaj matrix = matrix(layer, located);
    if (matrix.numRows != samples) {
      throw new ArrayFormatException(
          located.file(),
          "layer '"
              + layer
              + "' must have "
              + samples
              + " rows, one per label, got "
              + located.array()
              + (matrix.numCols == samples ? "; samples must be rows, is it transposed?" : ""));
    }
    if (matrix.numCols != width) {
      throw new ArrayFormatException(
          located.file(),
          "layer '" + layer + "' must have " + width + " units as before, got " + matrix.numCols);
    }
    for (int i = 0; i < matrix.data.length; i++) {
      if (!Double.isFinite(matrix.data[i])) {
        throw new ArrayFormatException(
            located.file(),
            "layer '"
                + layer
                + "' must be finite, got "
                + matrix.data[i]
                + " at row "
                + i / width
                + ", column "
                + i % width);
      }
    }
    return matrix;
  }

  private static DMatrixRMaj matrix(String layer, Located located) {
    try {
      return located.array().matrix();
    } catch (IllegalStateException e) {
      throw new ArrayFormatException(
          located.file(),
          "layer '" + layer + "' has no samples or no units: " + located.array(),
          e);
    }
  }
}
