package org.infobottleneck.replay;

import java.nio.file.Path;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.CsvMatrices;
import org.infobottleneck.data.NumericArray;
import org.infobottleneck.data.NumpyFiles;

/** The formats that need no further library. */
enum StandardFormat implements ArrayFormat {
  NPY("npy", false) {
    @Override
    public Map<String, NumericArray> read(Path file) {
      return Map.of("", NumpyFiles.read(file));
    }
  },
  NPZ("npz", true) {
    @Override
    public Map<String, NumericArray> read(Path file) {
      return NumpyFiles.readArchive(file);
    }
  },
  CSV("csv", false) {
    @Override
    public Map<String, NumericArray> read(Path file) {
      DMatrixRMaj matrix = CsvMatrices.read(file);
      return Map.of("", NumericArray.rowMajor(matrix.data, matrix.numRows, matrix.numCols));
    }
  };

  private final String extension;
  private final boolean names;

  StandardFormat(String extension, boolean names) {
    this.extension = extension;
    this.names = names;
  }

  @Override
  public String extension() {
    return extension;
  }

  @Override
  public boolean hasNames() {
    return names;
  }
}
