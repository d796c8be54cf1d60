package org.infobottleneck.plane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infobottleneck.data.internal.TemporaryFile;

/**
 * A folder of spilled activations: one file of rows, one file per snapshot.
 *
 * @param path the folder, which need not exist yet
 */
record SpillFolder(Path path) {

  private static final Pattern SNAPSHOT = Pattern.compile("epoch-(\\d{10})\\.iba");

  Path rows() {
    return path.resolve("rows.ibr");
  }

  Path snapshot(int epoch) {
    return path.resolve(String.format(Locale.ROOT, "epoch-%010d.iba", epoch));
  }

  void create() {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the folder " + path + ": " + e, e);
    }
  }

  /** The epochs of which there is a file, ascending, whatever is in it. */
  List<Integer> epochs() {
    List<Integer> epochs = new ArrayList<>();
    forEachEpoch(epochs::add);
    Collections.sort(epochs);
    return epochs;
  }

  /** The last of the epochs, however many there are, in no more memory than one takes. */
  OptionalInt lastEpoch() {
    int[] last = {-1};
    forEachEpoch(epoch -> last[0] = Math.max(last[0], epoch));
    return last[0] < 0 ? OptionalInt.empty() : OptionalInt.of(last[0]);
  }

  private void forEachEpoch(IntConsumer consumer) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "epoch-*.iba")) {
      for (Path file : files) {
        Matcher name = SNAPSHOT.matcher(String.valueOf(file.getFileName()));
        if (name.matches() && Long.parseLong(name.group(1)) <= Integer.MAX_VALUE) {
          consumer.accept(Integer.parseInt(name.group(1)));
        }
      }
    } catch (DirectoryIteratorException e) { // within the loop
      throw unreadable(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException("cannot read the folder " + path + ": " + e, e);
  }

  void delete(int epoch) {
    try {
      Files.delete(snapshot(epoch));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + snapshot(epoch) + ": " + e, e);
    }
  }

  /** Deletes what programs that were killed had not finished writing, whatever it is. */
  void deleteUnfinished() {
    try {
      TemporaryFile.deleteAbandonedIn(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear the folder " + path + ": " + e, e);
    }
  }
}
