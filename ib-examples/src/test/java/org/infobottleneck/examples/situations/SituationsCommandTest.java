package org.infobottleneck.examples.situations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SituationsCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    out.reset();
    err.reset();
    return SituationsCommand.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        args);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void printsATableInMarkdownWithOneBestPerRow() {
    assertThat(run("--repeats", "2", "--most-samples", "250", "--only", "5x5")).isZero();
    List<String> table = printed().lines().filter(line -> line.startsWith("|")).toList();
    assertThat(table).hasSize(4);
    assertThat(table.get(0)).startsWith("| situation | N | truth | auto | plug-in |");
    long bars = table.get(0).chars().filter(c -> c == '|').count();
    for (String line : table) {
      assertThat(line.chars().filter(c -> c == '|').count()).isEqualTo(bars);
    }
    assertThat(table.get(2)).startsWith("| 5x5, all pairs occur | 250 | .382 |").contains("**");
    assertThat(table.get(3)).startsWith("| 5x5, independent | 250 | .000 |").contains("**");
    assertThat(printed()).contains("over 2 samples of each row").contains("Standard error");
  }

  @Test
  void theTablesDependOnTheSeedAndNotOnTheThreads() {
    String[] one = {"--repeats", "3", "--most-samples", "250", "--only", "ReLU", "--threads", "1"};
    run(one);
    String first = printed();
    one[7] = "3";
    run(one);
    assertThat(printed()).isEqualTo(first);
    run("--repeats", "3", "--most-samples", "250", "--only", "ReLU", "--seed", "2");
    assertThat(printed()).isNotEqualTo(first);
  }

  @Test
  void estimatorsThatRefuseLeaveADash() {
    assertThat(run("--repeats", "2", "--most-samples", "250", "--only", "ReLU unit and")).isZero();
    assertThat(printed()).contains("| – |");
  }

  @Test
  void whatIsEnumeratedIsEstimatedOnceAndThePlugInIsExact() {
    assertThat(run("--only", "X and cells .5 wide, enumerated")).isZero();
    assertThat(printed()).contains("Nothing here is drawn").contains("**.000** (");
  }

  @Test
  void refusesNonsense() {
    assertThat(run("--repeats", "1")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("number of repeats must be at least 2, got 1");
    assertThat(run("--threads", "0")).isEqualTo(2);
    assertThat(run("--only", "no such situation")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("is named \"no such situation\"");
    assertThat(run("--most-samples", "10")).isEqualTo(2);
    assertThat(run("--nonsense")).isEqualTo(2);
  }
}
