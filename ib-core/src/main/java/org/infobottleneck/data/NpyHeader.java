package org.infobottleneck.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the elements of a {@code .npy} file (NumPy enhancement proposal 1): eight
 * bytes of magic and version, the length of a text, and the text, a Python dictionary with the type
 * of the elements, their order and the shape. Problems are {@link IllegalArgumentException} without
 * the file's name, which the caller adds.
 *
 * @param type the type of the elements
 * @param order the order of their bytes
 * @param columnMajor whether the first axis runs fastest
 * @param shape the length of every axis; the elements fit one array
 * @param bytes the length of the header
 */
record NpyHeader(
    ElementType type, ByteOrder order, boolean columnMajor, List<Integer> shape, int bytes) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Headers of plain types take a hundred bytes; nobody gets more memory than this. */
  private static final int LONGEST = 1 << 16;

  /** How much of a header a message quotes. */
  private static final int SHOWN = 200;

  /** NumPy itself knows arrays of up to 64 axes. */
  private static final int MOST_AXES = 64;

  private static final int SHORT_PREFIX = 10;
  private static final int LONG_PREFIX = 12;

  private static final Pattern DICTIONARY = Pattern.compile("\\s*\\{(.*)}\\s*", Pattern.DOTALL);

  /** A key and its value: a text, a truth value, or numbers in brackets. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*['\"](\\w+)['\"]\\s*:\\s*"
              + "('[^']*'|\"[^\"]*\"|True|False|\\([\\d,\\sL]*\\))\\s*(,|$)");

  private static final Map<String, ElementType> TYPES =
      Map.ofEntries(
          Map.entry("b1", ElementType.BOOLEAN),
          Map.entry("i1", ElementType.INT8),
          Map.entry("u1", ElementType.UINT8),
          Map.entry("i2", ElementType.INT16),
          Map.entry("u2", ElementType.UINT16),
          Map.entry("i4", ElementType.INT32),
          Map.entry("u4", ElementType.UINT32),
          Map.entry("i8", ElementType.INT64),
          Map.entry("u8", ElementType.UINT64),
          Map.entry("f2", ElementType.FLOAT16),
          Map.entry("f4", ElementType.FLOAT32),
          Map.entry("f8", ElementType.FLOAT64));

  NpyHeader {
    shape = List.copyOf(shape);
  }

  /** The number of elements. */
  int count() {
    return shape.stream().reduce(1, (a, b) -> a * b);
  }

  static NpyHeader read(InputStream in) throws IOException {
    byte[] start = exactly(in, MAGIC.length + 2);
    if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IllegalArgumentException("is no .npy file, its first bytes are not those of NumPy");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3) {
      throw new IllegalArgumentException(
          "is a .npy file of version " + version + ", versions 1 to 3 are read");
    }
    int prefix = version == 1 ? SHORT_PREFIX : LONG_PREFIX;
    ByteBuffer lengthField =
        ByteBuffer.wrap(exactly(in, prefix - start.length)).order(ByteOrder.LITTLE_ENDIAN);
    long length =
        version == 1
            ? Short.toUnsignedInt(lengthField.getShort())
            : Integer.toUnsignedLong(lengthField.getInt());
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          "has a header of " + length + " bytes, arrays of plain numbers need a hundred");
    }
    String text =
        new String(
            exactly(in, (int) length),
            version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    return parse(text, prefix + (int) length);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IllegalArgumentException("is cut off within its header");
    }
    return bytes;
  }

  private static NpyHeader parse(String text, int bytes) {
    Matcher dictionary = DICTIONARY.matcher(text);
    if (!dictionary.matches()) {
      throw unreadable(text);
    }
    Optional<String> type = Optional.empty();
    Optional<String> fortran = Optional.empty();
    Optional<String> shape = Optional.empty();
    String entries = dictionary.group(1).strip();
    Matcher entry = ENTRY.matcher(entries);
    int end = 0;
    // Anchored: a search would try every place, and time grow as the square of the header.
    while (end < entries.length() && entry.region(end, entries.length()).lookingAt()) {
      String value = entry.group(2);
      switch (entry.group(1)) {
        case "descr" -> type = Optional.of(value);
        case "fortran_order" -> fortran = Optional.of(value);
        case "shape" -> shape = Optional.of(value);
        default -> throw unreadable(text);
      }
      end = entry.end();
    }
    if (end == 0 && entries.contains("[")) {
      throw new IllegalArgumentException(
          "has elements of several fields, plain numbers are read: " + shortened(entries));
    }
    if (end < entries.length() || type.isEmpty() || fortran.isEmpty() || shape.isEmpty()) {
      throw unreadable(text);
    }
    String code = type.get().substring(1, type.get().length() - 1);
    ElementType element = code.isEmpty() ? null : TYPES.get(code.substring(1));
    if (element == null || "<>|".indexOf(code.charAt(0)) < 0) {
      throw new IllegalArgumentException(
          "has elements of type '"
              + shortened(code)
              + "', read are bool, int, uint and float of up to 64 bits");
    }
    if (code.charAt(0) == '|' && element.bytes() > 1) {
      throw new IllegalArgumentException("does not say the order of bytes of type '" + code + "'");
    }
    ByteOrder order = code.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(element, order, fortran.get().equals("True"), axes(shape.get()), bytes);
  }

  private static List<Integer> axes(String text) {
    String inner = text.substring(1, text.length() - 1).replace("L", "").strip();
    if (inner.isEmpty()) {
      return List.of();
    }
    try {
      List<Integer> axes =
          Pattern.compile(",")
              .splitAsStream(inner)
              .map(axis -> Integer.valueOf(axis.strip()))
              .toList();
      long product = 1;
      for (int axis : axes) {
        product = Math.multiplyExact(product, (long) axis);
      }
      if (product <= NumericArray.MOST && axes.size() <= MOST_AXES) {
        return axes;
      }
    } catch (NumberFormatException | ArithmeticException e) {
      // The message below says it.
    }
    throw new IllegalArgumentException(
        "has the shape " + shortened(text) + ", which does not fit one array");
  }

  /** No message is as long as a header may be. */
  private static String shortened(String text) {
    String line = text.strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "..";
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException("has a header that can't be read: " + shortened(text));
  }
}
