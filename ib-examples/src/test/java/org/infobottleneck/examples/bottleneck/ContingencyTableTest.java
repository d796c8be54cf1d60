package org.infobottleneck.examples.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.infobottleneck.bottleneck.JointDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContingencyTableTest {

  @TempDir private Path folder;

  private JointDistribution read(String text) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, text);
    return ContingencyTable.read(file);
  }

  @Test
  void countsAndProbabilitiesOfOneTableAreOneDistribution() throws IOException {
    JointDistribution counts = read("6, 2\n\n1,11\n");
    JointDistribution probabilities = read("0.3,0.1\r\n5e-2,0.55\r\n");

    assertThat(counts.inputs()).isEqualTo(2);
    assertThat(counts.classes()).isEqualTo(2);
    assertThat(counts.inputProbability(0)).isEqualTo(0.4, offset(1e-15));
    assertThat(counts.conditional(0, 1)).isEqualTo(0.25, offset(1e-15));
    assertThat(probabilities.mutualInformation())
        .isEqualTo(counts.mutualInformation(), offset(1e-14));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a,b;1,2'    | 'row 1, column 1: expected a count or a probability, got \"a\"'",
        "'1,2;3,'     | 'row 2, column 2: expected a count or a probability, got \"\"'",
        "'1,2;3,-4'   | 'row 2, column 2: expected a count or a probability, got \"-4\"'",
        "'1,NaN'      | 'row 1, column 2: expected a count or a probability, got \"NaN\"'",
        "'1,2;3,4,5'  | 'row 2: expected 2 columns as in row 1, got 3'",
        "'1,2;0,0'    | 'row 2: an input must have a positive probability, got all zeros'",
        "'0.2,0.3;1,0.1' | 'row 1, column 1: expected a whole count, as the cells sum to 1.6'",
      })
  void badCellsAreNamedByRowAndColumn(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(text.replace(';', '\n')))
        .withMessageContaining("table.csv")
        .withMessageContaining(message);
  }

  @Test
  void emptyAndMissingFilesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(""))
        .withMessageEndingWith("a table must have one row at least, got none");
    assertThatThrownBy(() -> ContingencyTable.read(folder.resolve("none.csv")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none.csv");
  }
}
