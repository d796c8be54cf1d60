package org.infobottleneck.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.data.NumericArray;

/** Finds files by their names and reads the arrays in them, whatever their format. */
final class ArrayFiles {

  /** An array and the file that it came from. */
  record Located(Path file, NumericArray array) {}

  private final List<ArrayFormat> formats;

  ArrayFiles(List<ArrayFormat> formats) {
    this.formats = List.copyOf(formats);
    List<String> extensions = this.formats.stream().map(ArrayFormat::extension).toList();
    if (extensions.stream().distinct().count() < extensions.size()) {
      throw new IllegalArgumentException(
          "every format must have an extension of its own, got " + extensions);
    }
  }

  /** What a folder holds, in natural order, but for hidden files. */
  static List<Path> content(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> !name(path).startsWith("."))
          .sorted((a, b) -> order(name(a), name(b)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + ": " + e, e);
    }
  }

  /** Total, so that no message depends on the order in which a file system lists. */
  private static int order(String a, String b) {
    int natural = NaturalOrder.INSTANCE.compare(a, b);
    return natural != 0 ? natural : a.compareTo(b);
  }

  static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** The name of a file without its extension. */
  static String stem(Path path) {
    String name = name(path);
    int point = name.lastIndexOf('.');
    return point < 0 ? name : name.substring(0, point);
  }

  private static String extension(Path path) {
    String name = name(path);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private Optional<ArrayFormat> format(Path path) {
    return formats.stream()
        .filter(format -> name(path).indexOf('.') >= 0)
        .filter(format -> format.extension().equals(extension(path)))
        .findFirst();
  }

  private ArrayFormat required(Path path) {
    return format(path)
        .orElseThrow(
            () ->
                new ArrayFormatException(
                    path, "is in no format that is read here; these are " + extensions()));
  }

  String extensions() {
    return formats.stream()
        .map(format -> "." + format.extension())
        .collect(Collectors.joining(", "));
  }

  /** The one file of this name in a folder, in any format; empty if there is none. */
  Optional<Path> find(Path folder, String stem) {
    List<Path> found =
        content(folder).stream()
            .filter(path -> stem(path).equals(stem) && format(path).isPresent())
            .toList();
    if (found.size() > 1) {
      throw new ArrayFormatException(
          folder,
          "holds "
              + stem
              + " more than once: "
              + found.stream().map(ArrayFiles::name).collect(Collectors.joining(", ")));
    }
    return found.stream().findFirst();
  }

  /** The array of a file that must hold one. */
  Located single(Path file) {
    Map<String, NumericArray> arrays = required(file).read(file);
    if (arrays.size() != 1) {
      throw new ArrayFormatException(file, "must hold one array, holds " + arrays.keySet());
    }
    return new Located(file, arrays.values().iterator().next());
  }

  /**
   * The arrays of an epoch by name: those of a file that has names, or of the files in a folder.
   *
   * @param wanted which names matter; others are passed over, unread where possible
   */
  Map<String, Located> epoch(Path path, Predicate<String> wanted) {
    Map<String, Located> arrays = new LinkedHashMap<>();
    if (!Files.isDirectory(path)) {
      ArrayFormat format = required(path);
      if (!format.hasNames()) {
        throw new ArrayFormatException(
            path,
            "holds an array without a name; an epoch is a folder with a file for every layer, or"
                + " a file in which arrays have names");
      }
      format
          .read(path)
          .forEach(
              (name, array) -> {
                if (wanted.test(name)) {
                  arrays.put(name, new Located(path, array));
                }
              });
      return arrays;
    }
    for (Path file : content(path)) {
      if (!wanted.test(stem(file))) {
        continue;
      }
      if (Files.isDirectory(file)) {
        throw new ArrayFormatException(file, "is a folder where a layer's file was expected");
      }
      Located earlier = arrays.putIfAbsent(stem(file), single(file));
      if (earlier != null) {
        throw new ArrayFormatException(
            path,
            "holds " + stem(file) + " twice, as " + name(earlier.file()) + " and " + name(file));
      }
    }
    return arrays;
  }
}
