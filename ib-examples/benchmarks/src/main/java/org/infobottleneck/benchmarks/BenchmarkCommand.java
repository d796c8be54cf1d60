package org.infobottleneck.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures, and writes what it measured into docs/performance.md.
 *
 * <p>Every part can be had alone; {@code report} does all but the headline experiment.
 */
@Command(
    name = "benchmark",
    description = "Measures speed beside peers and writes docs/performance.md.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class BenchmarkCommand {

  private static final String PRODUCTS = "WideProductBenchmark";

  /** All that has no part of its own. */
  private static final String ALL = "^(?!.*" + PRODUCTS + ").*";

  @Option(
      names = "--document",
      defaultValue = "docs/performance.md",
      scope = CommandLine.ScopeType.INHERIT,
      description = "The file whose measured parts are replaced (${DEFAULT-VALUE}).")
  private Path document = Path.of("docs/performance.md");

  @Option(
      names = "--samples",
      defaultValue = "out/benchmark",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Where samples and timings are kept (${DEFAULT-VALUE}).")
  private Path samples = Path.of("out/benchmark");

  private BenchmarkCommand() {}

  /**
   * Runs a part.
   *
   * @param args the part and its options; {@code --help} lists them
   */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new BenchmarkCommand());
    System.exit(line.setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Command(description = "Everything but the headline experiment.")
  void report(
      @Option(names = "--python", paramLabel = "PYTHON", defaultValue = "python3") String python,
      @Option(names = "--rounds", paramLabel = "COUNT", defaultValue = "3") int rounds,
      @Option(names = "--forks", paramLabel = "COUNT", defaultValue = "3") int forks)
      throws IOException, InterruptedException, RunnerException {
    peers(python, rounds, Work.values());
    java(ALL, forks);
    products(forks);
    scaling();
    vectorization();
  }

  @Command(description = "Whole processes in turn with programs in Python (numpy, scipy, torch).")
  void peers(
      @Option(names = "--python", paramLabel = "PYTHON", defaultValue = "python3") String python,
      @Option(names = "--rounds", paramLabel = "COUNT", defaultValue = "3") int rounds,
      @Parameters(
              paramLabel = "WORK",
              arity = "0..*",
              description = "One of ${COMPLETION-CANDIDATES}; all of them unless named.")
          Work[] works)
      throws IOException, InterruptedException {
    Path script = Path.of("ib-examples/benchmarks/src/main/python/peers.py");
    for (Work work : works == null ? Work.values() : works) {
      List<String> table = new Comparison(samples, script, python, rounds).table(work);
      new PerformanceDocument(document).replace("peers " + work.argument(), table);
    }
  }

  @Command(description = "JMH, where the peer is Java too.")
  void java(
      @Parameters(arity = "0..1", defaultValue = ALL, description = "A pattern of names.")
          String include,
      @Option(names = "--forks", paramLabel = "COUNT", defaultValue = "3") int forks)
      throws IOException, RunnerException {
    new PerformanceDocument(document).replace("java", JavaPeers.table(include, forks));
  }

  @Command(description = "JMH: the product of a wide layer beside EJML and a bridge to BLAS.")
  void products(@Option(names = "--forks", paramLabel = "COUNT", defaultValue = "3") int forks)
      throws IOException, RunnerException {
    new PerformanceDocument(document).replace("products", JavaPeers.table(PRODUCTS, forks));
  }

  @Command(description = "Threads, samples, tracking.")
  void scaling() throws IOException, InterruptedException {
    PerformanceDocument target = new PerformanceDocument(document);
    target.replace("threads", Scaling.threads());
    target.replace("samples", Scaling.samples());
    target.replace("allocation", Scaling.allocation());
    target.replace("tracking", Scaling.tracking());
  }

  @Command(description = "An estimate from 100,000 samples in blocks, into docs/large-samples.md.")
  void blocks() throws IOException, InterruptedException {
    PerformanceDocument target = new PerformanceDocument(Path.of("docs/large-samples.md"));
    target.replace("blocks", BlockScaling.table());
  }

  @Command(description = "Fails where a kernel is no longer vectorized.")
  void vectorization() throws IOException, InterruptedException {
    new PerformanceDocument(document).replace("vectorization", VectorizationCheck.table());
  }

  @Command(description = "The experiment of Shwartz-Ziv & Tishby (2017) at its full size.")
  void headline(
      @Option(names = "--networks", paramLabel = "COUNT", defaultValue = "50") int networks,
      @Option(names = "--epochs", paramLabel = "COUNT", defaultValue = "10000") int epochs,
      @Option(names = "--snapshots", paramLabel = "COUNT", defaultValue = "300") int snapshots,
      @Option(names = "--threads", paramLabel = "COUNT", defaultValue = "2") int threads,
      @Option(names = "--planes", paramLabel = "FOLDER", defaultValue = "out/headline") Path planes)
      throws IOException, InterruptedException {
    Headline headline = new Headline(networks, epochs, snapshots, threads, planes);
    new PerformanceDocument(document)
        .replace("headline", headline.table(samples.resolve(Comparison.TIMINGS)));
  }

  @Command(
      description = "Epochs of Saxe's network on files of MNIST's form; what a tracked run cost.")
  void mnist(
      @Parameters(paramLabel = "FOLDER", description = "Holds the four files, unpacked.")
          Path images,
      @Option(names = "--python", paramLabel = "PYTHON", defaultValue = "python3") String python,
      @Option(names = "--epochs", paramLabel = "COUNT", defaultValue = "2") int epochs,
      @Option(names = "--rounds", paramLabel = "COUNT", defaultValue = "3") int rounds,
      @Option(
              names = "--run",
              paramLabel = "FOLDER",
              defaultValue = "out/mnist",
              description = "What \"ib mnist\" wrote (${DEFAULT-VALUE}).")
          Path run)
      throws IOException, InterruptedException {
    List<String> table = new SaxeTraining(images, epochs, python, samples).table(rounds, run);
    new PerformanceDocument(document).replace("mnist", table);
  }

  @Command(hidden = true, description = "The library's side of the epochs on images.")
  void saxe(@Parameters Path images, @Parameters int epochs) {
    System.out.println(SaxeTraining.measure(images, epochs).line());
  }

  @Command(hidden = true, description = "The library's side of a comparison.")
  void library(@Parameters Work work, @Parameters Path folder) {
    work.run(folder).forEach(timing -> System.out.println(timing.line()));
  }

  @Command(hidden = true, description = "Times the kernels in this process.")
  void kernels() {
    VectorizationCheck.measure();
  }
}
