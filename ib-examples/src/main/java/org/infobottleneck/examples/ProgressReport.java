package org.infobottleneck.examples;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.infobottleneck.plane.Progress;
import org.infobottleneck.plane.ProgressListener;

/**
 * Shows how far a run has come, with the epoch, the loss and the accuracy on the training rows: a
 * bar on a terminal, a line for every tenth of the way elsewhere.
 */
final class ProgressReport implements ProgressListener, AutoCloseable {

  private static final int LINES = 10;
  private static final int INTERVAL_MILLIS = 200;
  private static final int WIDTH = 110;

  private final PrintStream out;
  private final Optional<ProgressBar> bar;
  private int printed;

  private ProgressReport(PrintStream out, Optional<ProgressBar> bar) {
    this.out = out;
    this.bar = bar;
  }

  /** A report of the kind that fits where the stream leads. */
  static ProgressReport to(PrintStream out) {
    return new ProgressReport(
        out, out == System.out && isTerminal() ? Optional.of(bar(out)) : Optional.empty());
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

  @Override
  public void onProgress(Progress progress) {
    if (bar.isPresent()) {
      bar.get().maxHint(progress.total()).stepTo(progress.done()).setExtraMessage(text(progress));
      return;
    }
    int due = progress.done() * LINES / progress.total();
    if (due > printed) {
      printed = due;
      out.printf(Locale.ROOT, "%3d %%  %s%n", due * 100 / LINES, text(progress));
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
