package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The falls that estimators see, a row each, a column per hidden layer. */
final class SightTable {

  private final int layers;
  private final ResultTable.Builder rows;

  /** A table of networks with so many hidden layers, and a last column if it has a name. */
  SightTable(String name, int layers, String lastColumn) {
    this.layers = layers;
    List<String> header = new ArrayList<>(List.of("setting", "estimator"));
    IntStream.rangeClosed(1, layers).forEach(layer -> header.add("layer " + layer));
    if (!lastColumn.isEmpty()) {
      header.add(lastColumn);
    }
    rows =
        ResultTable.of(
            name,
            "Fall of I(X;T) behind the rightmost point of the path, bits, mean ± standard error over"
                + " seeds, * where it counts, beyond chance and 0.1 bits.",
            header.toArray(String[]::new));
  }

  /** Adds a row for one estimator, with what stands in the last column, if there is one. */
  SightTable row(String setting, Repeats repeats, String estimator, String... last) {
    List<String> cells = new ArrayList<>(List.of(setting, estimator));
    for (int layer = 1; layer <= layers; layer++) {
      cells.add(cell(repeats, layer, estimator));
    }
    cells.addAll(List.of(last));
    rows.row(cells.toArray());
    return this;
  }

  private static String cell(Repeats repeats, int layer, String estimator) {
    Sight sight = Sight.of(repeats, layer, estimator);
    return sight.isSeen()
        ? Numbers.withError(repeats.layer(layer, estimator).compressed().bits(), 2)
            + (sight == Sight.FALLS ? "*" : "")
        : sight.words();
  }

  ResultTable build() {
    return rows.build();
  }
}
