package org.infobottleneck.reliability;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Has Jazzer give bytes to each target of fuzzing for some time, one after another, each in a
 * virtual machine of its own. What does harm is left in a file, to be kept among the inputs that
 * the default build replays.
 */
public final class FuzzRun {

  private static final String ENTRY = "org.infobottleneck.fuzz.JazzerEntry";
  private static final String TARGETS = "org.infobottleneck.fuzz.FuzzTarget$Name";
  private static final String SEEDS = "org/infobottleneck/fuzz";

  /** Whose branches guide the search: ours, and the libraries that read files for us. */
  private static final String GUIDES = "org.infobottleneck.**:de.siegmar.**:us.hebi.**";

  /** An input that takes longer counts as a hang. */
  private static final int MOST_SECONDS = 20;

  private static final int LONGEST_INPUT = 4096;

  private final Path classes;
  private final Path out;
  private final String seconds;

  private FuzzRun(Path classes, Path out, String seconds) {
    this.classes = classes;
    this.out = out;
    this.seconds = seconds;
  }

  /**
   * Fuzzes, and ends with status 1 if anything did harm.
   *
   * @param arguments the folder of the compiled targets, one for what is found, the seconds for
   *     each target, and the names of targets between commas, or {@code all}
   * @throws IOException if a process can't be started or a folder not be made
   * @throws InterruptedException if the wait for one is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    FuzzRun run = new FuzzRun(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]);
    List<String> targets =
        arguments[3].equals("all")
            ? run.targets()
            : Arrays.asList(arguments[3].toUpperCase(Locale.ROOT).split(",", -1));
    List<String> harmed = new ArrayList<>();
    for (String target : targets) {
      if (run.fuzz(target) != 0) {
        harmed.add(target);
      }
    }
    System.out.println(
        harmed.isEmpty()
            ? "nothing did harm to " + targets
            : "harm was done to " + harmed + ": see the files in " + run.out);
    System.exit(harmed.isEmpty() ? 0 : 1);
  }

  private List<String> targets() throws IOException {
    URL[] urls = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, FuzzRun.class.getClassLoader())) {
      Object[] names = Class.forName(TARGETS, true, loader).getEnumConstants();
      return Arrays.stream(Objects.requireNonNull(names)).map(String::valueOf).toList();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the tests of ib-examples are not compiled", e);
    }
  }

  private int fuzz(String target) throws IOException, InterruptedException {
    String name = target.toLowerCase(Locale.ROOT);
    Path found = Files.createDirectories(out.resolve(name));
    Path corpus = Files.createDirectories(out.resolve("corpus").resolve(name));
    System.out.println("== " + target + ", " + seconds + " s");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-Djava.io.tmpdir=" + scratch(),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
            "-cp",
            System.getProperty("java.class.path") + File.pathSeparator + classes,
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + ENTRY,
            "--target_args=" + target,
            "--instrumentation_includes=" + GUIDES,
            "--custom_hook_includes=" + GUIDES,
            // A reader is told which file to read: paths are not of the input.
            "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
            "--reproducer_path=" + found,
            "-artifact_prefix=" + found + File.separator,
            "-max_total_time=" + seconds,
            "-timeout=" + MOST_SECONDS,
            "-max_len=" + LONGEST_INPUT,
            "-print_final_stats=1",
            corpus.toString(),
            classes.resolve(SEEDS).resolve(name).toString());
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** In memory where there is such a folder: some targets force their files to disk. */
  private static String scratch() {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory)
        ? memory.toString()
        : Objects.requireNonNullElse(System.getProperty("java.io.tmpdir"), ".");
  }
}
