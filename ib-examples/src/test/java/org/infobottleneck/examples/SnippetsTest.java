package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.infobottleneck.plane.InformationPlane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents show runs, in a folder of its own: some of it writes files by name. */
class SnippetsTest {

  private static final Path EXPORTED =
      Path.of("src/test/resources/org/infobottleneck/examples/exported/npz").toAbsolutePath();

  @Test
  void whatTheDocumentsShowRuns(@TempDir Path folder) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Snippets.class.getName(),
                EXPORTED.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended && process.exitValue() == 0).as(Files.readString(said)).isTrue();
    assertThat(InformationPlane.load(folder.resolve("run.ibp")).snapshots()).hasSize(100);
    assertThat(InformationPlane.load(folder.resolve("plane.ibp")).snapshots()).hasSize(4);
    assertThat(folder.resolve("report.html")).content().contains("<html");
    assertThat(Files.readString(said)).contains("by chance alone", "open http://", "beta*");
  }
}
