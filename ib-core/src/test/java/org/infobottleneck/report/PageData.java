package org.infobottleneck.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the data out of a page, with a JSON parser that is none of ours. */
record PageData(JsonNode root) {

  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"report-data\">(.*?)</script>", Pattern.DOTALL);

  static PageData of(String html) {
    Matcher matcher = DATA.matcher(html);
    if (!matcher.find()) {
      throw new IllegalArgumentException("the page holds no data");
    }
    try {
      return new PageData(new ObjectMapper().readTree(matcher.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode set(int index) {
    return root.get("dataSets").get(index);
  }

  JsonNode path(int set, String observed, int layer, int estimator) {
    for (JsonNode path : set(set).get("paths")) {
      if (path.get("observed").asText().equals(observed)
          && path.get("layer").asInt() == layer
          && path.get("estimator").asInt() == estimator) {
        return path;
      }
    }
    throw new IllegalArgumentException("no such path");
  }

  double[] doubles(JsonNode place) {
    ByteBuffer bytes = bytes(place, 'd');
    double[] values = new double[bytes.capacity() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
    return values;
  }

  int[] integers(JsonNode place) {
    ByteBuffer bytes = bytes(place, 'i');
    int[] values = new int[bytes.capacity() / Integer.BYTES];
    bytes.asIntBuffer().get(values);
    return values;
  }

  private ByteBuffer bytes(JsonNode place, char type) {
    String text = root.get("columns").get(place.asInt()).asText();
    if (text.charAt(0) != type) {
      throw new IllegalArgumentException("column " + place + " is not of type " + type);
    }
    return ByteBuffer.wrap(Base64.getDecoder().decode(text.substring(1)))
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
