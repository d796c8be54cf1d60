package org.infobottleneck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a program that is killed leaves of a file it was writing. */
public final class Unfinished {

  private Unfinished() {}

  /**
   * Leaves it.
   *
   * @param file the file; it stays as it is
   * @return the temporary, with a part of the content
   * @throws IOException if the folder can't be written
   */
  public static Path leave(Path file) throws IOException {
    Set<Path> names = new HashSet<>();
    assertThatThrownBy(
        () ->
            AtomicFiles.write(
                file,
                (AtomicFiles.Content)
                    out -> {
                      names.addAll(beside(file));
                      throw new IOException("not written");
                    }));
    names.removeAll(beside(file));
    assertThat(names).hasSize(1);
    return Files.writeString(names.iterator().next(), "hal");
  }

  /**
   * Finds what is unfinished.
   *
   * @param folder a folder
   * @return the temporaries in it
   * @throws IOException if it can't be read
   */
  public static List<Path> in(Path folder) throws IOException {
    List<Path> left = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, AtomicFiles.TEMPORARY + "*")) {
      files.forEach(left::add);
    }
    return left;
  }

  private static Set<Path> beside(Path file) throws IOException {
    try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
      return new HashSet<>(files.toList());
    }
  }
}
