package org.infobottleneck.examples.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.data.NumericArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file that is read here was written by SciPy; damaged ones are made of those. */
class MatFormatTest {

  private static final Path WRITTEN =
      Path.of("src", "test", "resources", "org", "infobottleneck", "examples", "matlab");

  @TempDir private Path folder;

  private static Map<String, NumericArray> read(Path file) {
    return new MatFormat().read(file);
  }

  private static void refused(Path file, String... words) {
    assertThatExceptionOfType(ArrayFormatException.class)
        .isThrownBy(() -> read(file))
        .withMessageStartingWith(file + ": ")
        .withMessageContainingAll(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.mat", "compressed.mat"})
  void variablesOfEveryClassAreThoseThatWereWritten(String name) {
    Map<String, NumericArray> variables = read(WRITTEN.resolve(name));

    assertThat(variables.keySet()).containsExactly("F", "y", "small", "single", "yes");
    assertThat(variables.get("F").shape()).containsExactly(2, 3);
    assertThat(variables.get("F").matrix().data).containsExactly(-2, -1, 0, 1, 2, 3);
    assertThat(variables.get("y").shape()).containsExactly(1, 4);
    assertThat(variables.get("y").integers()).containsExactly(1, 0, 1, 0);
    assertThat(variables.get("small").matrix().data).containsExactly(0, 1, 2, 3);
    assertThat(variables.get("single").shape()).containsExactly(2, 3, 4);
    assertThat(variables.get("single").matrix().data)
        .containsExactly(IntStream.range(0, 24).mapToDouble(i -> i * 0.5).toArray());
    assertThat(variables.get("yes").integers()).containsExactly(1, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "complex.mat, 'z', complex",
    "text.mat, 's', char",
    "sparse.mat, 's', sparse",
    "struct.mat, 's', struct",
    "beyond-doubles.mat, 'n', 2^53",
    "level-4.mat, level 5, damaged",
    "empty.mat, without, variable"
  })
  void whatIsNoFullRealMatrixIsRefused(String name, String what, String more) {
    refused(WRITTEN.resolve(name), what, more);
  }

  @Test
  void filesOfVersion73AreRefusedWithAdvice() throws IOException {
    byte[] content = new byte[600];
    byte[] mark = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    System.arraycopy(mark, 0, content, 512, mark.length);
    refused(Files.write(folder.resolve("new.mat"), content), "7.3", "HDF5", "-v7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.mat", "compressed.mat"})
  void damagedFilesAreRefusedByName(String name) throws IOException {
    byte[] whole = Files.readAllBytes(WRITTEN.resolve(name));
    for (int length = 0; length < whole.length; length += 7) {
      Path file = Files.write(folder.resolve("short.mat"), Arrays.copyOf(whole, length));
      try {
        assertThat(read(file)).as("variables before the cut").hasSizeLessThan(5);
      } catch (ArrayFormatException e) {
        assertThat(e).hasMessageStartingWith(file + ": ");
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 + random.nextInt(255));
      Path file = Files.write(folder.resolve("flipped.mat"), damaged);
      try {
        read(file);
      } catch (ArrayFormatException e) {
        assertThat(e).hasMessageStartingWith(file + ": ");
      }
    }
  }

  @Test
  void filesThatAreMissingAreNamed() {
    Path missing = folder.resolve("missing.mat");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> read(missing))
        .withMessageContaining(missing.toString());
  }
}
