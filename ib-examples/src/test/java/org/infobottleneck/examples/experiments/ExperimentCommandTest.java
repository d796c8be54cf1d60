package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.infobottleneck.examples.shell.Commands;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentCommandTest {

  @TempDir private static Path folder;

  private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();

  @BeforeAll
  static void runsOnce() {
    assertThat(run("figure-2", "--seeds", "2", "--output", path("one"), "--docs", path("docs")))
        .isZero();
  }

  private static int run(String... args) {
    PrintStream out = new PrintStream(OUT, true, StandardCharsets.UTF_8);
    return Commands.run(new ExperimentCommand(out, out), out, out, args);
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void anExperimentWritesTablesFiguresVerdictsAndItsPage() throws IOException {
    Path results = folder.resolve("docs").resolve("figure-2");
    assertThat(results.resolve("networks.csv")).content().startsWith("estimator,epoch,layer,");
    assertThat(Files.readAllLines(results.resolve("networks.csv"))).hasSize(1 + 3 * 3 * 6);
    for (String ending : new String[] {"svg", "pdf", "png"}) {
      assertThat(folder.resolve("one").resolve("figure-2").resolve("networks-binning." + ending))
          .isNotEmptyFile();
    }
    assertThat(results.resolve("networks-binning.png")).isNotEmptyFile();
    assertThat(results.resolve("networks-binning.svg")).doesNotExist();
    assertThat(folder.resolve("docs").resolve("times.md")).content().contains("| figure-2 | ");
    assertThat(results.resolve("verdicts.csv")).content().contains("SAME_END");
    assertThat(results.resolve("README.md"))
        .content()
        .contains(
            Claim.SAME_END.statement(), Claim.SAME_END.rule(), "experiment figure-2 --seeds 2");
    assertThat(folder.resolve("docs").resolve("README.md"))
        .content()
        .contains("| " + Claim.SAME_END.statement() + " | ", "not yet run");
  }

  /** The stored runs and those made anew give the same bytes, whatever the threads. */
  @Test
  void theSameOptionsGiveTheSameBytes() throws IOException {
    Map<String, byte[]> first = results("one");
    assertThat(run("figure-2", "--seeds", "2", "--output", path("one"), "--threads", "1")).isZero();
    assertThat(results("one")).containsExactlyInAnyOrderEntriesOf(first);
    assertThat(run("figure-2", "--seeds", "2", "--output", path("two"), "--threads", "1")).isZero();
    assertThat(results("two")).containsExactlyInAnyOrderEntriesOf(first);
  }

  private static Map<String, byte[]> results(String name) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> all = Files.list(folder.resolve(name).resolve("figure-2"))) {
      for (Path file : all.filter(path -> !path.endsWith("seconds.tsv")).toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void namesThatAreUnknownAreRefusedWithThoseThatAreNot() {
    OUT.reset();
    assertThat(run("figure-99", "--output", path("none"))).isEqualTo(2);
    assertThat(OUT.toString(StandardCharsets.UTF_8)).contains("figure-2", "got figure-99");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void everyClaimIsJudgedByOneExperiment() {
    List<Claim> judged =
        PaperExperiments.ALL.stream().flatMap(each -> each.claims().stream()).toList();
    assertThat(judged).doesNotHaveDuplicates().containsExactlyInAnyOrder(Claim.values());
  }
}
