package org.infobottleneck.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What may be given any bytes at all. It does what is documented, or this throws.
 *
 * <p>The default build gives every target the inputs that are kept for it and some made of them;
 * the profile {@code fuzz} has Jazzer look for others. See docs/reliability.md.
 */
interface FuzzTarget {

  /** All targets; the name of each is that of its folder of inputs. */
  enum Name {
    CSV(CsvTarget::new),
    IDX(() -> ArrayTarget.IDX),
    NPY(() -> ArrayTarget.NPY),
    NPZ(() -> ArrayTarget.NPZ),
    MAT(() -> ArrayTarget.MAT),
    PLANE(PlaneTarget::new),
    SPILLED(SpilledTarget::new),
    TRAINING(TrainingTarget::new),
    FOLDER(FolderTarget::new),
    DESCRIPTIONS(DescriptionTarget::new),
    ESTIMATORS(EstimatorTarget::new);

    @SuppressWarnings("ImmutableEnumChecker") // constructors alone
    private final Supplier<FuzzTarget> target;

    Name(Supplier<FuzzTarget> target) {
      this.target = target;
    }

    /** What is allocated beside a multiple of the input; a reader's buffers are part of it. */
    private static final long ALLOWANCE = 64L << 20;

    /** What deflated data may become, as text and as doubles. */
    private static final long FACTOR = 1L << 14;

    /** Gives an input to the target, and refuses that more is allocated than it is worth. */
    void accept(byte[] input) {
      long most = this == ESTIMATORS ? Long.MAX_VALUE : ALLOWANCE + FACTOR * input.length;
      long allocated = allocated(input);
      if (allocated > most) { // the call may have loaded classes, and a fuzzer instrumented them
        allocated = allocated(input);
      }
      if (allocated > most) {
        throw new AssertionError(allocated + " bytes allocated for " + input.length);
      }
    }

    private long allocated(byte[] input) {
      long before = Allocation.bytes();
      try {
        target.get().accept(new FuzzInput(input));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Allocation.bytes() - before;
    }
  }

  /**
   * Takes any input.
   *
   * @throws AssertionError if something is not as documented
   */
  void accept(FuzzInput input) throws IOException;

  /** A folder for the files of this process, which are written again and again. */
  final class Scratch {

    private static final Path FOLDER = create();

    private Scratch() {}

    private static Path create() {
      try {
        Path folder = Files.createTempDirectory("fuzz");
        folder.toFile().deleteOnExit();
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A file with this content, the same one every time for a name. */
    static Path file(String name, byte[] content) throws IOException {
      Path file = FOLDER.resolve(name);
      Files.createDirectories(file.getParent());
      file.toFile().deleteOnExit();
      return Files.write(file, content);
    }

    static Path path(String name) {
      return FOLDER.resolve(name);
    }
  }

  /** Refuses an exception that is not documented: of another class, or without the file's name. */
  static void requireDocumented(RuntimeException thrown, Path file, Class<?>... documented) {
    for (Class<?> each : documented) {
      if (each.isInstance(thrown)
          && String.valueOf(thrown.getMessage()).contains(file.toString())) {
        return;
      }
    }
    throw new AssertionError("not as documented: " + thrown, thrown);
  }

  /** Refuses an exception that came from below, with a message that says nothing to a user. */
  static void requireOwnMessage(IllegalArgumentException thrown, String what) {
    boolean own =
        thrown.getClass().equals(IllegalArgumentException.class)
            || thrown.getClass().getName().startsWith("org.infobottleneck.");
    boolean hidden = String.valueOf(thrown.getMessage()).startsWith("estimate must not be NaN: ");
    if (!own || hidden || thrown.getMessage() == null) {
      throw new AssertionError("not as documented: " + what + ": " + thrown, thrown);
    }
  }

  static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }
}
