package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillingRecorderTest {

  @TempDir Path folder;

  @Test
  void recordingGoesOnBehindTheLastWholeSnapshot() throws IOException {
    SpillingRecorder killed = Spilled.spilling(folder);
    assertThat(killed.lastEpoch()).isEmpty();
    for (int epoch : new int[] {0, 1, 4, 9}) {
      killed.record(Spilled.snapshot(epoch), Spilled.activations(epoch));
    }
    // Killed in the middle of epoch 9: its file is not there, a part of it under another name is.
    Path ninth = new SpillFolder(folder).snapshot(9);
    byte[] whole = Files.readAllBytes(ninth);
    Path unfinished = folder.resolve(".writing-2b2f");
    Files.write(unfinished, Arrays.copyOf(whole, whole.length / 2));
    Files.delete(ninth);
    SpillingRecorder again = Spilled.spilling(folder);
    assertThat(again.lastEpoch()).hasValue(4);
    assertThat(unfinished).doesNotExist();
    again.record(Spilled.snapshot(9), Spilled.activations(9));
    again.record(Spilled.snapshot(16), Spilled.activations(16));
    assertThat(Files.readAllBytes(ninth)).isEqualTo(whole);
    assertThat(SpilledActivations.open(folder).compute(Spilled.estimators()))
        .isEqualTo(Spilled.plainPlane());
  }

  @Test
  void whatElseIsBeingWrittenToTheFolderStays() throws IOException {
    Spilled.spill(folder);
    Path plane = folder.resolve("plane.ibp");
    AtomicFiles.write(
        plane,
        (AtomicFiles.Content)
            out -> {
              assertThat(Spilled.spilling(folder).lastEpoch()).hasValue(16);
              out.write('x');
            });
    assertThat(plane).hasContent("x");
  }

  @Test
  void epochsThatAreTrainedAgainReplaceTheOldOnes() throws IOException {
    Spilled.spill(folder);
    Path last = new SpillFolder(folder).snapshot(16);
    Files.write(last, new byte[10]);
    SpillingRecorder recorder = Spilled.spilling(folder);
    assertThatThrownBy(recorder::lastEpoch)
        .isInstanceOf(SpilledFormatException.class)
        .hasMessageContaining(last + ": the file was cut off: it has but 10 bytes");
    assertThat(recorder.dropAfter(9).lastEpoch()).hasValue(9);
    assertThat(recorder.dropAfter(1).lastEpoch()).hasValue(1);
    for (int epoch : new int[] {4, 9, 16}) {
      recorder.record(Spilled.snapshot(epoch), Spilled.activations(epoch));
    }
    assertThat(SpilledActivations.open(folder).compute(Spilled.estimators()))
        .isEqualTo(Spilled.plainPlane());
    assertThat(recorder.dropAfter(-1).lastEpoch()).isEmpty();
  }

  @Test
  void snapshotsThatDoNotFollowAreRefusedByName() throws IOException {
    Spilled.spill(folder);
    SpillingRecorder recorder = Spilled.spilling(folder);
    var wide = Spilled.matrix(Spilled.TRAIN, 4, 1);
    var narrow = Spilled.matrix(Spilled.TRAIN, 1, 1);
    var test = Spilled.layers(Spilled.TEST, 1);
    assertRefused(
        () -> recorder.record(16, Spilled.activations(1)), "epochs must ascend, got 16 after 16");
    assertRefused(
        () -> recorder.record(17, Map.of("train", List.of(wide, narrow), "test", test)),
        "layers must have the same widths on all rows, got [4, 1] of train and [3, 1] of test");
    assertRefused(
        () ->
            recorder.record(
                17,
                Map.of(
                    "train", List.of(wide), "test", List.of(Spilled.matrix(Spilled.TEST, 4, 1)))),
        "layers must keep their widths [3, 1], got [4] at epoch 17");
    assertRefused(
        () -> recorder.record(17, Map.of("train", test, "test", test)),
        "hidden of train at epoch 17 must have 12 rows as the inputs, got 7");
    assertRefused(
        () -> recorder.record(17, Map.of("train", test)),
        "activations must be those of [train, test], got those of [train]");
    assertRefused(
        () -> recorder.record(17, test),
        "activations must come by name, one list for each of [train, test], got one list");
    var nan = Spilled.matrix(Spilled.TEST, 3, 1);
    nan.set(2, 1, Double.NaN);
    assertRefused(
        () ->
            recorder.record(
                17,
                Map.of(
                    "train",
                    Spilled.layers(Spilled.TRAIN, 1),
                    "test",
                    List.of(nan, Spilled.matrix(Spilled.TEST, 1, 1)))),
        "activations of hidden of test at epoch 17: samples must be finite, got NaN at row 2, column 1");
    assertThat(SpilledActivations.open(folder).compute(Spilled.estimators()))
        .isEqualTo(Spilled.plainPlane());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2 + Spilled.EPOCHS.length); // rows and the lock
    }
  }

  @Test
  void aFolderOfOtherRowsIsNotContinued() {
    Spilled.spill(folder);
    assertRefused(
        () -> Spilled.spilling(folder).singlePrecision().lastEpoch(),
        "is of other precision: double, now single");
    assertRefused(
        () -> Spilled.spilling(folder).layerNames("a", "b").lastEpoch(),
        "is of other layer names: [hidden, output], now [a, b]");
    assertRefused(
        () ->
            InformationPlane.spillingRecorder(folder, Spilled.TRAIN_X, Spilled.TRAIN_Y).lastEpoch(),
        "is of other rows");
    Variable others = Variable.labels(new int[] {1, 5, 5, 2, 1, 1, 5});
    assertRefused(
        () ->
            InformationPlane.spillingRecorder(folder)
                .observe("train", Spilled.TRAIN_X, Spilled.TRAIN_Y)
                .observe("test", Spilled.TEST_X, others)
                .layerNames("hidden", "output")
                .lastEpoch(),
        "is of other inputs or targets; name another folder to begin anew");
  }

  @Test
  void snapshotsOfOtherRowsAreNotDeleted() {
    Spilled.spill(folder);
    assertRefused(
        () -> Spilled.spilling(folder).layerNames("a", "b").dropAfter(-1),
        "is of other layer names");
    assertThat(new SpillFolder(folder).epochs()).hasSize(Spilled.EPOCHS.length);
  }

  @Test
  void withinAProgramTheLastRecorderHasTheFolder() {
    SpillingRecorder first = Spilled.spilling(folder);
    first.record(0, Spilled.activations(0));
    SpillingRecorder second = Spilled.spilling(folder);
    assertThat(second.lastEpoch()).hasValue(0);
    assertThatThrownBy(() -> first.record(1, Spilled.activations(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another recorder of this program has taken over " + folder);
    second.record(1, Spilled.activations(1));
    second.close();
    first.close();
    assertThat(first.lastEpoch()).hasValue(1);
  }

  @Test
  void anotherProgramIsKeptOffUntilTheFolderIsClosed() throws Exception {
    SpillingRecorder recorder = Spilled.spilling(folder);
    recorder.record(0, Spilled.activations(0));
    assertThat(otherProgram()).contains("another program is recording to " + folder);
    recorder.close();
    assertThat(otherProgram()).isEqualTo("last epoch 0");
  }

  /** What a program of its own has to say that wants to record to the folder. */
  private String otherProgram() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProgram.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines().reduce("", (before, line) -> line);
  }

  /** Opens a folder as if to record to it. */
  static final class OtherProgram {

    private OtherProgram() {}

    /** The folder is the only argument. */
    public static void main(String[] args) {
      try {
        System.out.println(
            "last epoch " + Spilled.spilling(Path.of(args[0])).lastEpoch().orElse(-1));
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void settingsComeBeforeTheFirstUse() {
    SpillingRecorder recorder = Spilled.spilling(folder);
    recorder.record(Spilled.snapshot(0), Spilled.activations(0));
    assertThatThrownBy(recorder::singlePrecision).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> recorder.layerNames("a")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> recorder.observe("x", Spilled.TEST_X, Spilled.TEST_Y))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> InformationPlane.spillingRecorder(folder).lastEpoch())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rows must be observed");
    assertRefused(
        () -> InformationPlane.spillingRecorder(folder, Spilled.TEST_X, Spilled.TRAIN_Y),
        "inputs and targets must have the same number of rows, got 7 and 12");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
