package org.infobottleneck.examples.sweep;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.data.AtomicFiles;

/**
 * A sweep's folder on a disk of this machine, or one that the machines of a cluster share under one
 * path. Made when it is first written to or locked. Immutable and thread-safe; serialized as its
 * absolute path.
 */
public final class LocalSweepFolder implements SweepFolder {

  @Serial private static final long serialVersionUID = 1;

  private final String path; // a Path is not serializable

  private LocalSweepFolder(String path) {
    this.path = path;
  }

  /**
   * A folder.
   *
   * @param folder its path; it need not exist
   * @return the folder
   */
  public static LocalSweepFolder in(Path folder) {
    Objects.requireNonNull(folder, "folder");
    return new LocalSweepFolder(folder.toAbsolutePath().normalize().toString());
  }

  @Override
  public boolean contains(String name) {
    return Files.exists(file(name));
  }

  @Override
  public Optional<byte[]> read(String name) {
    Path file = file(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    // A plain stream: a channel would be closed under a thread that is interrupted.
    try (InputStream in = new FileInputStream(file.toFile())) {
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  @Override
  public void write(String name, byte[] content) {
    Objects.requireNonNull(content, "content");
    Path file = file(name);
    make(Objects.requireNonNull(file.getParent(), "folder of the file"));
    AtomicFiles.write(file, content);
  }

  @Override
  public List<String> names(String folder) {
    Objects.requireNonNull(folder, "folder");
    Path within = folder.isEmpty() ? Path.of(path) : file(folder);
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(within)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(within)) {
        files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      } catch (IOException | DirectoryIteratorException e) {
        throw new UncheckedIOException("cannot read " + within + ": " + e, new IOException(e));
      }
    }
    names.removeIf(name -> name.startsWith(AtomicFiles.TEMPORARY));
    names.sort(null);
    return List.copyOf(names);
  }

  @Override
  public void delete(String name) {
    Path file = file(name);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(file, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file + ": " + e, e);
    }
  }

  /** Deletes what lies within before the folder itself; a link is deleted, not followed. */
  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }

  @Override
  public Lock lock() {
    Path folder = Path.of(path);
    make(folder);
    LocalLock lock = LocalLock.take(folder);
    for (String within : List.of("", "runs", "failed")) {
      deleteUnfinished(within.isEmpty() ? folder : folder.resolve(within));
    }
    return lock;
  }

  /** What writers left behind that were killed; whoever has the folder is the only one. */
  private static void deleteUnfinished(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, AtomicFiles.TEMPORARY + "*")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new UncheckedIOException(
          "cannot delete what was left unfinished in " + folder + ": " + e, new IOException(e));
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the folder " + folder + ": " + e, e);
    }
  }

  /** A file by its name; refuses one that would lie elsewhere. */
  private Path file(String name) {
    Objects.requireNonNull(name, "name");
    Path file = Path.of(path);
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\\') >= 0) {
        throw new IllegalArgumentException(
            "name must be one within the folder, its parts between slashes, got " + name);
      }
      file = file.resolve(part);
    }
    return file;
  }

  @Override
  public String toString() {
    return path;
  }
}
