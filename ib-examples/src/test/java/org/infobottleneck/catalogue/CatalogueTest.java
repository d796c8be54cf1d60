package org.infobottleneck.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.testkit.EstimatorContract;
import org.infobottleneck.examples.Ib;
import org.infobottleneck.plane.InformationPlane;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every public method, called with every odd argument that its types allow for, gives what the
 * catalogue says. A method or an oddity that the catalogue does not know fails with the line that
 * is missing.
 */
class CatalogueTest {

  static Stream<Arguments> modules() {
    return Stream.of(
        Arguments.of(
            "ib-estimators", BinningEstimator.class, "(estimators(?!\\.testkit)|numerics)\\..*"),
        Arguments.of(
            "ib-core",
            InformationPlane.class,
            "(bottleneck|data|experiment|network|plane|replay|report)\\..*"),
        Arguments.of("testkit", EstimatorContract.class, "estimators\\.testkit\\..*"),
        Arguments.of("ib-examples", Ib.class, "examples\\..*"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void everyOddCallOfEveryPublicMethodGivesWhatIsSaid(
      String module, Class<?> anchor, String names, @TempDir Path folder) throws IOException {
    Catalogue catalogue = Catalogue.of(module, folder);
    Walk walk = new Walk(AllSamples.of(folder), new Oddities(folder), catalogue);
    PublicMethods.classes(anchor).stream()
        .filter(type -> PublicMethods.name(type).matches(names))
        .forEach(walk::visit);
    List<String> complaints = new ArrayList<>(walk.complaints());
    catalogue.unused().forEach(line -> complaints.add("not asked for: " + line));
    assertThat(complaints).isEmpty();
    assertThat(Files.readString(document()))
        .contains("| " + module + " | " + walk.methods() + " | " + walk.calls() + " |");
  }

  /** A line {@code elsewhere: SomeTest, OtherTest} is worth what these are: they exist. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void testsThatRunAMethodElsewhereExist(
      String module, Class<?> anchor, String names, @TempDir Path folder) throws IOException {
    Set<String> tests = new TreeSet<>();
    for (String root :
        List.of("ib-estimators", "ib-estimators/testkit", "ib-core", "ib-examples")) {
      try (Stream<Path> sources = Files.walk(Path.of("..", root, "src", "test", "java"))) {
        sources.forEach(
            source -> tests.add(source.getFileName().toString().replaceFirst("\\.java$", "")));
      }
    }
    assertThat(tests).containsAll(Catalogue.of(module, folder).testsElsewhere());
  }

  private static Path document() {
    return Path.of("..", "docs", "reliability-catalogue.md");
  }
}
