package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.infobottleneck.plane.InformationPlane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar as a person uses it: in a terminal, which {@code script} of util-linux makes. Run by the
 * profile {@code terminal} after the jar was made.
 */
class TerminalCheck {

  private static final Path JAR = Path.of("target", "ib.jar").toAbsolutePath();
  private static final long PATIENCE_SECONDS = 120;
  private static final int CTRL_C = 3;

  private static final String SHORT =
      "track flowers.csv --layers 4-3 --snapshots 5 --estimators 'binning(width=0.2)' --threads 1";

  /** Long enough to be interrupted whatever the machine. */
  private static final String LONG =
      "track flowers.csv --layers 4-3 --epochs 20000 --snapshots 200"
          + " --estimators 'kde-upper(noiseVariance=1e-3)' --threads 1";

  @TempDir private Path folder;

  private record Ended(int code, String shown) {}

  private Process start(String words) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            // A build in the background ignores Ctrl-C, and so would all that it starts.
            "env",
            "--default-signal=INT",
            "script",
            "-qefc",
            "'" + java + "' -jar '" + JAR + "' " + words,
            "/dev/null");
    builder.environment().put("TERM", "xterm");
    return builder.directory(folder.toFile()).redirectErrorStream(true).start();
  }

  /** What the terminal shows, until its end or, where a text is awaited, until that is shown. */
  private static String read(InputStream terminal, String awaited) throws IOException {
    StringBuilder shown = new StringBuilder();
    byte[] some = new byte[4096];
    int count = terminal.read(some);
    while (count >= 0) {
      shown.append(new String(some, 0, count, StandardCharsets.UTF_8));
      if (!awaited.isEmpty() && shown.indexOf(awaited) >= 0) {
        return shown.toString();
      }
      count = terminal.read(some);
    }
    return shown.toString();
  }

  private static Ended ended(Process process) throws IOException, InterruptedException {
    String shown = read(process.getInputStream(), "");
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), shown);
  }

  private Ended run(String words) throws IOException, InterruptedException {
    return ended(start(words));
  }

  @Test
  void helpIsShown() throws IOException, InterruptedException {
    Ended help = run("help");
    assertThat(help.code()).isZero();
    assertThat(help.shown()).contains("track", "estimate", "ib track data.csv");
    assertThat(run("--version").shown()).contains("ib ");
  }

  @Test
  void aRunShowsABarAndEndsWithTheAddressOfItsReport() throws IOException, InterruptedException {
    CommandLineRun.flowers(folder);
    Ended run = run(SHORT + " --epochs 50");
    assertThat(run.code()).as(run.shown()).isZero();
    assertThat(run.shown()).contains("100% [", "5/5", "epoch 50/50", "Open file:");
    assertThat(folder.resolve("out/track/flowers/report.html")).isNotEmptyFile();
  }

  @Test
  void ctrlCKeepsTheRunAndTheSameCommandGoesOn() throws IOException, InterruptedException {
    CommandLineRun.flowers(folder);
    Process process = start(LONG);
    String before = read(process.getInputStream(), "epoch ");
    try (OutputStream keyboard = process.getOutputStream()) {
      keyboard.write(CTRL_C);
      keyboard.flush();
      Ended stopped = ended(process);
      assertThat(stopped.code()).as(before + stopped.shown()).isEqualTo(130);
      assertThat(stopped.shown()).contains("the same command goes on from there");
    }
    Path run = folder.resolve("out/track/flowers/run-1.ibp");
    int kept = InformationPlane.load(run).snapshots().size();
    assertThat(kept).isBetween(0, 199);

    Ended rest = run(LONG);
    assertThat(rest.code()).as(rest.shown()).isZero();
    assertThat(InformationPlane.load(run).snapshots()).hasSize(200);
    Path other = folder.resolve("other");
    assertThat(run(LONG + " --output other").code()).isZero();
    assertThat(run).hasSameBinaryContentAs(other.resolve("run-1.ibp"));
  }

  @Test
  void badArgumentsAreToldOnOneLine() throws IOException, InterruptedException {
    Ended bad = run("track absent.csv");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(List.of(bad.shown().strip().split("\\R", -1)))
        .containsExactly("absent.csv: no such file (ib track --help shows the options)");
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }
}
