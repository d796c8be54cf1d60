package org.infobottleneck.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.infobottleneck.data.internal.TemporaryFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes files so that a reader meets the old content or the new one, never a part.
 *
 * <p>The bytes go to a temporary file in the same folder, are forced to disk, and the temporary is
 * then moved over the target in one step; where the platform can, the folder's entry is forced to
 * disk, too. On any failure the temporary is deleted and the old file is left as it was. What a
 * writer leaves behind that is killed, {@link #deleteUnfinished} takes away. A thread that is
 * interrupted still finishes its write. A symbolic link is replaced, not followed. Only paths of
 * the default file system are supported.
 */
public final class AtomicFiles {

  private static final Logger LOG = LoggerFactory.getLogger(AtomicFiles.class);

  /** How the name of a temporary begins, which only a killed program leaves behind. */
  public static final String TEMPORARY = TemporaryFile.PREFIX;

  private AtomicFiles() {}

  /** Content that is written piece by piece, so that it need not be in memory as a whole. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes all of it.
     *
     * @param out where to; not to be closed. It is not buffered.
     * @throws IOException if it can't be written
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a text in UTF-8.
   *
   * @param path the file to create or replace
   * @param text its new content
   * @throws UncheckedIOException naming the path if it cannot be written
   */
  public static void write(Path path, String text) {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes.
   *
   * @param path the file to create or replace
   * @param content its new content. Not modified.
   * @throws UncheckedIOException naming the path if it cannot be written
   */
  public static void write(Path path, byte[] content) {
    Objects.requireNonNull(content, "content");
    write(path, (Content) out -> out.write(content));
  }

  /**
   * Writes content piece by piece.
   *
   * @param path the file to create or replace
   * @param content its new content
   * @throws UncheckedIOException naming the path if it cannot be written
   */
  public static void write(Path path, Content content) {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(content, "content");
    Path target = path.toAbsolutePath();
    boolean interrupted = Thread.interrupted(); // it would close a channel
    try {
      replace(target, content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void replace(Path target, Content content) throws IOException {
    try (TemporaryFile temporary = TemporaryFile.of(target)) {
      content.writeTo(temporary.stream());
      temporary.moveTo(target);
    }
    forceEntry(target);
  }

  /**
   * Deletes what writers of a file that were killed have not finished. A temporary that is being
   * written stays, by whatever program: its writer holds a lock of the operating system on it.
   *
   * @param path the file; it need not exist
   * @throws UncheckedIOException naming the path if its folder can't be read or a temporary not
   *     deleted
   */
  public static void deleteUnfinished(Path path) {
    try {
      TemporaryFile.deleteAbandoned(path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot delete what was left unfinished of " + path + ": " + e, e);
    }
  }

  /**
   * A move is on disk once the folder is. Some platforms open no folder, and some file systems
   * force none: the file itself has been forced, whichever of the two names it.
   */
  private static void forceEntry(Path target) {
    try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      LOG.debug("the entry of {} can't be forced to disk", target, e);
    }
  }
}
