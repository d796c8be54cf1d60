package org.infobottleneck.data;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
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
  public static final String TEMPORARY = ".writing-";

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
    Path temporary = target.resolveSibling(temporaries(target) + UUID.randomUUID());
    // Refuses an existing file, and unlike createTempFile keeps the usual permissions.
    Files.createFile(temporary);
    try {
      store(temporary, content);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      forceEntry(target);
    } finally {
      // After the move there is nothing left to delete.
      Files.deleteIfExists(temporary);
    }
  }

  /** How the temporaries of a file begin: a name of any length has one of its own. */
  private static String temporaries(Path target) {
    byte[] name = String.valueOf(target.getFileName()).getBytes(StandardCharsets.UTF_8);
    return TEMPORARY + UUID.nameUUIDFromBytes(name) + "-";
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
    Path target = path.toAbsolutePath();
    Path folder = Objects.requireNonNull(target.getParent(), "folder of the file");
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, temporaries(target) + "*")) {
      for (Path file : files) {
        if (isAbandoned(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (DirectoryIteratorException e) { // within the loop
      throw unfinished(path, new IOException(e));
    } catch (IOException e) {
      throw unfinished(path, e);
    }
  }

  private static UncheckedIOException unfinished(Path path, IOException e) {
    return new UncheckedIOException(
        "cannot delete what was left unfinished of " + path + ": " + e, e);
  }

  private static boolean isAbandoned(Path temporary) {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      return isLocked(channel);
    } catch (IOException e) { // it has been moved into place meanwhile
      return false;
    }
  }

  /** Takes the lock that tells a writer at work from one that was killed, if it can be had. */
  private static boolean isLocked(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) { // this program has it
      return false;
    } catch (IOException e) { // the file system knows no locks
      return false;
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

  /** A plain stream: a file channel would be closed under a thread that is interrupted. */
  private static void store(Path temporary, Content content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
      if (!isLocked(out.getChannel())) {
        LOG.debug("{} can't be locked", temporary);
      }
      content.writeTo(out);
      out.getFD().sync();
    }
  }
}
