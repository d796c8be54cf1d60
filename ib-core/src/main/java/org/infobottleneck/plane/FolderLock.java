package org.infobottleneck.plane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * The right to write to a folder, which one recorder has at a time. Another program is kept off by
 * a lock of the operating system on a file in the folder, which ends with the program however that
 * ends. Within a program the last recorder to take a folder has it, since the one before may have
 * been given up without a word.
 */
final class FolderLock implements AutoCloseable {

  private static final String NAME = ".lock";

  private static final Map<Path, FolderLock> HELD = new HashMap<>(); // guarded by itself

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes a folder that exists; refuses one that another program has. */
  static FolderLock take(Path folder) {
    synchronized (HELD) {
      try {
        Path file = folder.toRealPath().resolve(NAME);
        FolderLock earlier = HELD.get(file);
        if (earlier != null) {
          earlier.close();
        }
        FolderLock lock = new FolderLock(file, open(file));
        if (!lock.isGranted()) {
          lock.channel.close();
          throw new IllegalStateException(
              "another program is recording to " + folder + ": end it, or name another folder");
        }
        HELD.put(file, lock);
        return lock;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot lock the folder " + folder + ": " + e, e);
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Asks the operating system; some network file systems know no locks, and grant everything. */
  private boolean isGranted() {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) { // by another class loader of this program
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Refuses to go on where another recorder of this program has taken the folder. */
  void requireHeld() {
    synchronized (HELD) {
      if (HELD.get(file) != this) {
        throw new IllegalStateException(
            "another recorder of this program has taken over " + file.getParent());
      }
    }
  }

  @Override
  public void close() {
    synchronized (HELD) {
      if (HELD.remove(file, this)) {
        try {
          channel.close(); // the file stays: deleting it would race with whoever opens it
        } catch (IOException e) {
          throw new UncheckedIOException("cannot unlock " + file + ": " + e, e);
        }
      }
    }
  }
}
