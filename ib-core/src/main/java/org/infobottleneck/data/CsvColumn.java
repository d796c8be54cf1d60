package org.infobottleneck.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.numerics.Decimals;

/** A column as it is read: numbers until the first cell that is none, and text from then on. */
final class CsvColumn {

  private static final int ROOM = 16;

  private final Path file;
  private final String name;
  private final int place;
  private double[] numbers = new double[ROOM];
  private final List<String> texts = new ArrayList<>();
  private final Map<String, String> known = new HashMap<>(); // one object per text
  private int size;
  private long firstTextLine = -1;
  private String firstText = "";

  CsvColumn(Path file, String name, int place) {
    this.file = file;
    this.name = name;
    this.place = place;
  }

  void add(String cell, long line) {
    double value = CsvCells.isNumber(cell) ? Double.parseDouble(cell) : Double.NaN;
    if (isNumeric() && !Double.isFinite(value)) {
      firstTextLine = line;
      firstText = cell;
      for (int row = 0; row < size; row++) {
        texts.add(unique(Decimals.shortest(numbers[row])));
      }
      numbers = new double[0];
    }
    if (isNumeric()) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, Math.addExact(size, Math.max(ROOM, size / 2)));
      }
      numbers[size] = value;
    } else {
      texts.add(unique(Double.isFinite(value) ? Decimals.shortest(value) : cell));
    }
    size++;
  }

  private String unique(String text) {
    String before = known.putIfAbsent(text, text);
    return before == null ? text : before;
  }

  String name() {
    return name;
  }

  int size() {
    return size;
  }

  boolean isNumeric() {
    return firstTextLine < 0;
  }

  double[] numbers() {
    if (!isNumeric()) {
      throw CsvFormatException.inCell(
          file,
          firstTextLine,
          place,
          (name.equals(Integer.toString(place)) ? "" : "'" + name + "', ")
              + "expected a finite number, got '"
              + firstText
              + "'");
    }
    return Arrays.copyOf(numbers, size);
  }

  List<String> texts() {
    return isNumeric()
        ? Arrays.stream(numbers, 0, size).mapToObj(Decimals::shortest).toList()
        : Collections.unmodifiableList(texts);
  }
}
