package org.infobottleneck.examples.situations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.examples.shell.Commands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionCommandTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private int run(String... args) {
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    return Commands.run(new CompressionCommand(out), out, out, args);
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyLayerHasARowForEveryCompression() {
    assertThat(run("--rows", "60", "--units", "12", "--epochs", "3", "--hidden", "4")).isZero();
    assertThat(text())
        .contains("60 samples of layers of 12 units, seed 1", "holds 0.830 nats")
        .contains("| roll | nothing | 12 | 100 % | ")
        .contains("| curve | principal components | 2 | ", "| circles | autoencoder | 5 | ")
        .contains("| roll | random projections | 3 | – | ");
    assertThat(text().lines().filter(line -> line.startsWith("| c"))).hasSize(2 * 13);
  }

  @Test
  void optionsThatMakeNoLayerAreRefused() {
    assertThat(run("--rows", "9")).isEqualTo(2);
    assertThat(text()).contains("number of rows must be at least 40, got 9");
  }

  /** Neighbors lose a little; by chance they are .04 off (one standard deviation). */
  @ParameterizedTest
  @EnumSource(names = {"ROLL", "CURVE"})
  void aLayerHoldsWhatTheFormulaSays(CurvedLayer kind) {
    CurvedLayer.Sample sample = kind.sample(800, 16, 2);
    Estimate estimate =
        KnnEstimator.ksg1().withStandardization().estimate(sample.layer(), sample.number());
    assertThat(estimate.nats()).isBetween(CurvedLayer.TRUTH - 0.15, CurvedLayer.TRUTH + 0.1);
  }

  @Test
  void anAutoencoderKeepsWhatItsMiddleHasRoomFor() {
    CurvedLayer.Sample sample = CurvedLayer.ROLL.sample(200, 10, 3);
    Autoencoder.Code two = new Autoencoder(16, 60, 1).encode(sample.layer(), 2);
    Autoencoder.Code again = new Autoencoder(16, 60, 1).encode(sample.layer(), 2);
    assertThat(two.values().size()).isEqualTo(200);
    assertThat(two.varianceKept()).isBetween(0.5, 1.0);
    assertThat(again.varianceKept()).isEqualTo(two.varianceKept());
  }
}
