package org.infobottleneck.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.data.IdxDatasets;
import org.infobottleneck.data.IdxFiles;
import org.infobottleneck.data.NumericArray;
import org.infobottleneck.data.NumpyFiles;
import org.infobottleneck.examples.formats.MatFormat;

/** The readers of arrays: as many elements as the shape says, and anything else refused by name. */
enum ArrayTarget implements FuzzTarget {
  IDX {
    @Override
    Map<String, NumericArray> read(Path file) {
      NumericArray array = IdxFiles.read(file);
      try {
        IdxDatasets.read(file, file, 10);
      } catch (ArrayFormatException e) {
        FuzzTarget.requireDocumented(e, file, ArrayFormatException.class);
      }
      return Map.of("", array);
    }
  },
  NPY {
    @Override
    Map<String, NumericArray> read(Path file) {
      return Map.of("", NumpyFiles.read(file));
    }
  },
  NPZ {
    @Override
    Map<String, NumericArray> read(Path file) {
      return NumpyFiles.readArchive(file);
    }
  },
  MAT {
    @Override
    Map<String, NumericArray> read(Path file) {
      return new MatFormat().read(file);
    }
  };

  abstract Map<String, NumericArray> read(Path file);

  @Override
  public void accept(FuzzInput input) throws IOException {
    Path file = Scratch.file("arrays", input.rest());
    Map<String, NumericArray> arrays;
    try {
      arrays = read(file);
    } catch (RuntimeException e) {
      FuzzTarget.requireDocumented(e, file, ArrayFormatException.class);
      return;
    }
    FuzzTarget.require(!arrays.isEmpty(), "no array");
    for (NumericArray array : arrays.values()) {
      long elements = 1;
      for (int length : array.shape()) {
        elements *= length;
      }
      FuzzTarget.require(elements == array.size(), "shape and elements");
    }
  }
}
