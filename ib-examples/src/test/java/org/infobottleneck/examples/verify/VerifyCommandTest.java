package org.infobottleneck.examples.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

  @TempDir Path folder;

  private record Run(int exitCode, String out, String err) {

    /** The verdict of an entry, with its message. */
    String verdict(String id) {
      List<String> lines = out.lines().filter(line -> line.split("\\s+", 2)[0].equals(id)).toList();
      assertThat(lines).as(id).hasSize(1);
      return lines.get(0).split("\\s+", 5)[4];
    }

    String summary() {
      return out.lines().reduce((before, last) -> last).orElse("");
    }
  }

  private static Run verify(Path folder) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        VerifyCommand.run(
            new PrintStream(out, true), new PrintStream(err, true), folder.toString());
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void writeEntries(String... entries) throws IOException {
    write("estimators/values.json", "{\"entries\": [" + String.join(",\n", entries) + "]}");
  }

  private static String side(String columns, String kind) {
    return "{\"columns\": [" + columns + "], \"kind\": \"" + kind + "\"}";
  }

  private static String entry(
      String id, String quantity, String estimator, String data, String sides, String rest) {
    return String.format(
        "{\"id\": \"%s\", \"quantity\": \"%s\", \"estimator\": \"%s\", \"data\": %s, %s,"
            + " \"units\": \"nats\", \"tolerance\": 1e-12, %s}",
        id, quantity, estimator, data, sides, rest);
  }

  private static String xy(String x, String kindOfX, String y, String kindOfY) {
    return "\"x\": " + side(x, kindOfX) + ", \"y\": " + side(y, kindOfY);
  }

  private static final String FIVE = "[[0.1], [0.5], [1.3], [2.9], [4.0]]";
  private static final String TWO_BY_TWO = "[[0, 0], [0, 1], [1, 0], [1, 1]]";

  /** Identities: KSG1(X,X) = psi(N) - psi(k), and psi(5) - psi(1) = 1 + 1/2 + 1/3 + 1/4. */
  @Test
  void neighborEntriesAreMetByTheirIdentities() throws IOException {
    String same = xy("0", "continuous", "0", "continuous");
    writeEntries(
        entry(
            "ksg1",
            "mutual_information",
            "KSG1",
            FIVE,
            same,
            "\"params\": {\"k\": 1}," + "\"expected\": 2.0833333333333333"),
        entry(
            "ksg2",
            "mutual_information",
            "ksg-2",
            FIVE,
            same,
            "\"params\": {\"k\": 1, \"standardize\": true}, \"expected\": 1.0833333333333333"),
        entry(
            "local",
            "local",
            "KSG1",
            FIVE,
            same,
            "\"params\": {\"k\": 1, \"noise\": 0},"
                + "\"expected\": [2.0833333333333333, 2.0833333333333333]"),
        entry(
            "given-itself",
            "conditional",
            "KSG1",
            FIVE,
            same + ", \"z\": " + side("0", "continuous"),
            "\"params\": {\"k\": 2}, \"expected\": 0"),
        entry(
            "local-given-itself",
            "local",
            "KSG1",
            FIVE,
            same + ", \"z\": " + side("0", "continuous"),
            "\"params\": {\"k\": 2}, \"expected\": [0, 0, 0]"),
        entry(
            "gao",
            "mutual_information",
            "Gao",
            FIVE,
            same,
            "\"params\": {\"k\": 1}, \"expected\": 2.1866535773356333"), // + ln 5 - psi(5)
        // H = psi(2) - psi(1) + ln 2 + ln e, and ln pi + 2 ln 5 for a distance of 5 in the plane
        entry(
            "kl-max",
            "entropy",
            "Kozachenko-Leonenko",
            "[[0], [1]]",
            "\"x\": " + side("0", "continuous"),
            "\"params\": {\"k\": 1, \"norm\": \"max\"}, \"expected\": 1.6931471805599453"),
        entry(
            "kl-euclid",
            "entropy",
            "Kozachenko Leonenko",
            "[[0, 0], [3, 4]]",
            "\"x\": " + side("0, 1", "continuous"),
            "\"params\": {\"k\": 1, \"norm\": \"Euclidean\"}, \"expected\": 5.363605710717601"),
        // Ross (2014) counted by hand: psi(6) + psi(1) - psi(3) - mean of psi(1,1,4,2,1,1)
        entry(
            "ross",
            "mutual_information",
            "Ross",
            "[[0, 0], [1, 0], [3, 1], [4.5, 0], [10, 1], [11.5, 1]]",
            xy("0", "continuous", "1", "discrete"),
            "\"params\": {\"k\": 1}, \"expected\": 0.3111111111111111"));
    Run run = verify(folder);
    assertThat(run.out()).contains("estimators/values.json, 9 values");
    assertThat(run.summary()).isEqualTo("9 ok, 0 failed, 0 in error; 0 unsupported");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().filter(line -> line.startsWith("ksg1 ")).toList())
        .singleElement()
        .asString()
        .matches("ksg1 +2.08333333333333\\d* +2.08333333333333\\d* +1e-12 +ok");
  }

  /** Two bits: X and Y are independent, X and (X,Y) share ln 2, and X is one of them given Y. */
  @Test
  void countEntriesAreMetInClosedForm() throws IOException {
    write("estimators/four.txt", "% two bits\n0 0\n0,1 # comment\n\n1\t0\n1 ,1\n");
    String none = "\"params\": {}, ";
    writeEntries(
        entry(
            "independent",
            "mutual_information",
            "plug-in",
            TWO_BY_TWO,
            xy("0", "discrete", "1", "discrete"),
            none + "\"expected\": 0"),
        entry(
            "joint-symbol",
            "mutual_information",
            "plug-in",
            TWO_BY_TWO,
            xy("0", "discrete", "0, 1", "discrete"),
            none + "\"expected\": 0.6931471805599453"),
        entry(
            "rows",
            "mutual_information",
            "plug-in",
            TWO_BY_TWO,
            xy("1", "discrete", "0, 1", "distinct rows"),
            none + "\"expected\": 0.6931471805599453"),
        entry(
            "symbol-each",
            "mutual_information",
            "plug-in",
            TWO_BY_TWO,
            xy("1", "discrete", "", "every row its own symbol"),
            none + "\"expected\": 0.6931471805599453"),
        entry(
            "conditional",
            "conditional",
            "plug-in",
            TWO_BY_TWO,
            xy("0", "discrete", "0", "discrete") + ", \"z\": " + side("1", "discrete"),
            none + "\"expected\": 0.6931471805599453"),
        entry(
            "file",
            "mutual_information",
            "plug-in",
            "null, \"data_file\": \"four.txt\"",
            xy("0", "continuous", "0", "discrete"),
            "\"params\": {\"binning\": \"equal width\", \"bins\": 2},"
                + "\"expected\": 0.6931471805599453"),
        entry(
            "quantile",
            "mutual_information",
            "plug-in",
            TWO_BY_TWO,
            xy("0", "continuous", "0", "discrete"),
            "\"params\": {\"binning\": \"quantile\", \"bins\": 2},"
                + "\"expected\": 0.6931471805599453"),
        // as a float the edge 0.1 is 0.10000000149, so that 0.1 lies below it
        entry(
            "edges",
            "mutual_information",
            "plug-in",
            "[[0.1, 0], [0.10000000149011612, 1]]",
            xy("0", "continuous", "1", "discrete"),
            "\"params\": {\"binning\": \"edges\", \"low\": 0, \"high\": 1, \"edges\": 11},"
                + "\"expected\": 0.6931471805599453"),
        entry(
            "double-edges",
            "mutual_information",
            "plug-in",
            "[[0.1, 0], [0.10000000149011612, 1]]",
            xy("0", "continuous", "1", "discrete"),
            "\"params\": {\"binning\": \"edges\", \"low\": 0, \"high\": 1, \"edges\": 11,"
                + "\"dtype\": \"float64\"}, \"expected\": 0"),
        entry(
            "width",
            "mutual_information",
            "plug-in",
            TWO_BY_TWO,
            xy("0", "continuous", "0", "discrete"),
            "\"params\": {\"binning\": \"fixed width\", \"width\": 2}, \"expected\": 0"),
        // two points, (1 + exp(-1/0.2)) / 2
        entry(
            "kde",
            "mutual_information",
            "KDE upper",
            "[[0.0], [1.0]]",
            xy("0", "continuous", "", "every row its own symbol"),
            "\"params\": {\"noise_variance\": 0.1}, \"expected\": 0.6864318320708274"),
        entry(
            "kde-entropy",
            "entropy",
            "KDE lower",
            "[[0.0], [0.0]]",
            "\"x\": " + side("0", "continuous"), // ln(2 pi e) / 2
            "\"params\": {\"noise_variance\": 1}, \"expected\": 1.4189385332046727"));
    Run run = verify(folder);
    assertThat(run.summary()).isEqualTo("12 ok, 0 failed, 0 in error; 0 unsupported");
    assertThat(run.exitCode()).isZero();
  }

  private static String entropy(String id, String estimator, String data, String params, double h) {
    return entry(
        id,
        "entropy",
        estimator,
        data,
        "\"x\": " + side("0", "discrete"),
        "\"params\": {" + params + "}, \"expected\": " + h);
  }

  /** The formulas of the corrections, for counts of (3,1), (2,2) and (4). */
  @Test
  void correctedCountsAreMetByTheirFormulas() throws IOException {
    String threeAndOne = "[[5], [5], [7], [5]]";
    String constant = "[[1], [1], [1], [1]]";
    double plugIn = StrictMath.log(4) - 0.75 * StrictMath.log(3);
    writeEntries(
        entropy("plug-in", "plug-in", threeAndOne, "", plugIn),
        entropy("mm", "Miller-Madow", threeAndOne, "", plugIn + 1.0 / 8),
        entropy("zhang", "Zhang", threeAndOne, "", 11.0 / 6 - 9.0 / 8), // psi(4) - 3/4 psi(3) - ..
        entropy("chao-shen", "Chao-Shen", TWO_BY_TWO, "", StrictMath.log(2) / (1 - 1.0 / 16)),
        entropy("james-stein", "James-Stein", TWO_BY_TWO, "", StrictMath.log(2)),
        // ln 4 - psi(4) - 1/5
        entropy("grassberger", "Grassberger 1988", constant, "", -0.06982330731190992),
        entropy("nsb", "NSB", constant, "", 0),
        entropy("nsb-cells", "NSB", constant, "\"K\": 1", 0),
        // independent bits with three more cells in the joint table than in a margin, less one
        entry(
            "mm-information",
            "mutual_information",
            "Miller-Madow",
            TWO_BY_TWO,
            xy("0", "discrete", "1", "discrete"),
            "\"params\": {}, \"expected\": -0.125"));
    Run run = verify(folder);
    assertThat(run.summary()).isEqualTo("9 ok, 0 failed, 0 in error; 0 unsupported");
  }

  private static String covariance(
      String id, String quantity, String matrix, String sides, String expected) {
    return entry(
        id,
        quantity,
        "Gaussian",
        "null, \"covariance\": " + matrix,
        sides,
        "\"params\": {}, \"expected\": " + expected);
  }

  /** -ln(1 - r^2) / 2, by ranks infinite where y rises with x. */
  @Test
  void gaussiansAreMetInClosedForm() throws IOException {
    String pair = xy("0", "continuous", "1", "continuous");
    String half = Double.toString(-0.5 * StrictMath.log(0.75));
    String three = "[[1, 0.5, 0.0], [0.5, 1, 0.0], [0, 0, 0]]";
    writeEntries(
        covariance("pair", "mutual_information", "[[1, 0.5], [0.5, 1]]", pair, half),
        covariance("singular", "mutual_information", "[[1, 1], [1, 1]]", pair, "\"inf\""),
        covariance(
            "given-constant",
            "conditional",
            three,
            pair + ", \"z\": " + side("2", "continuous"),
            half),
        covariance(
            "given-nothing",
            "conditional",
            three,
            pair + ", \"z\": " + side("", "continuous"),
            half),
        entry(
            "samples",
            "mutual_information",
            "Gaussian",
            "[[1, 1], [2, 2], [3, 3], [4, 4]]",
            pair,
            "\"params\": {}, \"expected\": \"inf\""),
        entry(
            "uncorrelated",
            "mutual_information",
            "Gaussian",
            "[[-1, 1], [0, -2], [1, 1]]",
            pair,
            "\"params\": {}, \"expected\": 0"),
        entry(
            "ranks",
            "mutual_information",
            "Gaussian copula",
            "[[1, 1], [2, 8], [3, 9], [4, 10]]",
            pair,
            "\"params\": {\"bias_correction\": false}, \"expected\": Infinity"),
        entry(
            "corrected-gaussian",
            "mutual_information",
            "Gaussian",
            FIVE,
            xy("0", "continuous", "0", "continuous"),
            "\"params\": {\"bias_correction\": true}, \"expected\": 0"));
    Run run = verify(folder);
    assertThat(run.summary()).isEqualTo("7 ok, 0 failed, 0 in error; 1 unsupported");
  }

  /** Points that a narrow kernel keeps apart are symbols; and a delta kernel has no width. */
  @Test
  void kernelsAreMetWhereTheyAreDeltas() throws IOException {
    String apart = "[[0.0, 0], [10.0, 1]]";
    String toLabels = xy("0", "continuous", "1", "discrete");
    writeEntries(
        entry(
            "quadratic",
            "mutual_information",
            "Renyi",
            apart,
            toLabels,
            "\"params\": {\"alpha\": 2.0, \"sigma_x\": 0.1}, \"expected\": 0.6931471805599453"),
        entry(
            "near-one",
            "mutual_information",
            "Renyi",
            apart,
            xy("0", "continuous", "0", "continuous"),
            "\"params\": {\"alpha\": 1.01, \"sigma_x\": 0.1, \"sigma_y\": 0.1},"
                + "\"expected\": 0.6931471805599453"),
        entry(
            "no-width",
            "mutual_information",
            "Renyi",
            apart,
            toLabels,
            "\"params\": {\"alpha\": 2.0}, \"expected\": 0"));
    Run run = verify(folder);
    assertThat(run.verdict("quadratic")).isEqualTo("ok");
    assertThat(run.verdict("near-one")).isEqualTo("ok");
    assertThat(run.verdict("no-width")).isEqualTo("ERROR: parameter 'sigma_x' is missing");
  }

  @Test
  void bitsAreNatsByLn2() throws IOException {
    writeEntries(
        entry(
                "bits",
                "mutual_information",
                "plug-in",
                TWO_BY_TWO,
                xy("0", "discrete", "0", "discrete"),
                "\"params\": {}, \"expected\": 1")
            .replace("\"nats\"", "\"bits\""));
    assertThat(verify(folder).exitCode()).isZero();
  }

  @Test
  void aWrongValueFailsAndSaysByHowMuch() throws IOException {
    String same = xy("0", "continuous", "0", "continuous");
    writeEntries(
        entry(
            "off",
            "mutual_information",
            "KSG1",
            FIVE,
            same,
            "\"params\": {\"k\": 1}, \"expected\": 1.0833333333333333"),
        entry(
            "second",
            "local",
            "KSG1",
            FIVE,
            same,
            "\"params\": {\"k\": 1}," + "\"expected\": [2.0833333333333333, 0.0833333333333333]"),
        entry(
            "long",
            "local",
            "KSG1",
            FIVE,
            same,
            "\"params\": {\"k\": 1}, \"expected\": [2, 2, 2, 2, 2, 2]"),
        entry(
            "infinite",
            "mutual_information",
            "KSG1",
            FIVE,
            same,
            "\"params\": {\"k\": 1}, \"expected\": \"inf\""));
    Run run = verify(folder.resolve("estimators"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.verdict("off")).startsWith("FAILED: off by 1");
    assertThat(run.verdict("second")).startsWith("FAILED: off by 2").endsWith("at value 1");
    assertThat(run.verdict("long")).isEqualTo("FAILED: 6 values expected, 5 computed");
    assertThat(run.verdict("infinite")).startsWith("FAILED: off by Infinity");
    assertThat(run.summary()).isEqualTo("0 ok, 4 failed, 0 in error; 0 unsupported");
  }

  @Test
  void whatTheLibraryHasNotIsUnsupportedAndFailsNothing() throws IOException {
    String same = xy("0", "continuous", "0", "continuous");
    String k = "\"params\": {\"k\": 1}, \"expected\": 1";
    writeEntries(
        entry("other", "mutual_information", "other: box kernel", FIVE, same, k),
        entry("name", "mutual_information", "KSG3", FIVE, same, k),
        entry("quantity", "total correlation", "KSG1", FIVE, same, k),
        entry(
            "parameter",
            "mutual_information",
            "KSG1",
            FIVE,
            same,
            "\"params\": {\"k\": 1, \"leaf_size\": 7}, \"expected\": 1"),
        entry(
            "noise",
            "mutual_information",
            "KSG1",
            FIVE,
            same,
            "\"params\": {\"k\": 1, \"noise\": 1e-8}, \"expected\": 1"),
        entry(
            "norm",
            "mutual_information",
            "KSG1",
            FIVE,
            same,
            "\"params\": {\"k\": 1, \"norm\": \"euclidean\"}, \"expected\": 1"),
        entry("kinds", "mutual_information", "Ross", FIVE, same, k),
        entry("locals", "local", "Ross", FIVE, xy("0", "continuous", "0", "discrete"), k),
        entry("kind", "mutual_information", "KSG1", FIVE, xy("0", "fuzzy", "0", "continuous"), k),
        entry("units", "mutual_information", "KSG1", FIVE, same, k)
            .replace("\"nats\"", "\"hartleys\""),
        entry(
            "covariance",
            "mutual_information",
            "KSG1",
            "null, \"covariance\": [[1, 0], [0, 1]]",
            same,
            k));
    Run run = verify(folder);
    assertThat(run.summary()).isEqualTo("0 ok, 0 failed, 0 in error; 11 unsupported");
    assertThat(run.exitCode()).isZero();
    assertThat(run.verdict("other")).contains("not ours to match: other: box kernel");
    assertThat(run.verdict("parameter")).contains("leafsize");
    assertThat(run.verdict("noise")).contains("noise");
    assertThat(run.verdict("kinds")).contains("KnnEstimator.ksg1()");
  }

  @Test
  void aMalformedEntryIsAnErrorThatNamesWhatIsWrong() throws IOException {
    write("estimators/ragged.txt", "1 2\n3\n");
    write("estimators/words.txt", "1 2\n3 four\n");
    String same = xy("0", "continuous", "0", "continuous");
    String k = "\"params\": {\"k\": 1}, \"expected\": 1";
    writeEntries(
        "{\"id\": \"empty\"}",
        "{\"estimator\": \"KSG1\"}",
        entry(
            "expected",
            "mutual_information",
            "KSG1",
            FIVE,
            same,
            "\"params\": {}, \"expected\": \"many\""),
        entry("k", "mutual_information", "KSG1", FIVE, same, "\"params\": {}, \"expected\": 1"),
        entry(
            "half",
            "mutual_information",
            "KSG1",
            FIVE,
            same,
            "\"params\": {\"k\": 1.5}, \"expected\": 1"),
        entry(
            "columns",
            "mutual_information",
            "KSG1",
            FIVE,
            xy("0", "continuous", "1", "continuous"),
            k),
        entry("no-y", "mutual_information", "KSG1", FIVE, "\"x\": " + side("0", "continuous"), k),
        entry("no-z", "conditional", "KSG1", FIVE, same, k),
        entry("no-data", "mutual_information", "KSG1", "null", same, k),
        entry(
            "missing",
            "mutual_information",
            "KSG1",
            "null, \"data_file\": \"nowhere.txt\"",
            same,
            k),
        entry(
            "ragged", "mutual_information", "KSG1", "null, \"data_file\": \"ragged.txt\"", same, k),
        entry("words", "mutual_information", "KSG1", "null, \"data_file\": \"words.txt\"", same, k),
        entry(
            "few",
            "mutual_information",
            "KSG1",
            FIVE,
            same,
            "\"params\": {\"k\": 5}, \"expected\": 1"),
        entry(
            "unbinned",
            "mutual_information",
            "plug-in",
            FIVE,
            same,
            "\"params\": {}, \"expected\": 1"),
        entry(
            "twice",
            "mutual_information",
            "KSG1",
            FIVE,
            same,
            "\"params\": {\"k\": 1, \"K\": 2}, \"expected\": 1"));
    Run run = verify(folder);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.summary()).isEqualTo("0 ok, 0 failed, 15 in error; 0 unsupported");
    assertThat(run.verdict("empty")).isEqualTo("ERROR: field 'expected' is missing");
    assertThat(run.out()).contains("entry 1 ");
    assertThat(run.verdict("expected")).contains("must be a number, got \"many\"");
    assertThat(run.verdict("k")).isEqualTo("ERROR: parameter 'k' is missing");
    assertThat(run.verdict("half")).contains("whole number, got 1.5");
    assertThat(run.verdict("columns")).contains("y.columns: the data have columns 0 to 0, got 1");
    assertThat(run.verdict("no-y")).contains("field 'y' is missing");
    assertThat(run.verdict("no-z")).contains("field 'z' is missing");
    assertThat(run.verdict("no-data")).contains("one of data_file, data and covariance");
    assertThat(run.verdict("missing")).contains("nowhere.txt");
    assertThat(run.verdict("ragged")).contains("ragged.txt, line 2, must have 2 values");
    assertThat(run.verdict("words")).contains("words.txt, line 2, column 1", "four");
    assertThat(run.verdict("few")).contains("must exceed k = 5");
    assertThat(run.verdict("unbinned")).contains("parameter 'binning' is missing");
    assertThat(run.verdict("twice")).contains("given twice");
  }

  @Test
  void aFileThatIsNoJsonIsAnErrorWithItsName() throws IOException {
    write("estimators/values.json", "{\"entries\": [");
    Run run = verify(folder);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("values.json is no JSON");
  }

  /** Y is X: the whole bit is worth having at every beta above 1. */
  @Test
  void curvesAndQuantizersAreMet() throws IOException {
    write(
        "bottleneck/ib_curve.json",
        "{\"_conventions\": {}, \"bit\": {\"pxy\": [[0.5, 0], [0, 0.5]], \"I_XY_bits\": 1,"
            + " \"H_X_bits\": 1, \"H_Y_bits\": 1, \"beta_c1\": 1, \"points\": [{\"beta\": 2,"
            + " \"F_bits\": -1, \"I_XT_bits\": 1, \"I_TY_bits\": 1, \"H_T_bits\": 1}]},"
            + " \"bit_best_deterministic_quantizer\":"
            + " {\"points\": [{\"k\": 2, \"max_I_TY_bits\": 1}]}}");
    Run run = verify(folder);
    assertThat(run.summary()).isEqualTo("9 ok, 0 failed, 0 in error; 0 unsupported");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void whereThereIsNothingToVerifyTheExitCodeIsTwo() throws IOException {
    write("notes/other.json", "{\"title\": \"none of ours\"}");
    Run run = verify(folder);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no reference values in");
    assertThat(verify(folder.resolve("nowhere")).exitCode()).isEqualTo(2);
  }
}
