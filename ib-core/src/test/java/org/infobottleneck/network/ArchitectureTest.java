package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void shorthandsSayWhatTheyAre() {
    assertThat(Architecture.tanh(12, 10, 7, 5, 4, 3, 2))
        .isEqualTo(
            new Architecture(
                List.of(12, 10, 7, 5, 4, 3, 2),
                Activation.TANH,
                Activation.SOFTMAX,
                Initializer.TRUNCATED_NORMAL_FAN_IN))
        .hasToString("12-10-7-5-4-3-2 tanh, softmax output, truncated_normal_fan_in");
    assertThat(Architecture.relu(3, 4, 2))
        .isEqualTo(
            Architecture.of(Activation.RELU, 3, 4, 2).withInitializer(Initializer.HE_NORMAL));
  }

  @Test
  void layersAreCountedWithoutTheInput() {
    Architecture architecture = Architecture.tanh(12, 10, 7, 2);

    assertThat(architecture.layerCount()).isEqualTo(3);
    assertThat(architecture.inputWidth()).isEqualTo(12);
    assertThat(architecture.outputWidth()).isEqualTo(2);
    assertThat(architecture.activation(2)).isEqualTo(Activation.TANH);
    assertThat(architecture.activation(3)).isEqualTo(Activation.SOFTMAX);
    assertThat(architecture.parameterCount()).isEqualTo(13 * 10 + 11 * 7 + 8 * 2);
  }

  @Test
  void aChangeGivesANewValue() {
    Architecture tanh = Architecture.tanh(3, 2, 2);
    Architecture changed =
        tanh.withHidden(Activation.ELU)
            .withOutput(Activation.LINEAR)
            .withInitializer(Initializer.GLOROT_NORMAL);

    assertThat(changed.hidden()).isEqualTo(Activation.ELU);
    assertThat(changed.output()).isEqualTo(Activation.LINEAR);
    assertThat(changed.initializer()).isEqualTo(Initializer.GLOROT_NORMAL);
    assertThat(tanh).isEqualTo(Architecture.tanh(3, 2, 2));
  }

  @Test
  void theWidthsAreCopied() {
    List<Integer> widths = new ArrayList<>(List.of(3, 2));
    Architecture architecture =
        new Architecture(widths, Activation.TANH, Activation.SOFTMAX, Initializer.HE_NORMAL);
    widths.set(0, 9);

    assertThat(architecture.widths()).containsExactly(3, 2);
  }

  @Test
  void shapesThatAreNoneAreRefused() {
    refused(() -> Architecture.tanh(12), "number of widths");
    refused(() -> Architecture.tanh(0, 2), "width of the input must be at least 1, got 0");
    refused(() -> Architecture.tanh(3, -1, 2), "width of layer 1 must be at least 1, got -1");
    refused(() -> Architecture.of(Activation.SOFTMAX, 3, 2), "SOFTMAX is for the output layer");
    refused(() -> Architecture.tanh(3, 1), "width of a SOFTMAX output must be at least 2");
    refused(() -> Architecture.tanh(3, 2).activation(0), "layer must lie between 1 and 1, got 0");
    refused(() -> Architecture.tanh(3, 2).activation(2), "got 2");
    assertThatNullPointerException()
        .isThrownBy(() -> Architecture.tanh(3, 2).withOutput(null))
        .withMessage("output");
  }

  private static void refused(ThrowingCallable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(part);
  }
}
