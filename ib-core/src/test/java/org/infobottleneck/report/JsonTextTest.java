package org.infobottleneck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  private static final ObjectMapper JACKSON = new ObjectMapper();

  @Test
  void everyCharacterComesBack() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c < 0x2100; c++) {
      all.append((char) c);
    }
    all.append("\ud83d\ude00").append("\ufffe\uffff");
    String json = new JsonText().value(all.toString()).toString();
    assertThat(JACKSON.readTree(json).asText()).isEqualTo(all.toString());
    assertThat(json).matches("[ -~]*").doesNotContain("<", ">", "&");
    assertThat(json).as("what is plain stays so").contains(" !", "}~");
  }

  @Test
  void numbersComeBackToTheLastBit() throws IOException {
    for (double value :
        List.of(0.1 + 0.2, Math.PI, -1e-300, Double.MIN_VALUE, Double.MAX_VALUE, 123456789.125)) {
      String json = new JsonText().value(value).toString();
      assertThat(JACKSON.readTree(json).asDouble()).isEqualTo(value);
    }
  }

  @Test
  void whatIsNoNumberIsRefused() {
    for (double value : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
      assertThatThrownBy(() -> new JsonText().value(value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be finite, got " + value);
    }
  }

  @Test
  void commasStandBetweenMembersAndElements() {
    JsonText json = new JsonText();
    json.beginObject().name("a").beginArray().value(1).value("b").nothing().endArray();
    json.name("c").beginObject().endObject().name("d").value(true).endObject();
    assertThat(json).hasToString("{\"a\":[1,\"b\",null],\"c\":{},\"d\":true}");
  }
}
