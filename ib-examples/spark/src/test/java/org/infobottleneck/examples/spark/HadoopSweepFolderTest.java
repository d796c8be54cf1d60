package org.infobottleneck.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.infobottleneck.examples.sweep.SweepFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HadoopSweepFolderTest {

  private static final Map<String, String> SYSTEMS =
      Map.of(
          "fs.refusing.impl",
          Refusing.class.getName(),
          "fs.refusing.impl.disable.cache",
          "true",
          "fs.gs.impl",
          Store.class.getName(),
          "fs.gs.impl.disable.cache",
          "true");

  @TempDir private java.nio.file.Path root;
  private HadoopSweepFolder folder;

  /** Like HDFS: renames onto nothing that is there. */
  public static final class Refusing extends RawLocalFileSystem {

    @Override
    public URI getUri() {
      return URI.create("refusing:///");
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      return !exists(to) && super.rename(from, to);
    }
  }

  /** Like an object store, where a rename is dear. */
  public static final class Store extends RawLocalFileSystem {

    @Override
    public URI getUri() {
      return URI.create("gs:///");
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      throw new IOException("objects are not renamed");
    }
  }

  @BeforeEach
  void setUp() {
    folder = in("refusing");
  }

  private HadoopSweepFolder in(String scheme) {
    return HadoopSweepFolder.at(scheme + "://" + root.resolve("new"), SYSTEMS)
        .withLease(Duration.ofSeconds(3));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "refusing", "gs"})
  void whatIsWrittenIsRead(String scheme) {
    HadoopSweepFolder any = in(scheme);
    assertThat(any.contains("a/b.txt")).isFalse();
    assertThat(any.read("a/b.txt")).isEmpty();
    assertThat(any.names("a")).isEmpty();
    any.write("a/b.txt", bytes("one"));
    any.write("a/b.txt", bytes("two"));
    any.write("a/c/d", bytes(""));
    any.write("a/A", bytes(""));
    assertThat(any.contains("a/b.txt")).isTrue();
    assertThat(any.read("a/b.txt"))
        .hasValueSatisfying(content -> assertThat(content).isEqualTo(bytes("two")));
    assertThat(any.names("a")).filteredOn(name -> !name.endsWith(".crc")).contains("A", "b.txt");
    any.delete("a");
    any.delete("a");
    assertThat(any.names("a")).isEmpty();
  }

  @Test
  void namesWithSignsOfEstimatorsAreKept() {
    String name = "points/estimator=kde-upper(noiseVariance%3D1e-3)/part-0.csv";
    folder.write(name, bytes("x"));
    assertThat(root.resolve("new").resolve(name)).hasContent("x");
    assertThat(folder.contains(name)).isTrue();
  }

  @Test
  void aCopyThatWasSerializedIsOfTheSameFolderAndSettings() throws Exception {
    folder.write("a", bytes("a"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(folder);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      SweepFolder copy = (SweepFolder) in.readObject();
      assertThat(copy.contains("a")).isTrue();
      assertThat(copy).hasToString(folder.toString());
    }
  }

  @Test
  void aSystemThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> HadoopSweepFolder.at("nowhere://host/folder", Map.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nowhere://host/folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"refusing", "gs"})
  void aLivingDriverIsNamedForAsLongAsItLives(String scheme) throws Exception {
    SweepFolder.Lock lock = in(scheme).lock();
    for (int look = 0; look < 3; look++) { // longer together than the lease
      assertThatIllegalStateException()
          .isThrownBy(() -> in(scheme).lock())
          .withMessageContaining("another driver runs a sweep in " + scheme + ":")
          .withMessageContaining("process " + ProcessHandle.current().pid() + " on ");
      Thread.sleep(1500);
    }
    lock.close();
    in(scheme).lock().close();
    assertThat(in(scheme).contains(HadoopLease.FILE)).isFalse();
  }

  @Test
  void theRightOfADriverThatWasKilledEnds() throws Exception {
    Instant past = Instant.now().minusSeconds(60);
    folder.write(HadoopLease.FILE, bytes("host\n17\n" + past + "\n" + past + "\ntoken\n"));
    try (SweepFolder.Lock lock = folder.lock()) {
      assertThat(lock).isInstanceOf(HadoopLease.class);
      assertThat(Files.readString(root.resolve("new").resolve(HadoopLease.FILE)))
          .doesNotContain("token");
    }
  }

  @Test
  void aDriverWhoseClockIsBehindIsNotTakenForDead() throws Exception {
    Instant behind = Instant.now().minusSeconds(3600);
    String file = "host\n17\n" + behind + "\n%s\ntoken\n";
    folder.write(HadoopLease.FILE, bytes(String.format(file, behind)));
    Thread other =
        new Thread(
            () -> {
              for (int beat = 1; beat < 8; beat++) {
                folder.write(
                    HadoopLease.FILE, bytes(String.format(file, behind.plusSeconds(beat))));
                try {
                  Thread.sleep(400);
                } catch (InterruptedException e) {
                  return;
                }
              }
              folder.write(
                  HadoopLease.FILE, bytes(String.format(file, Instant.now().plusSeconds(60))));
            });
    other.start();
    assertThatIllegalStateException()
        .isThrownBy(folder::lock)
        .withMessageContaining("process 17 on host");
    other.join();
  }

  @Test
  void aDriverThatWasSuspendedLearnsThatItsRightIsLost() throws Exception {
    HadoopLease lease = (HadoopLease) folder.lock();
    assertThat(lease.isLost()).isFalse();
    Instant now = Instant.now();
    folder.write(HadoopLease.FILE, bytes("other\n17\n" + now + "\n" + now + "\ntoken\n"));
    for (int wait = 0; wait < 50 && !lease.isLost(); wait++) {
      Thread.sleep(100);
    }
    assertThat(lease.isLost()).isTrue();
    lease.close();
    assertThat(folder.contains(HadoopLease.FILE)).isTrue(); // the other's
  }

  @Test
  void aFileOfOthersIsNotTaken() {
    folder.write(HadoopLease.FILE, bytes("something"));
    assertThatIllegalStateException()
        .isThrownBy(folder::lock)
        .withMessageContaining("driver.lock is not ours");
  }
}
