package org.infobottleneck.examples.situations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.CountEntropyMethod;
import org.junit.jupiter.api.Test;

/** The guide to estimators leaves none out, no caveat either, and shows the tables of today. */
class ChoosingDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "choosing-an-estimator.md");
  private static final Path SOURCES =
      Path.of("..", "ib-estimators", "src", "main", "java", "org", "infobottleneck", "estimators");

  private final String document;

  ChoosingDocumentTest() throws IOException {
    document = Files.readString(DOCUMENT);
  }

  @Test
  void namesEveryPublicEstimator() throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(SOURCES)) {
      names =
          files
              .filter(ChoosingDocumentTest::isPublicEstimator)
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .sorted()
              .toList();
    }
    assertThat(names).contains("AutoEstimator", "KdeEstimator", "SlicedEstimator");
    assertThat(document).contains(names);
  }

  private static boolean isPublicEstimator(Path file) {
    try {
      String name = file.getFileName().toString();
      return name.endsWith("Estimator.java")
          && Files.readString(file).contains("public final class ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void explainsEveryCaveat() {
    for (Caveat caveat : Caveat.values()) {
      assertThat(document).contains("| `" + caveat + "` |");
    }
  }

  @Test
  void namesEveryMethodForCounts() {
    for (CountEntropyMethod method : CountEntropyMethod.values()) {
      assertThat(document).contains("`" + method + "`");
    }
  }

  /** Headings and columns alone: the figures take minutes. */
  @Test
  void showsTheTablesOfTheCommand() {
    int begin = document.indexOf("<!-- situations:begin -->");
    int end = document.indexOf("<!-- situations:end -->");
    assertThat(begin).isPositive().isLessThan(end);
    String tables = document.substring(begin, end);
    for (Group group : SituationsCommand.groups()) {
      assertThat(tables).contains("#### " + group.title());
      for (Candidate candidate : group.candidates()) {
        assertThat(tables)
            .contains(" | " + candidate.name() + " |")
            .contains("`" + candidate.estimator().description() + "`");
      }
      for (Situation situation : group.situations()) {
        for (int samples : situation.sizes()) {
          assertThat(tables).contains("| " + situation.name() + " | " + samples + " |");
        }
      }
    }
  }
}
