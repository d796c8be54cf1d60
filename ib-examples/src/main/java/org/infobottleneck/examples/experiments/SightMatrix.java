package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.ColorScale;
import org.infobottleneck.examples.figures.Dots;
import org.infobottleneck.examples.figures.Mark;
import org.infobottleneck.examples.figures.Palette;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.Symbol;

/**
 * Who sees which layer fall: a row per estimator or setting, a column per layer. A square where
 * I(X;T) falls, colored by how much; a ring where it does not; a small gray dot where nothing can
 * be seen.
 */
final class SightMatrix {

  private static final double SQUARE = 11;
  private static final double RING = 6;
  private static final double POINT = 2;

  /** A layer as one row sees it. */
  private record Cell(int layer, int row, Sight sight, double bits) {}

  private final List<String> names = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();

  /** Adds a row below those that are there. */
  SightMatrix row(String name, Repeats repeats, String estimator) {
    for (int layer : repeats.hidden()) {
      cells.add(
          new Cell(
              layer,
              names.size(),
              Sight.of(repeats, layer, estimator),
              repeats.layer(layer, estimator).compressed().bits().mean()));
    }
    names.add(name);
    return this;
  }

  /** The greatest fall that is seen, in bits. */
  double greatest() {
    return cells.stream()
        .filter(cell -> cell.sight() == Sight.FALLS)
        .mapToDouble(Cell::bits)
        .max()
        .orElse(0);
  }

  /** The colors of falls up to a greatest one. */
  static ColorScale colors(double greatest) {
    return ColorScale.linear("fall of I(X;T) / bits", 0, Math.max(1, Math.ceil(greatest)));
  }

  /** The panel; the first row is on top. */
  Panel panel(String title, ColorScale colors) {
    int layers = cells.stream().map(Cell::layer).max(Comparator.naturalOrder()).orElse(1);
    List<String> columns = IntStream.rangeClosed(1, layers).mapToObj(Integer::toString).toList();
    List<String> upwards = new ArrayList<>();
    for (int row = names.size() - 1; row >= 0; row--) {
      upwards.add(names.get(row));
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(
        dots("falls", Sight.FALLS)
            .withSymbol(Symbol.SQUARE)
            .withSize(SQUARE)
            .coloredBy(colors, values(Sight.FALLS)));
    marks.add(
        dots("does not fall", Sight.STAYS)
            .withSymbol(Symbol.RING)
            .withColor(Palette.VERMILION)
            .withSize(RING));
    marks.add(
        dots("not seen", Sight.SATURATED, Sight.INVALID, Sight.ONE_RUN)
            .withSymbol(Symbol.CIRCLE)
            .withColor(Palette.GRAY)
            .withSize(POINT));
    return Panel.of(Axis.categories("hidden layer", columns), Axis.categories("", upwards))
        .withTitle(title)
        .with(marks);
  }

  private List<Cell> of(Sight... sights) {
    return cells.stream().filter(cell -> Arrays.asList(sights).contains(cell.sight())).toList();
  }

  private Dots dots(String name, Sight... sights) {
    List<Cell> of = of(sights);
    return Dots.of(
        name,
        of.stream().mapToDouble(cell -> cell.layer() - 1).toArray(),
        of.stream().mapToDouble(cell -> names.size() - 1 - cell.row()).toArray());
  }

  private double[] values(Sight sight) {
    return of(sight).stream().mapToDouble(Cell::bits).toArray();
  }
}
