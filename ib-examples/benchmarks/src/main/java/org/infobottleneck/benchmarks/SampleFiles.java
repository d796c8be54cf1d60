package org.infobottleneck.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Variable;

/**
 * The samples that library and peers both read: little-endian doubles, row-major, one file each.
 */
final class SampleFiles {

  /** Inputs of the wide network; its labels stand in one column more. */
  static final int WIDE_INPUTS = 784;

  /** Classes of the wide network. */
  static final int WIDE_CLASSES = 10;

  private static final int WIDE_ROWS = 2560;
  private static final int[] UNITS = {10, 7, 5, 4, 3, 2};

  private SampleFiles() {}

  /** Writes the samples that library and peers read. */
  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Dataset task = LayerData.rows();
    write(folder, "task", beside(task.inputs(), row -> task.targets().get(row, 1)));
    for (LayerData kind : LayerData.values()) {
      for (DMatrixRMaj layer : kind.layers()) {
        write(folder, kind.label() + "." + layer.numCols, layer);
      }
    }
    for (JointData data : JointData.all()) {
      write(folder, data.file(), data.rows());
    }
    DMatrixRMaj wide = LayerData.uniform(WIDE_ROWS, WIDE_INPUTS, new SplittableRandom(2));
    write(folder, "wide", beside(wide, row -> row % WIDE_CLASSES));
  }

  private static DMatrixRMaj beside(DMatrixRMaj inputs, IntToDoubleFunction label) {
    DMatrixRMaj rows = new DMatrixRMaj(inputs.numRows, inputs.numCols + 1);
    for (int i = 0; i < inputs.numRows; i++) {
      System.arraycopy(
          inputs.data, i * inputs.numCols, rows.data, i * rows.numCols, inputs.numCols);
      rows.set(i, inputs.numCols, label.applyAsDouble(i));
    }
    return rows;
  }

  private static void write(Path folder, String name, DMatrixRMaj matrix) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(matrix.getNumElements() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(matrix.data, 0, matrix.getNumElements());
    Files.write(folder.resolve(name), bytes.array());
  }

  static DMatrixRMaj read(Path folder, String name, int columns) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name)));
      double[] values = new double[bytes.remaining() / Double.BYTES];
      bytes.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
      return new DMatrixRMaj(values.length / columns, columns, true, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DMatrixRMaj columns(DMatrixRMaj rows, int from, int count) {
    DMatrixRMaj part = new DMatrixRMaj(rows.numRows, count);
    for (int i = 0; i < rows.numRows; i++) {
      System.arraycopy(rows.data, i * rows.numCols + from, part.data, i * count, count);
    }
    return part;
  }

  static List<Continuous> snapshot(Path folder, LayerData kind) {
    List<Continuous> layers = new ArrayList<>();
    for (int units : UNITS) {
      layers.add(Variable.continuous(read(folder, kind.label() + "." + units, units)));
    }
    return layers;
  }
}
