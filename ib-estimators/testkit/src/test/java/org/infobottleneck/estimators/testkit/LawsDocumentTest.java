package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables of docs/laws.md are those that the code makes; -Dib.write-docs=true writes them. */
class LawsDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "..", "docs", "laws.md");

  @Test
  void tablesAreThoseOfTheCode() throws IOException {
    String document = Files.readString(DOCUMENT);
    String expected = document;
    for (Map.Entry<String, String> table : LawTables.all().entrySet()) {
      expected = replaced(expected, table.getKey(), table.getValue());
    }
    if (Boolean.getBoolean("ib.write-docs")) {
      Files.writeString(DOCUMENT, expected);
      document = expected;
    }
    assertThat(document).isEqualTo(expected);
  }

  private static String replaced(String document, String name, String table) {
    String begin = "<!-- table " + name + " -->\n";
    String end = "\n<!-- end -->";
    assertThat(document).contains(begin);
    int from = document.indexOf(begin) + begin.length();
    int to = document.indexOf(end, from - 1);
    return document.substring(0, from) + table + document.substring(to);
  }
}
