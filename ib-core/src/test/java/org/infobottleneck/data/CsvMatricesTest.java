package org.infobottleneck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvMatricesTest {

  @TempDir private Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("matrix.csv"), content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,-2.5\n3e2,.5\n",
        "\uFEFF1,-2.5\r\n\r\n3e2,.5",
        "unit 1,unit 2\n1,-2.5\n300,0.5\n",
        " 1 ,\"-2.5\"\n+300.,5e-1\n"
      })
  void numbersAreReadWithAHeaderOrWithout(String content) throws IOException {
    assertThat(CsvMatrices.read(file(content)).data).containsExactly(1, -2.5, 300, 0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "'', no row",
    "'a,b\n', no row",
    "'a,b\nc,d\n', 'line 2, column 0'",
    "'a,1\n1,2\n', 'line 1, column 0'",
    "'1,2\n3\n', 'line 2: expected 2 columns, got 1'",
    "'nan,nan\n1,2\n', 'line 1, column 0'",
    "'-inf,Infinity\n1,2\n', 'line 1, column 0'",
    "'1,2\n3,\n', 'line 2, column 1'",
    "'1,2\n3,1e999\n', 'line 2, column 1'",
    "'1,2\n3,0x10\n', 'line 2, column 1'"
  })
  void whatIsNoMatrixOfFiniteNumbersIsRefused(String content, String place) throws IOException {
    Path file = file(content);
    assertThatExceptionOfType(CsvFormatException.class)
        .isThrownBy(() -> CsvMatrices.read(file))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(place);
  }

  @Test
  void labelsMayBeTexts() throws IOException {
    CsvDatasets flowers = CsvDatasets.labelColumn("kind").withLabelNames("setosa", "virginica");
    Dataset data = flowers.read(file("kind,width\n virginica ,1\nsetosa,2\n"));

    assertThat(data.labels().orElseThrow()).containsExactly(1, 0);
    assertThat(data.inputs().data).containsExactly(1, 2);
    Path file = file("kind,width\nVirginica,1\n");
    assertThatExceptionOfType(CsvFormatException.class)
        .isThrownBy(() -> flowers.read(file))
        .withMessageContainingAll("line 2, column 0", "[setosa, virginica]", "'Virginica'");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> flowers.withLabelNames("a", " a "))
        .withMessageContaining("differ");
  }
}
