package org.infobottleneck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

  @TempDir private Path folder;

  private CsvTable read(String content) throws IOException {
    return CsvTable.read(Files.writeString(folder.resolve("data.csv"), content));
  }

  @Test
  void columnsAreFoundByNameAndByPlace() throws IOException {
    CsvTable table = read("width,species,2\n1.5,setosa,7\n.5,virginica,8e1\n");
    assertThat(table.columns()).containsExactly("0", "1", "2"); // 2 is a number, so no header
    table = read("width, species ,length\n1.5, setosa,7\n\n.5,virginica,8e1\n");
    assertThat(table.hasHeader()).isTrue();
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.column("species")).isEqualTo(1);
    assertThat(table.column("2")).isEqualTo(2);
    assertThat(table.isNumeric(1)).isFalse();
    assertThat(table.texts(1)).containsExactly("setosa", "virginica");
    assertThat(table.numbers(2, 0).data).containsExactly(7, 1.5, 80, 0.5);
    assertThat(table.texts(2)).containsExactly("7", "80");
  }

  @Test
  void theDelimiterIsSeen() throws IOException {
    assertThat(read("a;b\n1;2\n").columns()).containsExactly("a", "b");
    assertThat(read("1\t2\t3\n").columns()).hasSize(3);
    assertThat(read("a|b\n1|2\n").numbers(1).data).containsExactly(2);
  }

  @Test
  void numbersBeforeATextAreKept() throws IOException {
    CsvTable table = read("a\n1.0\n2\n?\n3\n");
    assertThat(table.texts(0)).containsExactly("1", "2", "?", "3");
    assertThatThrownBy(() -> table.numbers(0))
        .isInstanceOf(CsvFormatException.class)
        .hasMessageContaining("data.csv, line 4, column 0: 'a', expected a finite number, got '?'");
  }

  @Test
  void numbersOfATextColumnAreWrittenOneWayBeforeAndAfterIt() throws IOException {
    CsvTable table = read("a,b\n1e1,1\n?,2\n10.0,3\nNaN,4\n");
    assertThat(table.texts(0)).containsExactly("10", "?", "10", "NaN");
    assertThat(table.isNumeric(0)).isFalse();
    assertThat(table.isNumeric(1)).isTrue();
    assertThat(read("1,2\n3,4\n").hasHeader()).isFalse();
  }

  @Test
  void ofManyNamesTwentyAreTold() throws IOException {
    StringBuilder header = new StringBuilder("c0");
    StringBuilder row = new StringBuilder("0");
    for (int i = 1; i < 20; i++) {
      header.append(",c").append(i);
      row.append(",0");
    }
    assertThatThrownBy(() -> read(header + "\n" + row + "\n").column("x"))
        .hasMessageContaining(", c19]")
        .hasMessageNotContaining("more");
    assertThatThrownBy(() -> read(header + ",c20,c21\n" + row + ",0,0\n").column("x"))
        .hasMessageContaining(", c19] and 2 more");
  }

  @Test
  void wrongNamesAreToldWithTheRightOnes() throws IOException {
    CsvTable table = read("width,species\n1,a\n");
    assertThatThrownBy(() -> table.column("spcies"))
        .hasMessageContaining("no column 'spcies', did you mean species?")
        .hasMessageContaining("[width, species]");
    assertThatThrownBy(() -> table.column("2")).hasMessageContaining("no column '2'");
    assertThatThrownBy(() -> read("a,a\n1,2\n").column("a")).hasMessageContaining("two columns");
  }

  @Test
  void raggedEmptyAndMissingFilesAreRefused() throws IOException {
    assertThatThrownBy(() -> read("a,b\n1,2\n1\n"))
        .isInstanceOf(CsvFormatException.class)
        .hasMessageContaining("line 3: expected 2 columns, got 1");
    assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
    assertThatThrownBy(() -> read("a,b\n")).hasMessageContaining("no rows");
    assertThatThrownBy(() -> CsvTable.read(folder.resolve("absent.csv")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("absent.csv");
  }
}
