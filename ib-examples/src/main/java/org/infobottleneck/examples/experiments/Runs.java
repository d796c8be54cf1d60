package org.infobottleneck.examples.experiments;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.ExperimentResult;
import org.infobottleneck.experiment.ExperimentStore;
import org.infobottleneck.experiment.RunProgress;
import org.infobottleneck.experiment.ThreadRunner;

/**
 * Where an experiment gets its runs from: a store that all experiments share, so that one run
 * serves several of them, and threads for what is not there yet. Says how far it is, ten lines at
 * most.
 */
final class Runs {

  private static final int LINES = 10;
  private static final long SECONDS_PER_MINUTE = 60;

  private final ThreadRunner runner;
  private final Path folder;
  private final int threads;
  private final PrintStream out;
  private int printed;

  /**
   * Runs that are kept.
   *
   * @param folder where; created if missing
   * @param threads how many run at a time
   * @param out where progress is told
   */
  Runs(Path folder, int threads, PrintStream out) {
    this.folder = folder;
    this.threads = threads;
    this.out = out;
    ExperimentStore store = ExperimentStore.in(folder);
    runner = ThreadRunner.threads(threads).storingIn(store).onProgress(this::report);
  }

  /** Hands on the results in the order of the experiments; one that failed is handed on as such. */
  void forEach(List<Experiment> experiments, Consumer<ExperimentResult> sink)
      throws InterruptedException {
    printed = 0;
    runner.run(experiments, sink);
  }

  /** Says what belongs in no stored result, such as a time. */
  void say(String line) {
    out.println(line);
  }

  /** What is computed from an experiment where no plane is wanted, as text that can be stored. */
  interface Work {
    String of(Experiment experiment);
  }

  /**
   * Returns the texts of experiments, in their order. What an earlier run has stored is not
   * computed again.
   *
   * @param experiments the experiments
   * @param what the name of the work: letters, digits and dashes; part of the file's name
   * @param work a pure function of the experiment
   */
  List<String> texts(List<Experiment> experiments, String what, Work work)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<String>> futures = new ArrayList<>();
      for (Experiment experiment : experiments) {
        futures.add(pool.submit(() -> text(experiment, what, work)));
      }
      List<String> texts = new ArrayList<>();
      printed = 0;
      for (Future<String> future : futures) {
        texts.add(future.get());
        tenth(texts.size(), experiments.size(), "");
      }
      return texts;
    } catch (ExecutionException e) {
      throw new IllegalStateException(what + " failed: " + e.getCause(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private String text(Experiment experiment, String what, Work work) throws IOException {
    Path file = folder.resolve(experiment.key() + "-" + what + ".txt");
    if (Files.exists(file)) {
      return Files.readString(file);
    }
    String text = work.of(experiment);
    AtomicFiles.write(file, text);
    return text;
  }

  private void tenth(int finished, int total, String rest) {
    int due = finished * LINES / total;
    if (due > printed) {
      printed = due;
      out.printf(
          Locale.ROOT, "%3d %%  %d of %d runs%s%n", due * 100 / LINES, finished, total, rest);
    }
  }

  private void report(RunProgress progress) {
    tenth(
        progress.finished(),
        progress.total(),
        (progress.restored() > 0 ? ", " + progress.restored() + " from the store" : "")
            + progress.remaining().map(Runs::left).orElse(""));
  }

  private static String left(Duration remaining) {
    long seconds = remaining.toSeconds();
    if (seconds == 0) {
      return "";
    }
    return seconds < 2 * SECONDS_PER_MINUTE
        ? ", about " + seconds + " s left"
        : ", about " + seconds / SECONDS_PER_MINUTE + " min left";
  }
}
