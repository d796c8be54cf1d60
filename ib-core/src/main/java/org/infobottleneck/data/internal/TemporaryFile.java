package org.infobottleneck.data.internal;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that has another name in the same folder until it is complete.
 *
 * <p>Its writer holds a lock of the operating system on it until it has its name, and the lock ends
 * with the program however that ends: this tells what is being written from what a killed program
 * left. Where a file system knows no locks, nothing is taken for left.
 */
public final class TemporaryFile implements AutoCloseable {

  /** How the name of every temporary begins. */
  public static final String PREFIX = ".writing-";

  /** Names to try; one will do, unless another program deletes what is left at that moment. */
  private static final int TRIES = 10;

  /**
   * The names that this program writes under. To look at such a file would unlock it: on POSIX a
   * process loses its locks of a file when it closes it, whichever of its descriptors that was.
   */
  private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileOutputStream out; // a channel would be closed under an interrupted thread

  private TemporaryFile(Path path, FileOutputStream out) {
    this.path = path;
    this.out = out;
  }

  /**
   * Creates a temporary for a file.
   *
   * @param target the file, which need not exist
   * @return its temporary, empty
   * @throws IOException if it can't be created
   */
  public static TemporaryFile of(Path target) throws IOException {
    for (int tries = 1; ; tries++) {
      TemporaryFile temporary = create(target.resolveSibling(prefix(target) + UUID.randomUUID()));
      boolean locked = lock(temporary.out.getChannel(), true);
      if ((locked && Files.exists(temporary.path)) || tries == TRIES) {
        return temporary;
      }
      temporary.close(); // it was taken for left before it was locked
    }
  }

  /** Unlike createTempFile with the usual permissions. */
  private static TemporaryFile create(Path path) throws IOException {
    File file = path.toFile();
    OWN.add(file.getName());
    try {
      return new TemporaryFile(path, new FileOutputStream(file));
    } catch (IOException e) {
      OWN.remove(file.getName());
      throw e;
    }
  }

  /** How the temporaries of a file begin: a name of any length has one of its own. */
  private static String prefix(Path target) {
    byte[] name = String.valueOf(target.getFileName()).getBytes(StandardCharsets.UTF_8);
    return PREFIX + UUID.nameUUIDFromBytes(name) + "-";
  }

  /** Whether the lock can be had; where the file system knows no locks, as told. */
  private static boolean lock(FileChannel channel, boolean otherwise) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) { // another thread is about to delete the file
      return false;
    } catch (IOException e) {
      return otherwise;
    }
  }

  /**
   * Returns where the content goes.
   *
   * @return a stream without a buffer, not to be closed
   */
  public OutputStream stream() {
    return out;
  }

  /**
   * Forces the content to disk and gives the file its name in one step, over whatever has it.
   *
   * @param target the name, in the same folder
   * @throws IOException if that fails
   */
  public void moveTo(Path target) throws IOException {
    out.getFD().sync();
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Windows moves no open file: there, and there alone, it is unlocked for a moment before.
      out.close();
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Deletes it unless it has been moved. */
  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.deleteIfExists(path);
      OWN.remove(path.toFile().getName());
    }
  }

  /**
   * Deletes what killed programs left of a file; what is being written, by whatever program, stays.
   *
   * @param target the file; neither it nor its folder need exist
   * @throws IOException if the folder can't be read or a temporary not deleted
   */
  public static void deleteAbandoned(Path target) throws IOException {
    Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "folder");
    deleteAbandoned(folder, prefix(target));
  }

  /**
   * Deletes what killed programs left of any file of a folder, as {@link #deleteAbandoned}.
   *
   * @param folder the folder, which need not exist
   * @throws IOException if it can't be read or a temporary not deleted
   */
  public static void deleteAbandonedIn(Path folder) throws IOException {
    deleteAbandoned(folder, PREFIX);
  }

  private static void deleteAbandoned(Path folder, String prefix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*")) {
      for (Path file : files) {
        if (!OWN.contains(file.toFile().getName())) {
          deleteIfAbandoned(file);
        }
      }
    } catch (DirectoryIteratorException e) { // within the loop
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private static void deleteIfAbandoned(Path temporary) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
    } catch (IOException e) { // it has been moved into place meanwhile, or belongs to another user
      return;
    }
    try (channel) {
      if (lock(channel, false)) {
        Files.deleteIfExists(temporary); // still locked, so that its writer can't begin meanwhile
      }
    }
  }
}
