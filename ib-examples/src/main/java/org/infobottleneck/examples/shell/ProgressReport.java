package org.infobottleneck.examples.shell;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.Progress;
import org.infobottleneck.plane.ProgressListener;

/**
 * Shows how far a run has come, with the epoch, the loss and the accuracy on the training rows: a
 * bar on a terminal, a line for every tenth of the way elsewhere.
 */
public final class ProgressReport implements ProgressListener, AutoCloseable {

  private static final int LINES = 10;
  private static final int INTERVAL_MILLIS = 200;
  private static final int WIDTH = 110;

  private final PrintStream out;
  private final Optional<ProgressBar> bar;
  private int printed;

  private static final class Stretch implements ProgressListener {

    private final ProgressReport report;
    private final int before;
    private final int runs;

    Stretch(ProgressReport report, int before, int runs) {
      this.report = report;
      this.before = before;
      this.runs = runs;
    }

    @Override
    public void onProgress(Progress progress) {
      report.show(
          progress.done() + before * progress.total(),
          runs * progress.total(),
          (runs > 1 ? "run " + (before + 1) + "/" + runs + "  " : "") + text(progress));
    }
  }

  private ProgressReport(PrintStream out, Optional<ProgressBar> bar) {
    this.out = out;
    this.bar = bar;
  }

  /**
   * A report of the kind that fits where the stream leads.
   *
   * @param out the stream
   * @return the report
   */
  public static ProgressReport to(PrintStream out) {
    Objects.requireNonNull(out, "out");
    return new ProgressReport(
        out,
        (out == System.out || out == System.err) && isTerminal()
            ? Optional.of(bar(out))
            : Optional.empty());
  }

  private static ProgressBar bar(PrintStream out) {
    return new ProgressBarBuilder()
        .setStyle(ProgressBarStyle.ASCII)
        .setInitialMax(1)
        .setUpdateIntervalMillis(INTERVAL_MILLIS)
        .setMaxRenderedLength(WIDTH)
        .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
        .build();
  }

  /** Since JDK 22 there is a console even where nobody sits at a terminal; it can be asked. */
  @SuppressWarnings("SystemConsoleNull") // null on older JDKs only; newer ones are asked below
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true; // an older JDK, where a console is a terminal
    }
  }

  /**
   * Reports a run that is one of several, all of as many snapshots.
   *
   * @param before how many runs came before it
   * @param runs the number of all
   * @return what listens to that run
   */
  public ProgressListener ofRun(int before, int runs) {
    return new Stretch(this, before, runs);
  }

  @Override
  public void onProgress(Progress progress) {
    show(progress.done(), progress.total(), text(progress));
  }

  /**
   * Reports work of any other kind.
   *
   * @param done how much is done
   * @param total how much there is, at least 1
   * @param text what is said of it
   * @throws IllegalArgumentException if the numbers are not so
   */
  public void show(int done, int total, String text) {
    Objects.requireNonNull(text, "text");
    Arguments.atLeast(total, 1, "total");
    Arguments.atLeast(done, 0, "done");
    if (bar.isPresent()) {
      bar.get().maxHint(total).stepTo(done).setExtraMessage(text);
      return;
    }
    int due = (int) ((long) done * LINES / total);
    if (due > printed) {
      printed = due;
      out.printf(Locale.ROOT, "%3d %%  %s%n", due * 100 / LINES, text);
    }
  }

  private static String text(Progress progress) {
    StringBuilder text =
        new StringBuilder("epoch " + progress.snapshot().epoch() + "/" + progress.epochs());
    progress
        .snapshot()
        .train()
        .ifPresent(
            train -> {
              text.append(String.format(Locale.ROOT, "  loss %.4f", train.loss()));
              train
                  .accuracy()
                  .ifPresent(
                      share -> text.append(String.format(Locale.ROOT, "  accuracy %.4f", share)));
            });
    return text.toString();
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
