package org.infobottleneck.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every input that is kept for a target, those that once did harm among them, and some hundred that
 * are made of these: all of them do what is documented. README.md beside the inputs tells how they
 * came there.
 */
class FuzzRegressionTest {

  private static final int MADE = 200;
  private static final int CHANGES = 4;

  private static List<Path> kept(FuzzTarget.Name target) throws IOException, URISyntaxException {
    String folder = target.name().toLowerCase(Locale.ROOT);
    Path path = Path.of(Objects.requireNonNull(FuzzTarget.class.getResource(folder)).toURI());
    try (Stream<Path> files = Files.list(path)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(120)
  void whateverIsGivenToATargetItDoesWhatIsDocumented(FuzzTarget.Name target)
      throws IOException, URISyntaxException {
    List<byte[]> inputs = new ArrayList<>();
    for (Path file : kept(target)) {
      byte[] input = Files.readAllBytes(file);
      inputs.add(input);
      assertThatCode(() -> target.accept(input)).as(file.toString()).doesNotThrowAnyException();
    }
    assertThat(inputs).isNotEmpty();
    SplittableRandom random = new SplittableRandom(target.name().hashCode());
    for (int i = 0; i < MADE; i++) {
      byte[] input = changed(inputs.get(random.nextInt(inputs.size())), inputs, random);
      assertThatCode(() -> target.accept(input))
          .as(() -> HexFormat.of().formatHex(input))
          .doesNotThrowAnyException();
    }
  }

  /** Bytes replaced, left out, repeated, or taken from another input. */
  private static byte[] changed(byte[] input, List<byte[]> others, SplittableRandom random) {
    byte[] changed = input.clone();
    int changes = 1 + random.nextInt(CHANGES);
    for (int i = 0; i < changes && changed.length > 1; i++) {
      int at = random.nextInt(changed.length);
      int to = at + random.nextInt(changed.length - at);
      byte[] other = others.get(random.nextInt(others.size()));
      changed =
          switch (random.nextInt(5)) {
            case 0 -> joined(Arrays.copyOf(changed, at), changed, to);
            case 1 -> joined(Arrays.copyOf(changed, to), changed, at);
            case 2 -> joined(Arrays.copyOf(changed, at), other, Math.min(at, other.length));
            default -> {
              changed[at] = (byte) random.nextInt(256);
              yield changed;
            }
          };
    }
    return Arrays.copyOf(changed, Math.min(changed.length, 4096));
  }

  private static byte[] joined(byte[] start, byte[] other, int from) {
    byte[] joined = Arrays.copyOf(start, start.length + other.length - from);
    System.arraycopy(other, from, joined, start.length, other.length - from);
    return joined;
  }
}
