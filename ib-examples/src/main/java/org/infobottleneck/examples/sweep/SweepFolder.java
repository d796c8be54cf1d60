package org.infobottleneck.examples.sweep;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Where a sweep's results stand: a folder on this machine's disk, or one that all machines of a
 * cluster reach. Serializable, so that a run can take it along to the machine it runs on. Names are
 * relative to the folder, with slashes; folders within are made as needed.
 */
public interface SweepFolder extends Serializable {

  /**
   * Returns whether there is a file.
   *
   * @param name its name
   * @return true if there is
   */
  boolean contains(String name);

  /**
   * Reads a file.
   *
   * @param name its name
   * @return its bytes; empty if there is none
   * @throws java.io.UncheckedIOException if it is there and can't be read
   */
  Optional<byte[]> read(String name);

  /**
   * Writes a file so that a reader meets the old content or the new one, never a part. Of writers
   * of one file the last one wins.
   *
   * @param name its name
   * @param content its new content. Not modified.
   * @throws java.io.UncheckedIOException naming the file, if it can't be written
   */
  void write(String name, byte[] content);

  /**
   * Returns the files that stand directly in a folder within.
   *
   * @param folder the folder's name; empty for the folder itself
   * @return their names within that folder, in alphabetical order; none where there is no such
   *     folder
   * @throws java.io.UncheckedIOException if it can't be read
   */
  List<String> names(String folder);

  /**
   * Deletes a file or a folder with all it holds, if it is there.
   *
   * @param name its name
   * @throws java.io.UncheckedIOException if it can't be deleted
   */
  void delete(String name);

  /**
   * Takes the right to run a sweep in this folder, which one driver has at a time.
   *
   * @return the right, to be given back
   * @throws IllegalStateException naming who has it, if another driver does
   * @throws java.io.UncheckedIOException if the folder can't be made or written to
   */
  Lock lock();

  /** The right to run a sweep in a folder. It ends with the program, however that ends. */
  interface Lock extends AutoCloseable {

    /** Gives the right back. */
    @Override
    void close();
  }

  /**
   * Returns the folder's place.
   *
   * @return a path or an address
   */
  @Override
  String toString();
}
