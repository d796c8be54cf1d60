package org.infobottleneck.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
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

  private static final AtomicBoolean WARNED = new AtomicBoolean();

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
    boolean interrupted = Thread.interrupted(); // the content may come from a channel
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
    Objects.requireNonNull(path, "path");
    try {
      TemporaryFile.deleteAbandoned(path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot delete what was left unfinished of " + path + ": " + e, e);
    }
  }

  /**
   * A move is on disk once the folder is. Where it can't be forced the write has succeeded all the
   * same: the content is on disk, and the name stands for it or, after a failure of the power, for
   * what it stood for before.
   */
  private static void forceEntry(Path target) {
    try {
      force(target.resolveSibling(""));
    } catch (FileSystemException e) { // not opened: some platforms open no folder
      LOG.debug("the entry of {} can't be forced to disk", target, e);
    } catch (IOException e) { // a disk that fails, or a file system that forces no folder
      if (!WARNED.getAndSet(true)) {
        LOG.warn("the entry of {} can't be forced to disk, said once: {}", target, e.toString());
      }
    }
  }

  /** Forces a folder to disk, on a thread that is interrupted as on any other. */
  static void force(Path folder) throws IOException {
    boolean interrupted = Thread.interrupted(); // it would close the channel
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (ClosedByInterruptException e) { // it came just now
      force(folder);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
