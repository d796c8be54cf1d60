package org.infobottleneck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.infobottleneck.plane.OwnProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

  private static final int WRITES = 200;

  @TempDir private Path folder;

  @Test
  void aFileIsCreatedAndReplacedAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("run.json");
    AtomicFiles.write(file, "first");
    assertThat(file).hasContent("first");

    AtomicFiles.write(file, "zw\u00f6lf".getBytes(StandardCharsets.UTF_8));
    assertThat(Files.readString(file)).isEqualTo("zw\u00f6lf");
    AtomicFiles.write(file, "\u20ac");
    assertThat(Files.readString(file)).isEqualTo("\u20ac");
    assertThat(names()).containsExactly("run.json");
  }

  @Test
  void aRelativePathNeedsNoFolder() throws IOException {
    Path file = Path.of("atomic-files-test-" + System.nanoTime() + ".txt");
    try {
      AtomicFiles.write(file, "here");
      assertThat(file).hasContent("here");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Test
  void anInterruptedThreadStillWrites() {
    Path file = folder.resolve("checkpoint");
    Thread.currentThread().interrupt();
    try {
      AtomicFiles.write(file, "all of it");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file).hasContent("all of it");
  }

  @Test
  void anInterruptWhileItWritesDoesNotKeepTheEntryFromTheDisk() throws IOException {
    Path file = folder.resolve("checkpoint");
    AtomicFiles.write(
        file,
        (AtomicFiles.Content)
            out -> {
              Thread.currentThread().interrupt();
              out.write('x');
            });
    assertThat(file).hasContent("x");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    AtomicFiles.force(folder); // would throw, its channel being closed
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aFolderThatIsNotOpenedIsToldFromOneThatIsNotForced() {
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> AtomicFiles.force(folder.resolve("none")));
  }

  @Test
  void aMissingFolderIsNamedAndNotCreated() {
    Path file = folder.resolve("none").resolve("run.json");

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> AtomicFiles.write(file, "text"))
        .withMessageContaining("cannot write " + file);
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void aFailedMoveDeletesTheTemporaryAndKeepsTheOld() throws IOException {
    Path occupied = Files.createDirectory(folder.resolve("occupied"));
    Files.writeString(occupied.resolve("old"), "old");

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> AtomicFiles.write(occupied, "new"))
        .withMessageContaining("occupied");
    assertThat(names()).containsExactly("occupied");
    assertThat(occupied.resolve("old")).hasContent("old");
  }

  @Test
  void whatAKilledWriterLeftIsDeletedAndNothingElse() throws IOException {
    Path file = folder.resolve("run.ibp");
    AtomicFiles.write(file, "whole");
    String[] left = new String[2];
    AtomicFiles.write(file, (AtomicFiles.Content) out -> left[0] = temporary());
    AtomicFiles.write(folder.resolve("other"), (AtomicFiles.Content) out -> left[1] = temporary());
    Files.writeString(folder.resolve(left[0]), "hal");
    Files.writeString(folder.resolve(left[1]), "another program's");
    AtomicFiles.deleteUnfinished(file);
    assertThat(names()).containsExactlyInAnyOrder("other", "run.ibp", left[1]);
  }

  @Test
  void whatIsBeingWrittenStays() throws IOException {
    Path file = folder.resolve("run.ibp");
    AtomicFiles.write(
        file,
        (AtomicFiles.Content)
            out -> {
              AtomicFiles.deleteUnfinished(file);
              out.write('x');
              AtomicFiles.deleteUnfinished(file);
            });
    assertThat(file).hasContent("x");
    assertThat(names()).containsExactly("run.ibp");
    AtomicFiles.deleteUnfinished(folder.resolve("none").resolve("run.ibp")); // nothing to do
  }

  /** Another program, which deletes what was left of a file as often as it is told to. */
  static final class Deleting {

    private Deleting() {}

    private static final String DONE = "done";

    /** The file, and how often. */
    public static void main(String[] args) {
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        AtomicFiles.deleteUnfinished(Path.of(args[0]));
        if (i == 0) {
          System.out.println(DONE);
        }
      }
    }

    /** Starts it and waits until it has done so once. */
    static Process start(Path file, int often) throws IOException {
      Process process =
          OwnProcess.start(List.of(), Deleting.class, file.toString(), String.valueOf(often));
      assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo(DONE);
      return process;
    }
  }

  @Test
  void noOtherProgramDeletesWhatIsBeingWritten() throws IOException {
    Path file = folder.resolve("run.ibp");
    AtomicFiles.write(
        file,
        (AtomicFiles.Content)
            out -> {
              out.write('x');
              AtomicFiles.deleteUnfinished(file); // must not unlock it
              Deleting.start(file, 1);
              assertThat(names()).containsExactly(temporary());
            });
    assertThat(file).hasContent("x");
    assertThat(names()).containsExactly("run.ibp");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it moves no file that is open and locked")
  void thereIsNoMomentInWhichAnotherProgramDeletesIt() throws IOException, InterruptedException {
    Path file = folder.resolve("run.ibp");
    Process deleting = Deleting.start(file, Integer.MAX_VALUE);
    try {
      for (int i = 0; i < WRITES; i++) {
        AtomicFiles.write(file, "number " + i);
        assertThat(file).hasContent("number " + i);
      }
      assertThat(deleting.isAlive()).isTrue();
    } finally {
      deleting.destroyForcibly().waitFor();
    }
    assertThat(names()).containsExactly("run.ibp");
  }

  @Test
  void aNameAsLongAsTheFileSystemAllowsIsWritten() {
    Path file = folder.resolve("n".repeat(255));
    AtomicFiles.write(file, "long");
    assertThat(file).hasContent("long");
  }

  private String temporary() throws IOException {
    return names().filter(name -> name.startsWith(AtomicFiles.TEMPORARY)).findFirst().orElseThrow();
  }

  @Test
  void nullContentTouchesNothing() throws IOException {
    Path file = folder.resolve("kept");
    AtomicFiles.write(file, "kept");

    assertThatNullPointerException()
        .isThrownBy(() -> AtomicFiles.write(file, (byte[]) null))
        .withMessage("content");
    assertThat(file).hasContent("kept");
    assertThat(names()).containsExactly("kept");
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList().stream();
    }
  }
}
