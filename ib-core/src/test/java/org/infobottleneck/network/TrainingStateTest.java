package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trainings and networks in files. */
class TrainingStateTest {

  private static final Dataset DATA = IcosahedronTask.deterministic().splitConsecutive(0.1).test();
  private static final Training SGD = Sgd.learningRate(0.1).withBatchSize(100);
  private static final Architecture PLAIN = Architecture.tanh(12, 5, 3, 2);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("a.training");
  }

  private static void assertSameBits(Mlp actual, Mlp expected) {
    for (int layer = 1; layer <= actual.layerCount(); layer++) {
      assertThat(actual.weights(layer).data).isEqualTo(expected.weights(layer).data);
      assertThat(actual.biases(layer).data).isEqualTo(expected.biases(layer).data);
    }
  }

  private static Trainer trained(Architecture architecture, Training training, int epochs) {
    Trainer trainer = Trainer.of(Mlp.create(architecture, 1), DATA, training);
    for (int epoch = 0; epoch < epochs; epoch++) {
      trainer.trainEpoch();
    }
    return trainer;
  }

  static Stream<Arguments> trainings() {
    return Stream.of(
        Arguments.of(PLAIN, SGD),
        Arguments.of(PLAIN, SGD.withBatching(Batching.CONSECUTIVE)),
        Arguments.of(PLAIN, SGD.withOptimizer(Sgd.learningRate(0.05).withMomentum(0.9))),
        Arguments.of(PLAIN, SGD.withOptimizer(Adam.kingma(1e-3).withWeightDecay(1e-4))),
        Arguments.of(PLAIN, SGD.withOptimizer(Adam.tensorFlow(1e-3)).withSeed(-7)),
        Arguments.of(PLAIN, SGD.withWeightNoise(1e-3)),
        Arguments.of(PLAIN.withChannel(ActivationChannel.gaussian(0.01)), SGD),
        Arguments.of(
            Architecture.relu(12, 5, 3, 2).withChannel(ActivationChannel.dropout(0.2)), SGD),
        Arguments.of(
            Architecture.relu(12, 5, 3, 2).withChannel(ActivationChannel.quantized(3)), SGD));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void aTrainingThatWasStoredTakesTheSameSteps(Architecture architecture, Training training) {
    trained(architecture, training, 2).state().save(file());
    TrainingState stored = TrainingState.load(file());
    assertThat(stored.epoch()).isEqualTo(2);
    assertThat(stored.training()).isEqualTo(training);
    Trainer again = Trainer.resume(Mlp.create(architecture, 99), DATA, stored);
    again.trainEpoch();
    again.trainEpoch();

    Trainer whole = trained(architecture, training, 4);
    assertSameBits(again.network(), whole.network());
    assertThat(again.optimizerState().values()).isEqualTo(whole.optimizerState().values());
    assertThat(again.optimizerState().steps()).isEqualTo(whole.optimizerState().steps());
    assertThat(again.gradientStatistics()).isEqualTo(whole.gradientStatistics());
    assertThat(again.evaluate(DATA)).isEqualTo(whole.evaluate(DATA));
  }

  @Test
  void aStateIsNotChangedByFurtherEpochs() {
    Trainer trainer = trained(PLAIN, SGD.withOptimizer(Adam.kingma(1e-3)), 1);
    TrainingState state = trainer.state();
    double[] before = state.network().weights(1).data.clone();
    trainer.trainEpoch();
    assertThat(state.network().weights(1).data).containsExactly(before);
    assertThat(state.optimizerState().steps()).isLessThan(trainer.optimizerState().steps());
    state.network().weights(1).data[0] = 7;
    assertThat(state.network().weights(1).data).containsExactly(before);
  }

  @Test
  void theSameStateHasTheSameBytes() throws IOException {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("rows", "zw\u00f6lf\tand a tab");
    notes.put("more", "");
    trained(PLAIN, SGD, 1).state().withNotes(notes).save(file());
    TrainingState stored = TrainingState.load(file());
    assertThat(stored.notes()).containsExactlyEntriesOf(notes);
    Path copy = folder.resolve("copy");
    stored.save(copy);
    assertThat(copy).hasBinaryContent(Files.readAllBytes(file()));
  }

  @Test
  void aNetworkAloneComesBackWithItsLevels() {
    Architecture quantized =
        Architecture.relu(12, 5, 3, 2).withChannel(ActivationChannel.quantized(2));
    Mlp network = Mlp.create(quantized, 3);
    network.calibrate(DATA.inputs());
    network.save(file());
    Mlp stored = Mlp.load(file());
    assertThat(stored.architecture()).isEqualTo(quantized);
    assertThat(stored.predict(DATA.inputs()).data)
        .containsExactly(network.predict(DATA.inputs()).data);
    // levels that are not known yet are not known afterwards
    Mlp.create(quantized, 3).save(file());
    Mlp fresh = Mlp.load(file());
    assertThatThrownBy(() -> fresh.predict(DATA.inputs()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theNetworkOfATrainingCanBeReadAlone() {
    Trainer trainer = trained(PLAIN, SGD, 1);
    trainer.state().save(file());
    assertSameBits(Mlp.load(file()), trainer.network());
    Mlp.create(PLAIN, 1).save(file());
    assertThatExceptionOfType(NetworkFormatException.class)
        .isThrownBy(() -> TrainingState.load(file()))
        .withMessage(file() + ": the file holds a network but no training");
  }

  @Test
  void everyDamagedByteAndEveryTruncationIsRefusedByName() throws IOException {
    Training momentum = SGD.withOptimizer(Sgd.learningRate(0.05).withMomentum(0.9));
    Trainer.of(Mlp.create(Architecture.tanh(12, 2, 2), 1), DATA, momentum)
        .state()
        .withNotes(Map.of("rows", "some"))
        .save(file());
    byte[] whole = Files.readAllBytes(file());
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) (1 << (i % 8));
      assertRefused(damaged);
      assertRefused(Arrays.copyOf(whole, i));
    }
    assertRefused(Arrays.copyOf(whole, whole.length + 1));
  }

  private void assertRefused(byte[] content) throws IOException {
    Files.write(file(), content);
    assertThatExceptionOfType(NetworkFormatException.class)
        .isThrownBy(() -> TrainingState.load(file()))
        .withMessageStartingWith(file() + ": ")
        .satisfies(e -> assertThat(e.file()).isEqualTo(file().toString()));
  }

  /** What no damage leads to: a file that is whole and says what can't be. */
  @Test
  void whatCanNotBeIsRefusedThoughItsChecksumIsRight() throws IOException {
    assertRefused(forged("12-2000000000-2000000000-2 tanh", 16));
    assertRefused(forged("12-2-2 tanh", 16));
    assertRefused(forged("no network", 16));
    assertRefused(forged("1-1 tanh", 16)); // then there are neither trainings nor their number
  }

  private static byte[] forged(String architecture, int bytes) {
    byte[] text = architecture.getBytes(StandardCharsets.UTF_8);
    int length = 8 + 4 + 8 + 4 + text.length + bytes + 4;
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put("IB-NETW\n".getBytes(StandardCharsets.US_ASCII)).putInt(1).putLong(length);
    buffer.putInt(text.length).put(text);
    CRC32 crc = new CRC32();
    crc.update(buffer.array(), 0, length - 4);
    return buffer.putInt(length - 4, (int) crc.getValue()).array();
  }

  @Test
  void anotherVersionOfTheFormatIsNamed() throws IOException {
    Mlp.create(PLAIN, 1).save(file());
    byte[] content = Files.readAllBytes(file());
    content[8] = 2;
    Files.write(file(), content);
    assertThatExceptionOfType(NetworkFormatException.class)
        .isThrownBy(() -> Mlp.load(file()))
        .withMessageContaining("unknown version 2");
  }

  @Test
  void whatCouldNotBeReadIsNotWritten() throws IOException {
    Mlp network = Mlp.create(PLAIN, 1);
    network.save(file());
    byte[] before = Files.readAllBytes(file());
    network.weights(2).set(1, 2, Double.NaN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.save(file()))
        .withMessageContaining("weights of layer 2")
        .withMessageContaining("row 1, column 2");
    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  void aNetworkOfAnotherShapeIsRefusedAndLeftAsItIs() {
    TrainingState state = trained(PLAIN, SGD, 1).state();
    Mlp other = Mlp.create(Architecture.tanh(12, 4, 3, 2), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trainer.resume(other, DATA, state))
        .withMessageContaining("12-5-3-2 tanh")
        .withMessageContaining("12-4-3-2 tanh");
    assertSameBits(other, Mlp.create(Architecture.tanh(12, 4, 3, 2), 1));
  }
}
