package org.infobottleneck.examples.experiments;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.numerics.Arguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs an experiment of the papers and says what it shows.
 *
 * <pre>
 * ./mvnw -q compile exec:java -Dexec.args="experiment figure-2"
 * ./mvnw -q compile exec:java -Dexec.args="experiment all --full --docs docs/results"
 * </pre>
 *
 * <p>It writes tables (CSV), figures (SVG, PDF, PNG), verdicts and a page into {@code OUTPUT/NAME}.
 * Runs are kept in {@code OUTPUT/runs} and serve every experiment that needs them; a command that
 * was stopped goes on where it was. Results are a pure function of the options but for the number
 * of threads. The exit code is 0 on success, 2 for options it does not understand, 1 where a file
 * can't be written and 130 where the command was interrupted.
 */
@Command(
    name = "experiment",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Runs experiments of the papers and says what they show.",
    footer = {
      "",
      "Examples:",
      "  ib experiment",
      "  ib experiment figure-2",
      "  ib experiment all --full --docs docs/results"
    })
public final class ExperimentCommand implements Callable<Integer> {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int INTERRUPTED = 130;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      showDefaultValue = Visibility.NEVER,
      description = "Experiments, or all; without a name they are listed.")
  private List<String> names = List.of();

  @Option(
      names = "--full",
      description = "At the scale of the papers. Default: small, a minute or two each.")
  private boolean full;

  @Option(
      names = "--seeds",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "N",
      description = "Networks of each setting. Default: 20 or more at the full scale, else 2 or 3.")
  private Optional<Integer> seeds = Optional.empty();

  @Option(names = "--seed", defaultValue = "1", description = "The seed of the first network.")
  private long seed;

  @Option(
      names = "--threads",
      description = "Networks trained at a time; changes no result. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "out/experiments",
      description = "Where to write; created if missing.")
  private Path output = Path.of("out", "experiments");

  @Option(
      names = "--docs",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "FOLDER",
      description =
          "Where to write pages, figures (PDF, PNG), the table of verdicts and the times, too.")
  private Optional<Path> docs = Optional.empty();

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public ExperimentCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      run();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      err.println("interrupted; the same command goes on from here");
      return INTERRUPTED;
    }
  }

  private void run() throws InterruptedException {
    Arguments.atLeast(threads, 1, "--threads");
    if (names.isEmpty()) {
      list();
      return;
    }
    List<PaperExperiment> chosen = PaperExperiments.named(names);
    Commands.prepare(output);
    for (PaperExperiment experiment : chosen) {
      run(experiment, new Runs(output.resolve("runs"), threads, out));
    }
    docs.ifPresent(
        folder -> {
          write(folder.resolve("README.md"), VerdictTable.text(folder));
          write(folder.resolve("times.md"), TimesTable.text(output));
        });
  }

  private void list() {
    for (PaperExperiment experiment : PaperExperiments.ALL) {
      out.printf("%-18s %s%n", experiment.name(), experiment.title());
    }
  }

  private void run(PaperExperiment experiment, Runs runs) throws InterruptedException {
    Scale scale = new Scale(full, seeds.orElse(experiment.seeds(full)), seed);
    Path folder = output.resolve(experiment.name());
    Commands.prepare(folder);
    out.printf("%s%n%s%n", experiment.title(), experiment.question());
    long start = System.nanoTime();
    double cpu = cpuSeconds();
    Findings findings = experiment.findings(scale, runs);
    double wall = (System.nanoTime() - start) / NANOS_PER_SECOND;
    TimesTable.note(folder, cpuSeconds() - cpu, wall);
    ResultPage page = new ResultPage(experiment, findings, command(experiment));
    page.write(folder);
    docs.ifPresent(
        pages -> {
          Path own = pages.resolve(experiment.name());
          Commands.prepare(own);
          page.writeForReaders(own);
        });
    for (ResultTable table : findings.tables()) {
      out.printf("%n%s%n%s", table.title(), table.markdown());
    }
    out.println();
    for (Judgement judgement : findings.judgements()) {
      out.printf(
          "%s: %s. %s%n", judgement.claim().statement(), judgement.words(), judgement.number());
    }
    out.printf(Locale.ROOT, "%nTook %.0f s; written to %s%n%n", wall, folder);
  }

  /** What makes the results again: everything that they depend on. */
  private String command(PaperExperiment experiment) {
    return "./mvnw -q compile exec:java -Dexec.args=\"experiment "
        + experiment.name()
        + (full ? " --full" : "")
        + seeds.map(count -> " --seeds " + count).orElse("")
        + (seed == 1 ? "" : " --seed " + seed)
        + "\"";
  }

  private void write(Path file, String text) {
    AtomicFiles.write(file, text);
    out.println("Written: " + file);
  }

  /** The CPU time of this process so far, 0 where the platform does not say. */
  private static double cpuSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(time -> time.toNanos() / NANOS_PER_SECOND)
        .orElse(0.0);
  }
}
