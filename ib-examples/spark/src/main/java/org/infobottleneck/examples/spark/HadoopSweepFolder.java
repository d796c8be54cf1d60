package org.infobottleneck.examples.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.infobottleneck.examples.sweep.SweepFolder;

/**
 * A folder on any file system that Hadoop knows: {@code hdfs:}, {@code s3a:}, {@code gs:}, {@code
 * abfs:} and others. What travels with a run is the address and the settings, never a connection.
 *
 * <ul>
 *   <li>A file is written under a temporary name beside its place and then renamed. Object stores
 *       show an object only once it is whole, and rename by copying: there it is written in place.
 *   <li>The right to run a sweep is a file that is created only where there is none. Its driver
 *       signs it again and again; one that has not been signed for the length of the lease belongs
 *       to a driver that is dead, and is taken over.
 * </ul>
 */
public final class HadoopSweepFolder implements SweepFolder {

  @Serial private static final long serialVersionUID = 1;

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final String TEMPORARY = ".tmp";

  /** Where an object is there at once and whole, and a rename is a copy. */
  private static final Set<String> OBJECT_STORES =
      Set.of("s3", "s3a", "s3n", "gs", "oss", "cosn", "obs", "swift");

  /** Lets S3A refuse to overwrite in one request; others don't know it. */
  private static final String CONDITIONAL = "fs.option.create.conditional.overwrite";

  private final String address;
  private final TreeMap<String, String> settings; // serializable, as not every map is
  private final Duration lease;

  private HadoopSweepFolder(String address, Map<String, String> settings, Duration lease) {
    this.address = address;
    this.settings = new TreeMap<>(settings);
    this.lease = lease;
  }

  /**
   * A folder by its address.
   *
   * @param address such as {@code hdfs://namenode/sweeps/width}; without a scheme one of the
   *     default file system. The folder need not be there.
   * @param settings what is set beside Hadoop's files of settings, such as {@code fs.s3a.endpoint}
   * @return the folder
   * @throws IllegalArgumentException if the address can't be read
   * @throws UncheckedIOException if there is no such file system
   */
  public static HadoopSweepFolder at(String address, Map<String, String> settings) {
    if (address.isBlank()) {
      throw new IllegalArgumentException("address must not be blank");
    }
    HadoopSweepFolder given = new HadoopSweepFolder(address, settings, LEASE);
    try {
      Path path = new Path(address);
      String whole = path.getFileSystem(given.configuration()).makeQualified(path).toString();
      return new HadoopSweepFolder(whole, given.settings, LEASE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach the folder " + address + ": " + e, e);
    }
  }

  /**
   * Sets how long a driver that does not sign is believed to live.
   *
   * @param newLease the length of the lease; a driver signs six times in it
   * @return a folder that differs in this
   * @throws IllegalArgumentException if it is less than 60 milliseconds
   */
  public HadoopSweepFolder withLease(Duration newLease) {
    if (newLease.toMillis() < 60) {
      throw new IllegalArgumentException("lease must be at least 60 ms, got " + newLease);
    }
    return new HadoopSweepFolder(address, settings, newLease);
  }

  /**
   * Returns the folder's address.
   *
   * @return its address, with its scheme
   */
  public URI uri() {
    return new Path(address).toUri();
  }

  @Override
  public boolean contains(String name) {
    Path path = path(name);
    try {
      return fileSystem().exists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for " + path + ": " + e, e);
    }
  }

  @Override
  public Optional<byte[]> read(String name) {
    Path path = path(name);
    try (FSDataInputStream in = fileSystem().open(path)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e, e);
    }
  }

  @Override
  public void write(String name, byte[] content) {
    Path path = path(name);
    try {
      FileSystem files = fileSystem();
      if (isObjectStore()) {
        put(files.create(path, true), content);
        return;
      }
      Path temporary =
          new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID() + TEMPORARY);
      try {
        put(files.create(temporary, false), content);
        replace(files, temporary, path);
      } finally {
        files.delete(temporary, false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e, e);
    }
  }

  /** Writes a file where there is none; false if there is one. */
  boolean create(String name, byte[] content) {
    Path path = path(name);
    try {
      FSDataOutputStreamBuilder<?, ?> builder = fileSystem().createFile(path);
      builder.overwrite(false).recursive();
      builder.opt(CONDITIONAL, true);
      put(builder.build(), content);
      return true;
    } catch (IOException e) {
      if (contains(name)) {
        return false; // each file system says this in words of its own
      }
      throw new UncheckedIOException("cannot write " + path + ": " + e, e);
    }
  }

  /** Writes and closes. What can't be written to its end must not appear. */
  private static void put(FSDataOutputStream out, byte[] content) throws IOException {
    try {
      out.write(content);
    } catch (IOException e) {
      try {
        out.abort();
      } catch (UnsupportedOperationException none) {
        out.close(); // a temporary name, which is deleted
      }
      throw e;
    }
    out.close();
  }

  /** Renames onto a file that may be there, in one step where the file system can. */
  private void replace(FileSystem files, Path from, Path to) throws IOException {
    try {
      FileContext.getFileContext(from.toUri(), configuration())
          .rename(from, to, Options.Rename.OVERWRITE);
    } catch (UnsupportedFileSystemException e) {
      if (files.rename(from, to)) {
        return;
      }
      files.delete(to, false);
      if (!files.rename(from, to)) {
        throw new IOException("it can't be renamed from " + from, e);
      }
    }
  }

  @Override
  public List<String> names(String folder) {
    Path path = path(folder);
    try {
      List<String> names = new ArrayList<>();
      for (FileStatus each : fileSystem().listStatus(path)) {
        String name = each.getPath().getName();
        if (each.isFile() && !name.endsWith(TEMPORARY)) {
          names.add(name);
        }
      }
      names.sort(null);
      return names;
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder " + path + ": " + e, e);
    }
  }

  @Override
  public void delete(String name) {
    Path path = path(name);
    try {
      FileSystem files = fileSystem();
      if (!files.delete(path, true) && files.exists(path)) {
        throw new IOException("the file system refuses");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path + ": " + e, e);
    }
  }

  @Override
  public Lock lock() {
    return HadoopLease.take(this, lease);
  }

  private Path path(String name) {
    Objects.requireNonNull(name, "name");
    return name.isEmpty() ? new Path(address) : new Path(address, name);
  }

  private boolean isObjectStore() {
    return OBJECT_STORES.contains(
        Objects.requireNonNullElse(uri().getScheme(), "").toLowerCase(Locale.ROOT));
  }

  private FileSystem fileSystem() throws IOException {
    return new Path(address).getFileSystem(configuration()); // which Hadoop keeps
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    return configuration;
  }

  @Override
  public String toString() {
    return address;
  }
}
