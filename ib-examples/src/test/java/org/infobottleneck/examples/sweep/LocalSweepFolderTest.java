package org.infobottleneck.examples.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.infobottleneck.data.AtomicFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSweepFolderTest {

  @TempDir private Path root;

  /** A driver of its own process, which has the folder until it is killed. */
  static final class OtherDriver {

    public static void main(String[] args) throws IOException {
      try (SweepFolder.Lock lock = LocalSweepFolder.in(Path.of(args[0])).lock()) {
        System.out.println("locked " + lock.hashCode());
        System.in.read();
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsWrittenIsRead() {
    SweepFolder folder = LocalSweepFolder.in(root.resolve("new"));
    assertThat(folder.contains("a/b.txt")).isFalse();
    assertThat(folder.read("a/b.txt")).isEmpty();
    assertThat(folder.names("a")).isEmpty();
    folder.write("a/b.txt", bytes("one"));
    folder.write("a/b.txt", bytes("two"));
    folder.write("a/A", bytes(""));
    assertThat(folder.contains("a/b.txt")).isTrue();
    assertThat(folder.read("a/b.txt"))
        .hasValueSatisfying(b -> assertThat(b).isEqualTo(bytes("two")));
    assertThat(folder.names("a")).containsExactly("A", "b.txt");
    assertThat(folder.names("")).containsExactly("a");
    folder.delete("a");
    folder.delete("a");
    assertThat(folder.names("")).isEmpty();
    assertThat(folder).hasToString(root.resolve("new").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "../a", "a/../../b", "a//b", ".", "a\\b"})
  void noNameLeadsElsewhere(String name) {
    SweepFolder folder = LocalSweepFolder.in(root);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> folder.write(name, bytes("x")))
        .withMessageContaining("within the folder");
    assertThatIllegalArgumentException().isThrownBy(() -> folder.delete(name));
  }

  @Test
  void deletingFollowsNoLink() throws IOException {
    Path kept = Files.writeString(Files.createDirectory(root.resolve("kept")).resolve("a"), "a");
    SweepFolder folder = LocalSweepFolder.in(root.resolve("sweep"));
    folder.write("tables/b", bytes("b"));
    Files.createSymbolicLink(root.resolve("sweep/tables/link"), kept.getParent());
    folder.delete("tables");
    assertThat(folder.contains("tables")).isFalse();
    assertThat(kept).exists();
  }

  @Test
  void aCopyThatWasSerializedIsOfTheSameFolder() throws IOException, ClassNotFoundException {
    LocalSweepFolder.in(root).write("a", bytes("a"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(new RunTask(LocalSweepFolder.in(root), 2));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      RunTask copy = (RunTask) in.readObject();
      assertThat(copy.attempts()).isEqualTo(2);
      assertThat(copy.folder().contains("a")).isTrue();
    }
  }

  @Test
  void aSecondDriverOfThisProcessIsRefused() {
    SweepFolder folder = LocalSweepFolder.in(root);
    SweepFolder again = LocalSweepFolder.in(root.resolve("x/.."));
    SweepFolder.Lock first = folder.lock();
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatIllegalStateException()
          .isThrownBy(again::lock)
          .withMessageContaining("process " + ProcessHandle.current().pid() + " on ")
          .withMessageContaining(root.toString());
    }
    first.close();
    SweepFolder.Lock second = again.lock();
    first.close(); // a second time: takes nothing from the one who has it now
    assertThatIllegalStateException().isThrownBy(folder::lock);
    second.close();
  }

  @Test
  void aDriverOfAnotherProcessIsNamedAndItsLockEndsWithIt() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process other =
        new ProcessBuilder(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherDriver.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = other.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).startsWith("locked");
      assertThatIllegalStateException()
          .isThrownBy(() -> LocalSweepFolder.in(root).lock())
          .withMessageContaining("process " + other.pid() + " on ");
    } finally {
      other.destroyForcibly().waitFor();
    }
    LocalSweepFolder.in(root).lock().close();
  }

  @Test
  void whatKilledWritersLeftIsDeletedByTheNextDriver() throws IOException {
    SweepFolder folder = LocalSweepFolder.in(root);
    folder.write("runs/a.ibp", bytes("a"));
    Path left = Files.createFile(root.resolve("runs/" + AtomicFiles.TEMPORARY + "1"));
    assertThat(folder.names("runs")).isEqualTo(List.of("a.ibp"));
    folder.lock().close();
    assertThat(left).doesNotExist();
    assertThat(folder.names("runs")).isEqualTo(List.of("a.ibp"));
  }
}
