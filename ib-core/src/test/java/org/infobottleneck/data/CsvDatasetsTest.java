package org.infobottleneck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDatasetsTest {

  @TempDir private Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), content);
  }

  @Test
  void theLabelColumnIsFoundByName() throws IOException {
    Dataset data = CsvDatasets.labelColumn("y").read(file("a, y ,b\n1,0,2.5\n-3,1,4e1\n"));

    assertThat(data.inputs().data).containsExactly(1, 2.5, -3, 40);
    assertThat(data.labels().orElseThrow()).containsExactly(0, 1);
    assertThat(data.classes()).isEqualTo(2);
    assertThat(data.enumeratesAllInputs()).isFalse();
  }

  @Test
  void theLabelColumnIsFoundByPlaceWithOrWithoutHeader() throws IOException {
    CsvDatasets last = CsvDatasets.labelColumn(1);

    assertThat(last.read(file("5,0\n6,1\n")).inputs().data).containsExactly(5, 6);
    assertThat(last.withHeader(true).read(file("x,y\n5,0\n6,1\n")).inputs().data)
        .containsExactly(5, 6);
  }

  @Test
  void delimiterQuotesBlankLinesAndByteOrderMarkAreUnderstood() throws IOException {
    Dataset data =
        CsvDatasets.labelColumn("y")
            .withDelimiter(';')
            .read(file("\uFEFFy;\"x;1\"\r\n\r\n1;\"7\"\r\n 0 ; 8 \r\n"));

    assertThat(data.inputs().data).containsExactly(7, 8);
    assertThat(data.labels().orElseThrow()).containsExactly(1, 0);
  }

  @Test
  void labelsMayBeWrittenAsRealNumbersAndClassesBeSet() throws IOException {
    Dataset data = CsvDatasets.labelColumn(0).withClasses(5).read(file("2.0,1\n0e0,2\n"));

    assertThat(data.labels().orElseThrow()).containsExactly(2, 0);
    assertThat(data.classes()).isEqualTo(5);
  }

  @Test
  void aRaggedRowIsNamed() throws IOException {
    Path file = file("y,a,b\n0,1,2\n1,3\n");
    refused(CsvDatasets.labelColumn("y"), file, "data.csv, line 3", "expected 3 columns, got 2");
    refused(CsvDatasets.labelColumn(0), file("0,1\n1,2,3\n"), "line 2: expected 2 columns, got 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "", "NaN", "Infinity", "-Infinity", "1,5", "3d", "0x1p3", "1e999"})
  void aCellThatIsNoFiniteNumberIsNamed(String cell) throws IOException {
    refused(
        CsvDatasets.labelColumn(0),
        file("0,1,1\n1,1,\"" + cell + "\"\n"),
        "data.csv, line 2, column 2",
        "a finite number, got '" + cell + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "-1", "1000", "2147483648", "cat"})
  void aLabelThatIsNoneIsNamed(String label) throws IOException {
    refused(CsvDatasets.labelColumn(1), file("1,0\n2," + label + "\n"), "line 2, column 1", label);
  }

  @Test
  void aLabelOutsideTheSetClassesIsNamed() throws IOException {
    refused(
        CsvDatasets.labelColumn(1).withClasses(3),
        file("1,0\n2,3\n"),
        "line 2, column 1",
        "a whole number from 0 to 2, got '3'");
    assertThat(CsvDatasets.labelColumn(1).withClasses(2000).read(file("1,1999\n")).classes())
        .isEqualTo(2000);
  }

  @Test
  void aFileWithoutRowsIsRefused() throws IOException {
    refused(CsvDatasets.labelColumn("y"), file(""), "data.csv: the file is empty");
    refused(CsvDatasets.labelColumn("y"), file("x,y\n"), "a header but no rows");
  }

  @Test
  void aMissingLabelColumnIsNamed() throws IOException {
    refused(
        CsvDatasets.labelColumn("y"),
        file("a,b\n1,2\n"),
        "line 1: label column 'y' is missing, the columns are [a, b]");
    refused(CsvDatasets.labelColumn("a"), file("a,a\n1,2\n"), "'a' occurs more than once");
    refused(CsvDatasets.labelColumn(2), file("1,2\n"), "label column 2 is missing, there are 2");
  }

  @Test
  void aFileWithoutInputsOrWithOneClassIsRefused() throws IOException {
    refused(CsvDatasets.labelColumn(0), file("1\n0\n"), "is the delimiter right?");
    refused(CsvDatasets.labelColumn(0), file("0,1\n0,2\n"), "every label is 0");
  }

  @Test
  void brokenQuotesAreNamedWithTheFile() throws IOException {
    refused(CsvDatasets.labelColumn(0), file("0,\"1\"2\n"), "data.csv");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> CsvDatasets.labelColumn(0).read(folder.resolve("none.csv")))
        .withMessageContaining("cannot read")
        .withMessageContaining("none.csv");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> CsvDatasets.labelColumn(0).read(folder));
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    CsvDatasets byName = CsvDatasets.labelColumn("y");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> byName.withHeader(false))
        .withMessageContaining("'y' is given by name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvDatasets.labelColumn(" "))
        .withMessageContaining("blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvDatasets.labelColumn(-1))
        .withMessageContaining("index of the label column");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> byName.withClasses(1))
        .withMessageContaining("number of classes");
    for (char delimiter : new char[] {'\n', '"', '1', '.', '-', 'e'}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> byName.withDelimiter(delimiter))
          .withMessageContaining("got code " + (int) delimiter);
    }
  }

  private static void refused(CsvDatasets reader, Path file, String... parts) {
    assertThatExceptionOfType(CsvFormatException.class)
        .isThrownBy(() -> reader.read(file))
        .withMessageContainingAll(parts);
  }
}
