package org.infobottleneck.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.infobottleneck.examples.sweep.LocalSweepFolder;
import org.infobottleneck.examples.sweep.RunOutcome;
import org.infobottleneck.examples.sweep.RunOutcome.Status;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.SweepFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors are processes of their own here, and some don't survive. */
class PoisonTest {

  @TempDir private Path root;

  /** A folder that ends the executor which stores a plane, as a run does that takes too much. */
  private record PoisonedFolder(LocalSweepFolder folder, String file) implements SweepFolder {

    @Override
    public boolean contains(String name) {
      return folder.contains(name);
    }

    @Override
    public Optional<byte[]> read(String name) {
      return folder.read(name);
    }

    @Override
    public void write(String name, byte[] content) {
      if (name.equals(file)) {
        Runtime.getRuntime().halt(137);
      }
      folder.write(name, content);
    }

    @Override
    public List<String> names(String within) {
      return folder.names(within);
    }

    @Override
    public void delete(String name) {
      folder.delete(name);
    }

    @Override
    public Lock lock() {
      return folder.lock();
    }

    @Override
    public String toString() {
      return folder.toString();
    }
  }

  @Test
  void aRunThatTakesItsExecutorAlongIsRecordedAndTheOthersGoOn() throws Exception {
    Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    Sweep sweep = SmallSweeps.sweep();
    String poison = sweep.runs().get(1).key();
    SparkSession session =
        SparkSession.builder()
            .master("local-cluster[2,1,600]")
            .config("spark.ui.enabled", "false")
            .config("spark.executor.memory", "600m")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .config("spark.task.maxFailures", "2") // fewer than the attempts: jobs are given up
            .getOrCreate();
    try {
      List<RunOutcome> outcomes =
          SparkSweepRunner.on(
                  session, new PoisonedFolder(LocalSweepFolder.in(root), "runs/" + poison + ".ibp"))
              .attempts(3)
              .run(sweep, (outcome, finished, total) -> {});
      RunOutcome failed = outcomes.get(1);
      assertThat(failed.status()).isEqualTo(Status.FAILED);
      assertThat(failed.attempts()).isEqualTo(3);
      assertThat(failed.cause())
          .startsWith("the executor was lost each of the 3 times the run was in its hands");
      assertThat(outcomes).filteredOn(run -> run.status() != Status.FAILED).hasSize(5);
      assertThat(CanonicalTables.runs(root)).hasSize(7);
      assertThat(root.resolve("failed/" + poison + ".json")).exists();
    } finally {
      session.stop();
    }
  }
}
