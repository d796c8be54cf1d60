package org.infobottleneck.data;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/**
 * Writes files so that a reader meets the old content or the new one, never a part.
 *
 * <p>The bytes go to a temporary file in the same folder, are forced to disk, and the temporary is
 * then moved over the target in one step. On any failure the temporary is deleted and the old file
 * is left as it was. A thread that is interrupted still finishes its write. A symbolic link is
 * replaced, not followed. Only paths of the default file system are supported.
 */
public final class AtomicFiles {

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
    Path temporary = target.resolveSibling(TEMPORARY + UUID.randomUUID());
    try {
      // Refuses an existing file, and unlike createTempFile keeps the usual permissions.
      Files.createFile(temporary);
      try {
        store(temporary, content);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        // After the move there is nothing left to delete.
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e, e);
    }
  }

  /** A plain stream: a file channel would be closed under a thread that is interrupted. */
  private static void store(Path temporary, Content content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
      content.writeTo(out);
      out.getFD().sync();
    }
  }
}
