package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration prints, it reads. */
class ConfigurationTextTest {

  static Stream<Optimizer> optimizers() {
    return Stream.of(
        Sgd.learningRate(0.1),
        new Sgd(1.0 / 3, 0.9, 1e-4),
        new Sgd(Double.MIN_VALUE, -0.0, -0.0),
        Adam.kingma(1e-3),
        Adam.tensorFlow(4e-4),
        new Adam(Adam.Form.TENSOR_FLOW, 1e300, -0.0, 0.5, 1e-30, -0.0));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void anOptimizerReadsBack(Optimizer optimizer) {
    assertThat(Optimizer.parse(optimizer.toString()))
        .isEqualTo(optimizer)
        .hasToString(optimizer.toString());
    assertThat(Optimizer.parse(optimizer.toString().replace(" ", ""))).isEqualTo(optimizer);
  }

  @Property(seed = "1", tries = 200)
  void anyNumbersOfAnOptimizerReadBack(
      @ForAll @IntRange(min = -990, max = 990) int exponent, @ForAll long mantissa) {
    double share = (mantissa >>> 11) * 0x1p-53;
    double rate = Math.scalb(1 + share, exponent);
    double decay = Math.scalb(share, exponent);
    Stream.of(
            new Sgd(rate, share, decay),
            new Adam(Adam.Form.KINGMA, rate, share, share / 3, rate / 7, decay))
        .forEach(o -> assertThat(Optimizer.parse(o.toString())).isEqualTo(o));
  }

  @Test
  void whatIsLeftOutOfAnOptimizerIsAsInItsFactory() {
    assertThat(Optimizer.parse("sgd(learningRate=0.1)")).isEqualTo(Sgd.learningRate(0.1));
    assertThat(Optimizer.parse("adam(form=kingma,learningRate=1e-3)")).isEqualTo(Adam.kingma(1e-3));
    assertThat(Optimizer.parse("adam(learningRate=4e-4, form=TENSOR_FLOW)"))
        .isEqualTo(Adam.tensorFlow(4e-4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rmsprop(learningRate=0.1);expected one of sgd, adam, got \"rmsprop\"",
        "sgd;expected learningRate= among the arguments",
        "sgd(0.1);expected one of, each at most once, learningRate, momentum, weightDecay",
        "sgd(learningRate=0.1,nesterov);got \"nesterov\"",
        "sgd(learningRate=0.1,momentum=1);momentum must lie in [0, 1), got 1.0",
        "sgd(learningRate=NaN);expected a number for learningRate, got \"NaN\"",
        "adam(learningRate=0.1);expected form= among the arguments",
        "adam(form=adamw,learningRate=0.1);expected one of kingma, tensor_flow, got \"adamw\"",
      })
  void whatIsNoOptimizerIsRefused(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Optimizer.parse(text))
        .withMessageStartingWith("can't read \"" + text + "\"")
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aTrainingReadsBack(Optimizer optimizer) {
    Training plain = Training.with(optimizer);
    Training other =
        plain
            .withBatchSize(Integer.MAX_VALUE)
            .withBatching(Batching.CONSECUTIVE)
            .withLoss(Loss.MEAN_SQUARED_ERROR)
            .withWeightNoise(0.25)
            .withSeed(Long.MIN_VALUE);
    assertThat(Training.parse(plain.toString())).isEqualTo(plain);
    assertThat(Training.parse(other.toString())).isEqualTo(other);
    assertThat(Training.parse("Training(optimizer=" + optimizer + ")")).isEqualTo(plain);
    assertThat(plain).asString().doesNotContain("Noise");
    assertThat(other.withWeightNoise(-0.0)).isEqualTo(other.withWeightNoise(0));
  }

  @Test
  void whatIsNoTrainingIsRefusedNamingThePart() {
    String text = "Training[optimizer=sgd(learningRate=0.1, momentum=2), batchSize=1]";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Training.parse(text))
        .withMessageContaining(text)
        .withMessageContaining("momentum must lie in [0, 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Training.parse("training[]"))
        .withMessageContaining("expected one of Training");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Training.with(Sgd.learningRate(1)).withWeightNoise(-1))
        .withMessageContaining("weight noise must lie between 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Training.parse("Training[optimizer=sgd(learningRate=1),batchSize=0]"))
        .withMessageContaining("batch size must be at least 1");
  }

  @ParameterizedTest
  @EnumSource
  void aLossReadsBack(Loss loss) {
    assertThat(Loss.parse(loss.toString())).isEqualTo(loss);
    assertThat(Loss.parse(loss.toString().toLowerCase(Locale.ROOT))).isEqualTo(loss);
  }

  @ParameterizedTest
  @EnumSource
  void aBatchingReadsBack(Batching batching) {
    assertThat(Batching.parse(batching.toString())).isEqualTo(batching);
  }

  @Test
  void whatIsNoLossOrBatchingIsRefusedNamingThose() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Loss.parse("hinge"))
        .withMessageContaining("expected one of CROSS_ENTROPY, MEAN_SQUARED_ERROR, got \"hinge\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Batching.parse("sorted"))
        .withMessageContaining("expected one of SHUFFLED, CONSECUTIVE, got \"sorted\"");
  }

  @Test
  void everyActivationAndInitializerReadsBack() {
    for (Activation hidden : Activation.values()) {
      for (Activation output : Activation.values()) {
        for (Initializer initializer : Initializer.values()) {
          if (hidden != Activation.SOFTMAX) {
            Architecture architecture =
                new Architecture(List.of(12, 10, 2), hidden, output, initializer);
            assertThat(Architecture.parse(architecture.toString())).isEqualTo(architecture);
          }
        }
      }
    }
  }

  @Property(seed = "1", tries = 200)
  void anyWidthsReadBack(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int layers) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] widths =
        IntStream.range(0, layers).map(i -> 2 + random.nextInt(Integer.MAX_VALUE - 2)).toArray();
    Architecture architecture = Architecture.regression(widths);
    assertThat(Architecture.parse(architecture.toString()))
        .isEqualTo(architecture)
        .hasToString(architecture.toString());
  }

  @Test
  void partsLeftOutOfAnArchitectureAreAsInItsFactories() {
    assertThat(Architecture.parse("12-10-7-5-4-3-2 tanh"))
        .isEqualTo(Architecture.tanh(12, 10, 7, 5, 4, 3, 2));
    assertThat(Architecture.parse(" 12-10-2  ReLU ")).isEqualTo(Architecture.relu(12, 10, 2));
    assertThat(Architecture.parse("12-2 elu,softmax output"))
        .isEqualTo(Architecture.of(Activation.ELU, 12, 2));
    assertThat(Architecture.parse("12-10-1 tanh, linear output"))
        .isEqualTo(Architecture.regression(12, 10, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';expected an argument, got nothing",
        "tanh;expected widths and the hidden activation, like 12-10-2 tanh, got \"tanh\"",
        "12-10-2;expected widths and the hidden activation",
        "12--2 tanh;expected an argument",
        "12-99999999999-2 tanh;expected a whole number",
        "12 tanh;number of widths",
        "12-0-2 tanh;width of layer 1 must be at least 1, got 0",
        "12-10-2 tahn;expected one of TANH, RELU",
        "12-10-2 softmax;SOFTMAX is for the output layer only",
        "12-10-2 tanh, softmax;expected the activation of the output, like softmax output",
        "12-10-2 tanh, soft output;expected one of TANH, RELU",
        "12-10-2 tanh, softmax output, zeros;expected one of TRUNCATED_NORMAL_FAN_IN",
        "'12-10-2 tanh, softmax output, he_normal, more';channel must be none or like gaussian(noiseVariance=0.01)",
        "'12-10-2 tanh, softmax output, he_normal, none, more';expected no argument here",
        "'12-10-2 tanh, softmax output, initializer=he_normal';expected no argument here",
        "widths=12;expected argument number 1",
      })
  void whatIsNoArchitectureIsRefused(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Architecture.parse(text))
        .withMessageStartingWith("can't read \"" + text + "\"")
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12-", "-", "12 ", "(", "a,", "sgd(", "x", "9"})
  void theSameAHundredThousandTimesIsReadOrRefusedBriefly(String piece) {
    String text = piece.repeat(100_000);
    List<Function<String, Object>> readers =
        List.of(Architecture::parse, Optimizer::parse, Training::parse, Loss::parse);
    for (String hostile : List.of(text, text + "2 tanh", text + " tanh")) {
      for (Function<String, Object> reader : readers) {
        try {
          assertThat(reader.apply(hostile)).isInstanceOf(Architecture.class);
        } catch (IllegalArgumentException e) {
          assertThat(e.getMessage()).hasSizeLessThan(1000);
        }
      }
    }
  }
}
