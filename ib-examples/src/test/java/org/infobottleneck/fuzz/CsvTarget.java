package org.infobottleneck.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.CsvDatasets;
import org.infobottleneck.data.CsvFormatException;
import org.infobottleneck.data.CsvMatrices;
import org.infobottleneck.data.CsvTable;
import org.infobottleneck.data.Dataset;

/** The readers of CSV: what they read is finite, and anything else is refused by name. */
final class CsvTarget implements FuzzTarget {

  @Override
  public void accept(FuzzInput input) throws IOException {
    int how = input.below(256);
    Path file = Scratch.file("data.csv", input.rest());
    try {
      switch (how % 5) {
        case 0 -> finite(CsvMatrices.read(file));
        case 1 -> table(CsvTable.read(file));
        case 2 -> dataset(CsvDatasets.labelColumn(how / 5 % 3).read(file));
        case 3 -> dataset(CsvDatasets.labelColumn("y").withDelimiter(';').read(file));
        default ->
            dataset(
                CsvDatasets.labelColumn(0)
                    .withHeader(how % 2 == 0)
                    .withLabelNames("a", "b", "c")
                    .read(file));
      }
    } catch (RuntimeException e) {
      FuzzTarget.requireDocumented(e, file, CsvFormatException.class, UncheckedIOException.class);
    }
  }

  private static void finite(DMatrixRMaj matrix) {
    FuzzTarget.require(matrix.numRows > 0 && matrix.numCols > 0, "an empty matrix");
    for (int i = 0; i < matrix.getNumElements(); i++) {
      FuzzTarget.require(Double.isFinite(matrix.data[i]), "not finite");
    }
  }

  private static void dataset(Dataset data) {
    finite(data.inputs());
    int[] labels = data.labels().orElseThrow();
    FuzzTarget.require(labels.length == data.size(), "labels and rows");
    for (int label : labels) {
      FuzzTarget.require(label >= 0 && label < data.classes(), "a label out of range");
    }
  }

  private static void table(CsvTable table) {
    for (int column = 0; column < table.columns().size(); column++) {
      FuzzTarget.require(table.texts(column).size() == table.rows(), "texts and rows");
      if (table.isNumeric(column)) {
        finite(table.numbers(column));
      }
    }
  }
}
