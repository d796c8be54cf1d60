package org.infobottleneck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxDatasetsTest {

  @TempDir private Path folder;

  private Path images;
  private Path labels;

  @BeforeEach
  void threeImages() throws IOException {
    images = folder.resolve("images");
    labels = folder.resolve("labels");
    IdxWriter.write(images, (row, place) -> 51 * ((row + place) % 6), 3, 2, 2);
    IdxWriter.write(labels, (row, place) -> 2 - row, 3);
  }

  private void refused(Path named, String... words) {
    assertThatExceptionOfType(ArrayFormatException.class)
        .isThrownBy(() -> IdxDatasets.read(images, labels, 3))
        .withMessageStartingWith(named + ": ")
        .withMessageContainingAll(words);
  }

  @Test
  void bytesOfTheFormatAreThoseOfItsDescription() throws IOException {
    assertThat(Files.readAllBytes(images))
        .containsExactly(
            0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2, //
            0, 51, 102, 153, 51, 102, 153, 204, 102, 153, 204, 255);
  }

  @Test
  void pixelsLieBetweenZeroAndOneAndLabelsAreOneHot() {
    Dataset data = IdxDatasets.read(images, labels, 4);

    assertThat(data.inputs().data)
        .containsExactly(0, 0.2, 0.4, 0.6, 0.2, 0.4, 0.6, 0.8, 0.4, 0.6, 0.8, 1);
    assertThat(data.inputWidth()).isEqualTo(4);
    assertThat(data.labels().orElseThrow()).containsExactly(2, 1, 0);
    assertThat(data.targets().data).containsExactly(0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0);
  }

  @Test
  void packedFilesAreReadAlikeWhateverTheirName() throws IOException {
    Path packed = folder.resolve("packed.gz");
    IdxWriter.write(packed, (row, place) -> 51 * ((row + place) % 6), 3, 2, 2);
    Path plainName = Files.move(packed, folder.resolve("packed"));

    assertThat(Files.readAllBytes(plainName)[0]).isEqualTo((byte) 0x1f);
    assertThat(IdxFiles.read(plainName).matrix().data)
        .isEqualTo(IdxFiles.read(images).matrix().data);
  }

  @ParameterizedTest
  @CsvSource({"9, 1, -1", "11, 2, -1", "12, 4, -1", "13, 4, 0.5", "14, 8, 0.5"})
  void elementsOfEveryTypeAreRead(int type, int bytes, double expected) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(8 + bytes);
    content.put(new byte[] {0, 0, (byte) type, 1}).putInt(1);
    switch (type) {
      case 9 -> content.put((byte) -1);
      case 11 -> content.putShort((short) -1);
      case 12 -> content.putInt(-1);
      case 13 -> content.putFloat(0.5f);
      default -> content.putDouble(0.5);
    }
    Path file = Files.write(folder.resolve("typed"), content.array());

    assertThat(IdxFiles.read(file).matrix().data).containsExactly(expected);
    Files.write(images, content.array());
    refused(images, "unsigned bytes");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyTruncationIsRefused(boolean packed) throws IOException {
    Path whole = packed ? folder.resolve("packed.gz") : images;
    IdxWriter.write(whole, (row, place) -> row, 3, 2, 2);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(images, Arrays.copyOf(bytes, length));
      refused(images, length > 1 && packed ? "cut off within what gzip packed" : "cut off");
    }
  }

  @Test
  void filesThatAreTooLongAreRefused() throws IOException {
    Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 29));
    refused(images, "longer than it says", "12 bytes", "13");
  }

  @Test
  void packedFilesThatPromiseGigabytesCostNothing() throws IOException {
    byte[] header = {0, 0, 8, 3, 0, 1, 0, 0, 0, 0, 0x7f, 0, 0, 0, 0x7f, 0};
    Path file = folder.resolve("promise.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[] {0, 0, 8, 1, 0x7f, 0, 0, 0, 1, 2, 3});
    }
    Files.copy(file, images, StandardCopyOption.REPLACE_EXISTING);
    refused(images, "cut off", "2130706432 bytes", "3");
    Files.write(images, header);
    refused(images, "65536 x 32512 x 32512", "fits no array");
    header[4] = (byte) 0x80;
    Files.write(images, header);
    refused(images, "2147549184", "fits no array");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 7", "2, 10", "3, 0"})
  void wrongMagicIsRefused(int place, byte value) throws IOException {
    byte[] bytes = Files.readAllBytes(images);
    bytes[place] = value;
    Files.write(images, bytes);
    refused(images, "no IDX file");
  }

  @Test
  void imagesAndLabelsTakenForEachOtherAreRefused() {
    Path swapped = images;
    images = labels;
    labels = swapped;
    refused(labels, "one axis", "3 x 2 x 2");
    labels = images;
    refused(images, "two axes");
  }

  @Test
  void labelsMustBeAsManyAsImagesAndWithinTheClasses() throws IOException {
    IdxWriter.write(labels, (row, place) -> 0, 4);
    refused(labels, "each of the 3 images", images.toString(), "holds 4");
    IdxWriter.write(labels, (row, place) -> row + 1, 3);
    refused(labels, "between 0 and 2", "got 3 at row 2");
    IdxWriter.write(labels, (row, place) -> 0, 0);
    IdxWriter.write(images, (row, place) -> 0, 0, 2, 2);
    refused(images, "0 x 2 x 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdxDatasets.read(images, labels, 1))
        .withMessageContaining("number of classes");
  }

  @Test
  void damagedPackingIsRefused() throws IOException {
    Path file = folder.resolve("packed.gz");
    IdxWriter.write(file, (row, place) -> 7 * row + place, 9, 2, 2);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 8] ^= 1; // the checksum
    Files.write(images, bytes);
    refused(images, "badly packed");
  }

  @Test
  void filesThatAreMissingAreNamed() {
    images = folder.resolve("missing");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> IdxDatasets.read(images, labels, 3))
        .withMessageContaining(images.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".gz"})
  void theFourFilesOfMnistAreFoundByTheirNames(String end) throws IOException {
    IdxWriter.writeMnist(folder, 50, 20, 4, end, 1);
    Split split = IdxDatasets.mnist(folder);

    assertThat(split.train().size()).isEqualTo(50);
    assertThat(split.test().size()).isEqualTo(20);
    assertThat(split.train().inputWidth()).isEqualTo(16);
    assertThat(split.train().classes()).isEqualTo(10);
  }

  @Test
  void imagesAreScaledAsTheyAreRead() throws IOException {
    IdxWriter.writeMnist(folder, 50, 20, 4, "", 1);
    Split split = IdxDatasets.mnist(folder);
    Scaling scaling = Scaling.standard(split.train());
    Split expected = scaling.apply(split);
    Split scaled = IdxDatasets.mnist(folder, scaling);

    assertThat(scaled.train().inputs().data).isEqualTo(expected.train().inputs().data);
    assertThat(scaled.test().inputs().data).isEqualTo(expected.test().inputs().data);
    assertThat(scaled.test().labels().orElseThrow()).isEqualTo(split.test().labels().orElseThrow());
    assertThat(split.train().inputs().data).isNotEqualTo(expected.train().inputs().data);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                IdxDatasets.mnist(
                    folder, Scaling.standard(Dataset.labeled(new double[2][9], new int[2], 2))))
        .withMessageContaining("number of input units");
  }

  @Test
  void aSetOfFilesThatIsNotClearIsRefused() throws IOException {
    assertThatExceptionOfType(ArrayFormatException.class)
        .isThrownBy(() -> IdxDatasets.mnist(folder))
        .withMessageContainingAll(folder.toString(), "train-images-idx3-ubyte", "none");
    IdxWriter.writeMnist(folder, 5, 5, 4, "", 1);
    Path train = folder.resolve("train-images-idx3-ubyte");
    Files.copy(train, folder.resolve("train-images.idx3-ubyte"));
    assertThatExceptionOfType(ArrayFormatException.class)
        .isThrownBy(() -> IdxDatasets.mnist(folder))
        .withMessageContaining("train-images.idx3-ubyte");
    Files.delete(folder.resolve("train-images.idx3-ubyte"));
    IdxWriter.write(folder.resolve("t10k-images-idx3-ubyte"), (row, place) -> 0, 5, 3, 3);
    assertThatExceptionOfType(ArrayFormatException.class)
        .isThrownBy(() -> IdxDatasets.mnist(folder))
        .withMessageContainingAll("16 pixels", "of 9");
  }

  @Test
  void packedAndPlainFilesOfTheWriterHoldTheSame() throws IOException {
    IdxWriter.write(folder.resolve("a.gz"), (row, place) -> row, 3);
    IdxWriter.write(folder.resolve("a"), (row, place) -> row, 3);
    byte[] packed = Files.readAllBytes(folder.resolve("a.gz"));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(folder.resolve("a")));
    }
  }
}
