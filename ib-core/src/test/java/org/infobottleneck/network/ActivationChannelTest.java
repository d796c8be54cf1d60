package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationChannelTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "gaussian(noiseVariance=0.01)",
        "gaussian(noiseVariance=1e-3)",
        "dropout(rate=0.25)",
        "quantized(bits=1)",
        "quantized(bits=16)"
      })
  void textReadsBackAsTheSameChannel(String text) {
    assertThat(ActivationChannel.parse(text))
        .hasToString(text)
        .isEqualTo(ActivationChannel.parse(text));
  }

  @Test
  void everyDoubleReadsBackToTheBit() {
    ActivationChannel channel = ActivationChannel.gaussian(1.0 / 3);
    assertThat(ActivationChannel.parse(channel.toString())).isEqualTo(channel);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gaussian",
        "gaussian(0.01)",
        "gaussian(noiseVariance=0.01",
        "gaussian(variance=0.01)",
        "noise(noiseVariance=0.01)",
        "=gaussian()",
        "None"
      })
  void otherTextIsRefusedWithIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationChannel.parse(text))
        .withMessageContaining("channel must be none")
        .withMessageEndingWith("got " + text);
  }

  @Test
  void aRefusalNamesTheParameter() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationChannel.parse("gaussian(noiseVariance=0)"))
        .withMessage("noise variance must be positive and finite, got 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationChannel.parse("gaussian(noiseVariance=small)"))
        .withMessageContaining("needs a number, got small");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationChannel.parse("quantized(bits=4.0)"))
        .withMessageContaining("needs a number, got 4.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationChannel.quantized(17))
        .withMessageContaining("between 1 and 16, got 17");
    assertThatIllegalArgumentException().isThrownBy(() -> ActivationChannel.quantized(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationChannel.dropout(1))
        .withMessageContaining("between 0 and 1, got 1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> ActivationChannel.dropout(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> ActivationChannel.gaussian(Double.NaN));
  }

  @Test
  void anArchitectureShowsItsChannelWhereThereIsOne() {
    Architecture plain = Architecture.tanh(12, 10, 7, 2);
    assertThat(plain.channel()).isEqualTo(ActivationChannel.none());
    assertThat(plain).hasToString("12-10-7-2 tanh, softmax output, truncated_normal_fan_in");
    Architecture noisy = plain.withChannel(ActivationChannel.gaussian(0.01));
    assertThat(noisy)
        .hasToString(
            "12-10-7-2 tanh, softmax output, truncated_normal_fan_in, gaussian(noiseVariance=0.01)");
    assertThat(noisy.withHidden(Activation.RELU).withInitializer(Initializer.HE_NORMAL).channel())
        .isEqualTo(ActivationChannel.gaussian(0.01));
    assertThat(noisy.withOutput(Activation.LINEAR).withChannel(ActivationChannel.none()).channel())
        .isEqualTo(ActivationChannel.none());
  }

  @Test
  void aQuantizedChannelKnowsItsLevels() {
    assertThat(new ActivationChannel.Quantized(4).levels()).isEqualTo(16);
  }
}
