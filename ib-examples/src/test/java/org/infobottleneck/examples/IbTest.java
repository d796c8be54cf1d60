package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class IbTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private int run(String... args) {
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    return Ib.run(out, out, args);
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(run("help")).isZero();
    assertThat(text())
        .contains(
            "first-light",
            "track",
            "estimate",
            "report",
            "compare",
            "plane",
            "experiment",
            "curve",
            "layers",
            "frontier",
            "verify",
            "accuracy",
            "coverage",
            "situations",
            "wide",
            "compression");
    assertThat(run("help", "experiment")).isZero();
    assertThat(text()).contains("--full", "--docs");
  }

  @Test
  void optionsWithoutACommandAreThoseOfFirstLight() {
    assertThat(run("--epochs", "none")).isEqualTo(2);
    assertThat(text())
        .startsWith("Invalid value for option '--epochs'")
        .contains("(ib first-light --help shows the options)");
  }

  @Test
  void helpAloneIsThatOfAll() {
    assertThat(run("--help")).isZero();
    assertThat(text())
        .contains(
            "Usage: ib [-hV] [--stacktrace] [COMMAND]", "130   interrupted", "ib track data.csv");
  }

  @Test
  void everyCommandHasAnExample() {
    List<String> commands =
        List.of(
            "first-light",
            "track",
            "estimate",
            "report",
            "compare",
            "plane",
            "experiment",
            "curve",
            "layers",
            "frontier",
            "verify",
            "accuracy",
            "coverage",
            "situations",
            "wide");
    for (String command : commands) {
      written.reset();
      assertThat(run(command, "--help")).isZero();
      assertThat(text()).contains("Usage: ib " + command, "Example", "  ib " + command);
    }
  }

  @Test
  void shellsCompleteCommandsAndOptions() {
    assertThat(run("generate-completion")).isZero();
    assertThat(text()).contains("complete -F _complete_ib", "track", "--train-fraction");
  }

  @Test
  void unknownCommandsAreRefused() {
    assertThat(run("fly")).isEqualTo(2);
    assertThat(text()).contains("fly");
  }

  @Test
  void experimentsAreListed() {
    assertThat(run("experiment")).isZero();
    assertThat(text()).contains("figure-2", "figure-3");
  }
}
