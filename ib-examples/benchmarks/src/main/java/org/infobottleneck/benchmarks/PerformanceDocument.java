package org.infobottleneck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The measured parts of docs/performance.md: each stands between two comments that name it, and is
 * replaced whole.
 */
final class PerformanceDocument {

  private final Path path;

  PerformanceDocument(Path path) {
    this.path = path;
  }

  /** Replaces a part, with the machine and the day on top; prints it, too. */
  void replace(String part, List<String> lines) throws IOException {
    String begin = "<!-- measured: " + part + " -->";
    String end = "<!-- end of " + part + " -->";
    String text = Files.readString(path);
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalStateException(path + " has no part between " + begin + " and " + end);
    }
    String body = machine() + "\n\n" + String.join("\n", lines) + "\n";
    System.out.println(body);
    Path next = path.resolveSibling(path.getFileName() + ".new");
    Files.writeString(
        next, text.substring(0, from + begin.length()) + "\n" + body + text.substring(to));
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "*%s, %d processors, %s; %s %s; %s.*",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        LocalDate.now(ZoneOffset.UTC));
  }

  /** What the system calls its processor, with the vector instructions that matter here. */
  private static String processor() {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(file)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(file)) {
      List<String> facts =
          lines
              .takeWhile(line -> !line.isEmpty())
              .filter(line -> line.startsWith("model name") || line.startsWith("flags"))
              .toList();
      String name =
          facts.stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(System.getProperty("os.arch"));
      String vectors =
          Stream.of("avx2", "avx512f")
              .filter(flag -> facts.stream().anyMatch(line -> line.contains(" " + flag)))
              .collect(Collectors.joining(", "));
      return vectors.isEmpty() ? name : name + " (" + vectors + ")";
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
