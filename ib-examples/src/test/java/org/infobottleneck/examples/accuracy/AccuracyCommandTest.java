package org.infobottleneck.examples.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.infobottleneck.estimators.AutoEstimator;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.CountEntropyMethod;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Decimals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command on suites of a few data sets, written here. */
class AccuracyCommandTest {

  private static final int N = 64;

  @TempDir private Path folder;

  private record Run(int exitCode, String out, String err, List<String> lines) {

    /** The lines of a task, without the seconds, which are the sixth cell. */
    List<String> of(String task) {
      return lines.stream()
          .filter(line -> line.startsWith('"' + task + '"'))
          .map(line -> line.replaceFirst("^((?:[^,]*,){5})[^,]*,", "$1"))
          .toList();
    }
  }

  private Run run(String... options) throws IOException {
    Path table = folder.resolve("table.csv");
    Files.deleteIfExists(table);
    List<String> args = new ArrayList<>(List.of(folder.toString(), table.toString()));
    args.addAll(List.of(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        AccuracyCommand.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args.toArray(new String[0]));
    return new Run(
        exitCode,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        Files.exists(table) ? Files.readAllLines(table) : List.of());
  }

  private static double[][] gaussian(long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[N][2];
    for (double[] row : rows) {
      row[0] = random.nextGaussian();
      row[1] = row[0] + random.nextGaussian();
    }
    return rows;
  }

  /** All patterns of six signs, a layer of one unit, the same with noise, and its sign. */
  private static double[][] layer() {
    Random random = new Random(4);
    double[][] rows = new double[N][9];
    for (int i = 0; i < N; i++) {
      double sum = 0;
      for (int j = 0; j < 6; j++) {
        rows[i][j] = (i >> j & 1) * 2 - 1;
        sum += rows[i][j] * (j + 1);
      }
      rows[i][6] = StrictMath.tanh(sum / 10);
      rows[i][7] = rows[i][6] + random.nextGaussian() / 10;
      rows[i][8] = sum > 0 ? 1 : 0;
    }
    return rows;
  }

  private void write(String name, String header, double[][] rows) throws IOException {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (double[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        text.append(j > 0 ? "," : "").append(Decimals.shortest(row[j]));
      }
      text.append('\n');
    }
    try (OutputStream raw = Files.newOutputStream(folder.resolve(name));
        OutputStream stream = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
      stream.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String pair(String task, String file, int samples) {
    return record(task, samples, file, "'x0'", "continuous", "'y0'", "continuous", "");
  }

  private static String inputs(String task, String y, String kind, String more) {
    return record(task, N, "layer.csv", "'x0','x1','x2','x3','x4','x5'", "discrete", y, kind, more);
  }

  private static String record(
      String task,
      int samples,
      String file,
      String x,
      String kindOfX,
      String y,
      String kindOfY,
      String more) {
    return ("{'task':'%s','family':'small','N':%d,'seed':3,'file':'%s','x_cols':[%s],'x_type':'%s',"
            + "'y_cols':[%s],'y_type':'%s','true_mi_nats':0.35%s}")
        .formatted(task, samples, file, x, kindOfX, y, kindOfY, more)
        .replace('\'', '"');
  }

  private void suite(String... records) throws IOException {
    Files.writeString(folder.resolve("truth.json"), "[" + String.join(",\n", records) + "]");
    write("plain.csv", "x0,y0", gaussian(1));
    write("packed.csv.gz", "x0,y0", gaussian(2));
    write("layer.csv", "x0,x1,x2,x3,x4,x5,t0,y0,sign", layer());
  }

  private static Variable column(double[][] rows, int j) {
    double[] column = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      column[i] = rows[i][j];
    }
    return Variable.scalar(column);
  }

  private static String line(String task, String name, Estimate estimate) {
    return "\"%s\",%d,3,\"%s\",%s,\"%s\",\"%s\""
        .formatted(
            task,
            N,
            name,
            Decimals.shortest(estimate.nats()),
            estimate.estimator(),
            String.join(" ", estimate.caveats().stream().map(Enum::name).toList()));
  }

  @Test
  void everyDataSetAndEstimatorHasARow() throws IOException {
    suite(pair("first", "plain.csv", N), pair("second", "packed.csv.gz", N));
    Run run = run("--estimators", "ksg1,auto,ross", "--threads", "1");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .hasSize(5)
        .first()
        .isEqualTo("task,N,seed,estimator,estimate_nats,seconds,used,caveats");
    double[][] plain = gaussian(1);
    double[][] packed = gaussian(2);
    KnnEstimator ksg1 = KnnEstimator.ksg1();
    AutoEstimator auto = AutoEstimator.create();
    assertThat(run.of("first"))
        .containsExactly(
            line("first", "ksg1", ksg1.estimate(column(plain, 0), column(plain, 1))),
            line("first", "auto", auto.estimate(column(plain, 0), column(plain, 1))));
    assertThat(run.of("second"))
        .containsExactly(
            line("second", "ksg1", ksg1.estimate(column(packed, 0), column(packed, 1))),
            line("second", "auto", auto.estimate(column(packed, 0), column(packed, 1))));
    assertThat(run.out())
        .contains("| ksg1 | data sets | MAE, nats | bias |", "| small | 2 | ")
        .contains("4 estimates of 2 data sets in ");
  }

  /** The bias of a family is the mean error against the truth, here of one data set. */
  @Test
  void errorsAreThoseAgainstTheTruth() throws IOException {
    suite(pair("first", "plain.csv", N));
    double[][] rows = gaussian(1);
    double error = KnnEstimator.ksg1().estimate(column(rows, 0), column(rows, 1)).nats() - 0.35;
    assertThat(run("--estimators", "ksg1").out())
        .contains(
            String.format(
                Locale.ROOT,
                "| small | 1 | %.4f | %+.4f |%n| all families alike | 1 | %.4f | |%n",
                Math.abs(error),
                error,
                Math.abs(error)));
  }

  @Test
  void aLayerWithNoiseIsEstimatedWithoutItAndItsVarianceDeclared() throws IOException {
    suite(inputs("noisy", "'y0'", "continuous", ",'t_cols':['t0'],'noise_var':0.01"));
    Run run = run();
    Variable inputs = Variable.everyRowDistinct(N, Coverage.ENUMERATED);
    Estimate expected =
        AutoEstimator.create().withNoiseVariance(0.01).estimate(inputs, column(layer(), 6));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.of("noisy")).containsExactly(line("noisy", "auto", expected));
  }

  @Test
  void inputsAreEnumeratedWhereEveryCombinationOccursOnce() throws IOException {
    suite(
        inputs("all", "'sign'", "discrete", ",'bins':2"),
        record(
            "some", N - 1, "some.csv", "'x0','x1'", "discrete", "'sign'", "discrete", ",'bins':2"));
    double[][] some = new double[N - 1][];
    int[] codes = new int[N - 1];
    int[] signs = new int[N - 1];
    for (int i = 0; i < N - 1; i++) {
      codes[i] = i;
      signs[i] = i % 3 == 0 ? 1 : 0;
      some[i] = new double[] {i & 7, i >> 3, signs[i]}; // all pairs but the last
    }
    write("some.csv", "x0,x1,sign", some);
    Run run = run();
    assertThat(run.exitCode()).as(run.err()).isZero();
    int[] labels = new int[N];
    for (int i = 0; i < N; i++) {
      labels[i] = (int) layer()[i][8];
    }
    Estimate exact =
        BinningEstimator.distinct()
            .estimate(Variable.everyRowDistinct(N, Coverage.ENUMERATED), Variable.labels(labels));
    Estimate sampled =
        BinningEstimator.distinct()
            .withEntropy(CountEntropyMethod.CHAO_SHEN)
            .estimate(Variable.everyRowDistinct(N - 1, Coverage.SAMPLED), Variable.labels(signs));
    assertThat(run.of("all"))
        .containsExactly(line("all", "auto", exact.by("auto(seed=0) by " + exact.estimator())));
    assertThat(run.of("some"))
        .containsExactly(
            line("some", "auto", sampled.by("auto(seed=0) by " + sampled.estimator()))
                .replace("\"some\",64,", "\"some\",63,"));
  }

  @Test
  void valuesDoNotDependOnThreads() throws IOException {
    suite(
        pair("first", "plain.csv", N),
        pair("second", "packed.csv.gz", N),
        inputs("noisy", "'y0'", "continuous", ",'t_cols':['t0'],'noise_var':0.01"));
    Run one = run("--threads", "1");
    Run two = run("--threads", "2");
    for (String task : List.of("first", "second", "noisy")) {
      assertThat(two.of(task)).hasSize(1).isEqualTo(one.of(task));
    }
  }

  @Test
  void foldersWithinTheFolderAreReadInTheOrderOfTheirNames() throws IOException {
    suite(pair("first", "plain.csv", N));
    Path inside = Files.createDirectory(folder.resolve("a"));
    Path other = Files.createDirectory(folder.resolve("b"));
    String truth = Files.readString(folder.resolve("truth.json"));
    Files.writeString(other.resolve("truth.json"), truth);
    Files.writeString(inside.resolve("truth.json"), truth.replace("first", "earlier"));
    Files.copy(folder.resolve("plain.csv"), inside.resolve("plain.csv"));
    Files.copy(folder.resolve("plain.csv"), other.resolve("plain.csv"));
    Files.delete(folder.resolve("truth.json"));
    Run run = run("--estimators", "ksg1");
    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(1)).startsWith("\"earlier\",");
    assertThat(run.lines().get(2)).startsWith("\"first\",");
  }

  @Test
  void largeDataSetsCanBeLeftOut() throws IOException {
    suite(pair("first", "plain.csv", N));
    Run run = run("--most-samples", Integer.toString(N - 1));
    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .containsExactly("task,N,seed,estimator,estimate_nats,seconds,used,caveats");
    assertThat(run("--most-samples", Integer.toString(N)).lines()).hasSize(2);
  }

  @Test
  void aDataSetThatFailsDoesNotLoseTheOthers() throws IOException {
    suite(
        pair("absent", "absent.csv", N),
        record("column", N, "plain.csv", "'x7'", "continuous", "'y0'", "continuous", ""),
        pair("count", "plain.csv", N + 1),
        pair("cell", "cell.csv", 2),
        pair("few", "few.csv", 2),
        pair("good", "plain.csv", N));
    Files.writeString(folder.resolve("cell.csv"), "x0,y0\n1,2\n3,four\n");
    Files.writeString(folder.resolve("few.csv"), "x0,y0\n1,2\n3,4\n");
    Run run = run("--estimators", "ksg1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines()).hasSize(2);
    assertThat(run.of("good")).hasSize(1);
    List<String> errors = run.err().lines().toList();
    assertThat(errors).hasSize(5);
    assertThat(errors.get(0))
        .contains("cannot read", "absent.csv: java.nio.file.NoSuchFileException");
    assertThat(errors.get(1)).contains("plain.csv, sample 0", "x7");
    assertThat(errors.get(2)).endsWith("plain.csv must hold 65 samples, got 64");
    assertThat(errors.get(3)).contains("cell.csv, sample 1", "four");
    assertThat(errors.get(4)).endsWith("few.csv: number of samples must exceed k = 3, got 2");
    for (String error : errors.subList(1, 5)) { // a place is named once
      assertThat(error.split("\\.csv", -1)).hasSize(2);
    }
  }

  @Test
  void recordsThatAreNotUnderstoodAreNamedWithTheirFile() throws IOException {
    String good = pair("first", "plain.csv", N);
    assertRefused(good.replace("\"N\":64", "\"N\":\"many\""), "'N' must be a whole number");
    assertRefused(good.replace("\"task\":\"first\",", ""), "'task' must be a text");
    assertRefused(good.replace("[\"x0\"]", "[]"), "'x_cols' must be an array of column names");
    assertRefused(good.replace("[\"x0\"]", "\"x0\""), "'x_cols' must be an array");
    assertRefused(good.replace("continuous", "real"), "must be continuous, discrete or mixed");
    assertRefused(good.replace("0.35", "\"unknown\""), "'true_mi_nats' must be a finite number");
    assertRefused("7", "'task' must be a text");
    assertRefused("", "no data sets");
  }

  private void assertRefused(String record, String message) throws IOException {
    suite(record);
    Run run = run();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines()).isEmpty();
    assertThat(run.err()).contains("truth.json", message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void suitesThatAreNoneAreRefused() throws IOException {
    assertThat(run().err()).contains("no truth.json in " + folder);
    Files.writeString(folder.resolve("truth.json"), "[{");
    assertThat(run().err()).contains("cannot read " + folder.resolve("truth.json"));
    Files.writeString(folder.resolve("truth.json"), "{}");
    Run run = run();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("truth.json must be an array of records");
  }

  @Test
  void anEstimatorThatIsNotThereIsRefusedWithTheNamesOfThoseThatAre() throws IOException {
    suite(pair("first", "plain.csv", N));
    Run run = run("--estimators", "auto,ksg3");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.lines()).isEmpty();
    assertThat(run.err()).contains("no estimator ksg3; there are auto, ksg1,", "split-atoms");
  }

  @Test
  void optionsThatAreNotUnderstoodEndWithTwo() throws IOException {
    suite(pair("first", "plain.csv", N));
    assertThat(run("--no-such-option").exitCode()).isEqualTo(2);
    Run run = run("--threads", "0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("number of threads must be at least 1, got 0");
  }
}
