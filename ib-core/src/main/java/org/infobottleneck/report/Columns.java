package org.infobottleneck.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of a page as columns, to the last bit and each only once.
 *
 * <p>A column is a letter, {@code d} for doubles and {@code i} for integers of 32 bits, and the
 * Base64 text of its little-endian bytes: a third longer than the numbers in memory, and read
 * without parsing a decimal. NaN stands for what is missing. Equal columns, such as the epochs that
 * all paths share, are stored once.
 */
final class Columns {

  private final Map<String, Integer> places = new LinkedHashMap<>();

  /** Stores doubles and returns the column's place. */
  int ofDoubles(List<Double> values) {
    byte[] bytes = new byte[Double.BYTES * values.size()];
    ByteBuffer numbers = littleEndian(bytes);
    values.forEach(numbers::putDouble);
    return place('d', bytes);
  }

  /** Stores integers and returns the column's place. */
  int ofIntegers(List<Integer> values) {
    byte[] bytes = new byte[Integer.BYTES * values.size()];
    ByteBuffer numbers = littleEndian(bytes);
    values.forEach(numbers::putInt);
    return place('i', bytes);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private int place(char type, byte[] bytes) {
    String text = type + Base64.getEncoder().encodeToString(bytes);
    Integer known = places.putIfAbsent(text, places.size());
    return known == null ? places.size() - 1 : known;
  }

  /** All columns, each at its place. */
  List<String> texts() {
    return new ArrayList<>(places.keySet());
  }
}
