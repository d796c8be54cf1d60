package org.infobottleneck.examples.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to run a sweep in a folder of this machine: a lock of the operating system on a file
 * there, which ends with the program however that ends. The file says who has it.
 */
final class LocalLock implements SweepFolder.Lock {

  private static final Logger LOG = LoggerFactory.getLogger(LocalLock.class);

  private static final String NAME = ".lock";

  /** The byte that is locked: far behind the text, which all may read then on every system. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  /** A name of a machine and a number are shorter. */
  private static final int MOST_BYTES = 1000;

  /**
   * Files locked by this program. Guarded by itself. Some systems take a lock away where the
   * program that has it opens and closes the file once more, so that it is asked here first.
   */
  private static final Set<Path> HELD = new HashSet<>();

  private final Path file;
  private final FileChannel channel;

  private LocalLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes a folder that exists; refuses one that another driver has, here or elsewhere. */
  static LocalLock take(Path folder) {
    boolean interrupted = Thread.interrupted(); // it would close a channel
    try {
      return take(folder, folder.toRealPath().resolve(NAME));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the folder " + folder + ": " + e, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static LocalLock take(Path folder, Path file) throws IOException {
    synchronized (HELD) {
      if (HELD.contains(file)) {
        throw refused(folder, self());
      }
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!isGranted(channel, folder)) {
        try (channel) {
          throw refused(folder, holder(channel));
        }
      }
      LocalLock lock = new LocalLock(file, channel);
      HELD.add(file);
      say(channel, self());
      return lock;
    }
  }

  private static boolean isGranted(FileChannel channel, Path folder) {
    try {
      return channel.tryLock(PLACE, 1, false) != null;
    } catch (OverlappingFileLockException e) { // by another class loader of this program
      return false;
    } catch (IOException e) {
      LOG.warn("{} lies where files can't be locked: see to it that one driver uses it", folder, e);
      return true;
    }
  }

  private static IllegalStateException refused(Path folder, String holder) {
    return new IllegalStateException(
        "another driver runs a sweep in "
            + folder
            + ": "
            + (holder.isEmpty() ? "an unknown one" : holder)
            + "; wait for it, end it, or name another folder");
  }

  /** Who this is: the machine and the number of the process. */
  private static String self() {
    return "process " + ProcessHandle.current().pid() + " on " + host();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unknown machine";
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    for (int read = 0; read >= 0 && bytes.hasRemaining(); ) {
      read = channel.read(bytes, bytes.position());
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
  }

  private static void say(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text + "\n");
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
  }

  @Override
  public void close() {
    synchronized (HELD) {
      if (HELD.remove(file)) {
        try {
          channel.close(); // the file stays: deleting it would race with whoever opens it
        } catch (IOException e) {
          throw new UncheckedIOException("cannot unlock " + file + ": " + e, e);
        }
      }
    }
  }
}
