package org.infobottleneck.examples.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sweeps that docs/sweeps.md shows can be run, and it names every key and column. */
class SweepsDocumentTest {

  private static final Pattern BLOCK =
      Pattern.compile("```(?:yaml|json)\n(.*?)```", Pattern.DOTALL);

  @Test
  void theSampleCanBeRun() {
    Sweep sample = Sweep.read(Path.of("..", "docs", "sweeps", "activations.yaml"));
    sample.check();
    assertThat(sample.runs()).hasSize(30);
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("..", "docs", "sweeps.md"));
  }

  @Test
  void everySweepShownCanBeRun() throws IOException {
    List<Sweep> sweeps =
        BLOCK
            .matcher(document())
            .results()
            .map((MatchResult block) -> Sweep.parse(block.group(1), "block"))
            .toList();
    sweeps.forEach(Sweep::check);
    assertThat(sweeps).extracting(sweep -> sweep.runs().size()).containsExactly(40, 6, 18);
  }

  @Test
  void everyKeyAndColumnIsNamed() throws IOException {
    String document = document();
    assertThat(SweepKey.keys()).allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
    SweepTables.pointColumns().stream()
        .map(TableColumn::name)
        .map(name -> name.replaceFirst("^(input|target)_", ""))
        .filter(name -> !name.equals(SweepTables.PARTITION))
        .forEach(name -> assertThat(document).contains("`" + name + "`"));
    assertThat(SweepTables.runColumns())
        .allSatisfy(column -> assertThat(document).contains("`" + column.name() + "`"));
  }
}
