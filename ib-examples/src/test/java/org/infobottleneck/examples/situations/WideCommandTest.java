package org.infobottleneck.examples.situations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.infobottleneck.examples.shell.Commands;
import org.junit.jupiter.api.Test;

class WideCommandTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private int run(String... args) {
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    return Commands.run(new WideCommand(out), out, out, args);
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyEstimatorHasARowForEveryQuestionItTakes() {
    assertThat(run("--rows", "60", "--units", "8", "--without", "auto;surrogates")).isZero();
    assertThat(text())
        .contains("60 samples of a layer of 8 units, seed 1")
        .contains("| `binning(width=0.5)` | I(X;T) | ")
        .contains("| `binning(width=0.5)` | I(T;labels) | ")
        .contains("| `ksg1(k=3)` | I(T;number) | ")
        .doesNotContain("| `ksg1(k=3)` | I(X;T)", "`surrogates(", "`auto");
    assertThat(text().lines().filter(line -> line.startsWith("| `ross(k=3)`")))
        .singleElement()
        .asString()
        .contains("`HIGH_DIMENSION`");
    assertThat(text().lines().filter(line -> line.startsWith("| `pca(ross(k=3),dimensions=5)`")))
        .singleElement()
        .asString()
        .doesNotContain("`HIGH_DIMENSION`");
  }

  @Test
  void theNoiseIsThatOfEveryEstimatorThatAddsIt() {
    assertThat(run("--rows", "60", "--units", "8", "--noise", "0.5", "--only", "noise")).isZero();
    assertThat(text())
        .contains("`noisy-channel(noiseVariance=0.5,", "`kde-upper(noiseVariance=0.5)`")
        .doesNotContain("noiseVariance=0.1");
  }

  @Test
  void optionsThatLeaveNothingAreRefused() {
    assertThat(run("--only", "nobody")).isEqualTo(2);
    assertThat(text()).contains("number of estimators chosen must be at least 1");
    assertThat(run("--rows", "9")).isEqualTo(2);
    assertThat(text()).contains("number of rows must be at least 40, got 9");
  }
}
