package org.infobottleneck.examples.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Curves that are known on paper, so that every digit of a file can be written down here. */
class CurvePointsTest {

  @TempDir Path folder;

  private static final double LN2 = StrictMath.log(2);

  /**
   * Of a uniform bit seen through a channel that flips it with probability e the optimum at beta is
   * a channel in front that flips with a, so that F has a closed form. For e = 0.1 and a = 0.05:
   *
   * <pre>
   *   I(X;T) = 1 - h(a),   I(T;Y) = 1 - h(a * e),   beta = h'(a) / h'(a * e) / (1 - 2 e)
   * </pre>
   */
  private static String symmetric() {
    double a = 0.05;
    double e = 0.1;
    double both = a * (1 - e) + (1 - a) * e;
    double beta = StrictMath.log((1 - a) / a) / StrictMath.log((1 - both) / both) / (1 - 2 * e);
    double ofInputs = 1 - entropy(a);
    double ofTargets = 1 - entropy(both);
    return problem(
        "\"I_XY_bits\": " + (1 - entropy(e)) + ", \"H_X_bits\": 1.0, \"H_Y_bits\": 1.0",
        1 / 0.64,
        point(beta, ofInputs - beta * ofTargets, ofInputs, ofTargets, 1));
  }

  private static double entropy(double p) {
    return -(p * StrictMath.log(p) + (1 - p) * StrictMath.log(1 - p)) / LN2;
  }

  private static String problem(String whole, double critical, String... points) {
    return "{\"pxy\": [[0.45, 0.05], [0.05, 0.45]], "
        + whole
        + ", \"beta_c1\": "
        + critical
        + ", \"points\": ["
        + String.join(", ", points)
        + "]}";
  }

  private static String point(double beta, double f, double ofInputs, double ofTargets, double h) {
    return String.format(
        Locale.ROOT,
        "{\"beta\": %s, \"F_bits\": %s, \"I_XT_bits\": %s, \"I_TY_bits\": %s, \"H_T_bits\": %s}",
        beta,
        f,
        ofInputs,
        ofTargets,
        h);
  }

  private List<Outcome> outcomes(String json) throws IOException {
    Path file = folder.resolve("ib_curve.json");
    Files.writeString(file, json);
    JsonNode node = JsonFields.read(file);
    assertThat(CurvePoints.isLayout(node)).isTrue();
    return CurvePoints.checks(node).stream().map(Check::run).toList();
  }

  private List<Outcome> missed(String json) throws IOException {
    return outcomes(json).stream().filter(o -> o.verdict() != Verdict.OK).toList();
  }

  @Test
  void aCurveInClosedFormIsMet() throws IOException {
    List<Outcome> outcomes =
        outcomes("{\"_conventions\": {\"pxy\": \"row = x\"}, \"bit\": " + symmetric() + "}");
    assertThat(outcomes).hasSize(8).allMatch(o -> o.verdict() == Verdict.OK);
    assertThat(outcomes.get(0).id()).isEqualTo("bit/I_XY_bits");
    assertThat(outcomes.get(4).id()).startsWith("bit/beta=2.02").endsWith("/F_bits");
  }

  @Test
  void oneDigitChangedFails() throws IOException {
    String good = "{\"bit\": " + symmetric() + "}";
    for (String field :
        List.of("I_XY_bits", "H_X_bits", "beta_c1", "F_bits", "I_XT_bits", "I_TY_bits")) {
      String wrong =
          good.replaceFirst("\"" + field + "\": (-?\\d)\\.\\d", "\"" + field + "\": $1.9");
      assertThat(wrong).isNotEqualTo(good);
      List<Outcome> missed = missed(wrong);
      assertThat(missed).as(field).hasSize(1);
      assertThat(missed.get(0).id()).endsWith(field);
      assertThat(missed.get(0).verdict()).isEqualTo(Verdict.FAILED);
    }
  }

  @Test
  void aReferenceThatIsNoOptimumFailsWithTheCertificateOfOurs() throws IOException {
    String trivial = point(2.5, 0, 0, 0, 0);
    String whole =
        "\"I_XY_bits\": " + (1 - entropy(0.1)) + ", \"H_X_bits\": 1.0, \"H_Y_bits\": 1.0";
    List<Outcome> missed = missed("{\"bit\": " + problem(whole, 1 / 0.64, trivial) + "}");
    assertThat(missed).hasSize(4).allMatch(o -> o.verdict() == Verdict.FAILED);
    assertThat(missed.get(0).message())
        .containsPattern(
            "off by .*, lower than the reference: ours is certified to \\de-?\\d+ nats");
  }

  /** The curve leaves the origin at 1/0.64 = 1.5625. */
  @Test
  void nearATransitionOnlyTheFunctionalIsHeld() throws IOException {
    String whole =
        "\"I_XY_bits\": " + (1 - entropy(0.1)) + ", \"H_X_bits\": 1.0, \"H_Y_bits\": 1.0";
    String near = point(1.55, 0, 1e-3, 0, 0);
    String far = point(1.5, 0, 1e-3, 0, 0);
    List<Outcome> missed = missed("{\"bit\": " + problem(whole, 1 / 0.64, near, far) + "}");
    assertThat(missed).hasSize(2);
    assertThat(missed.get(0).id()).isEqualTo("bit/beta=1.55/I_XT_bits");
    assertThat(missed.get(0).verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(missed.get(0).message())
        .endsWith("within 1 % of the transition at beta = 1.56250: only F is held there");
    assertThat(missed.get(1).id()).isEqualTo("bit/beta=1.5/I_XT_bits");
    assertThat(missed.get(1).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void whatIsMissingOrMalformedIsAnErrorThatNamesIt() throws IOException {
    String good = symmetric();
    assertError("{\"bit\": " + good.replace("I_XY_bits", "mi") + "}", "'I_XY_bits' is missing");
    assertError("{\"bit\": " + good.replace("F_bits", "F") + "}", "'F_bits' must be a number");
    assertError("{\"bit\": " + good.replace("H_T_bits", "H") + "}", "'H_T_bits' must be a number");
    assertError("{\"bit\": " + good.replace("0.45,", "0.55,") + "}", "must sum to 1, got 1.1");
    assertError("{\"bit\": " + good.replace("0.45,", "") + "}", "row 1 must have 1 values");
    assertError("{\"bit\": " + good.replace("pxy", "p") + "}", "'pxy' is missing");
    assertError(
        "{\"bit\": " + good.replace("\"beta\": ", "\"beta\": -") + "}", "'beta' must be positive");
    assertError(
        "{\"bit\": " + good + ", \"two\": {\"pxy\": [[1.0]]}}", "field 'points' is missing");
  }

  private void assertError(String json, String message) throws IOException {
    List<Outcome> missed = missed(json);
    assertThat(missed).as(message).hasSize(1);
    assertThat(missed.get(0).verdict()).isEqualTo(Verdict.ERROR);
    assertThat(missed.get(0).message()).contains(message);
  }

  @Test
  void whatIsNoCurveIsUnsupported() throws IOException {
    List<Outcome> missed = missed("{\"bit\": " + symmetric() + ", \"other\": {\"values\": []}}");
    assertThat(missed).hasSize(1);
    assertThat(missed.get(0).verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(CurvePoints.isLayout(JsonFields.read(written("{\"bit\": {\"points\": [1, 2]}}"))))
        .isFalse();
  }

  private Path written(String json) throws IOException {
    return Files.writeString(folder.resolve("other.json"), json);
  }

  /** Three inputs; the best two cells keep the last one apart. */
  @Test
  void theBestQuantizerIsThatOfTheProblemOfItsName() throws IOException {
    String points =
        "{\"points\": [{\"k\": 1, \"max_I_TY_bits\": -5e-16}, {\"k\": 2, \"max_I_TY_bits\": 1},"
            + " {\"k\": 3, \"max_I_TY_bits\": 0.5}, {\"k\": 2.5, \"max_I_TY_bits\": 1}]}";
    String triple = "{\"pxy\": [[0.25, 0], [0.25, 0], [0, 0.5]], \"points\": []}";
    List<Outcome> outcomes =
        outcomes(
            "{\"a_best_deterministic_quantizer\": "
                + points
                + ", \"b_best_deterministic_quantizer\": "
                + points
                + ", \"a_3x2\": "
                + triple
                + "}");
    assertThat(outcomes.stream().map(Outcome::verdict).limit(8))
        .containsExactly(
            Verdict.OK,
            Verdict.OK,
            Verdict.FAILED,
            Verdict.ERROR,
            Verdict.UNSUPPORTED,
            Verdict.UNSUPPORTED,
            Verdict.UNSUPPORTED,
            Verdict.ERROR);
    assertThat(outcomes.get(1).id()).isEqualTo("a_best_deterministic_quantizer/k=2");
    assertThat(outcomes.get(4).message()).contains("no problem with p(x,y)");
  }
}
