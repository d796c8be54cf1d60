package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake is named on one line, without a stack. */
class BadArgumentsTest {

  @TempDir private Path folder;

  private static void assertRefused(int code, String why, Object... words) {
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.err()).contains(why).hasLineCount(1).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).as(run.err()).isEqualTo(code);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void filesThatAreNotWhatIsAskedFor() throws IOException {
    Path data = CommandLineRun.flowers(folder);
    assertRefused(2, "absent.csv: no such file", "track", "absent.csv");
    assertRefused(2, "is a folder", "track", folder);
    assertRefused(2, "name a CSV file", "track");
    assertRefused(2, "exclude each other", "track", data, "--task", "icosahedron");
    assertRefused(
        1, "line 3: expected 2 columns, got 1", "track", file("ragged.csv", "a,y\n1,0\n2\n"));
    assertRefused(
        1,
        "line 3, column 0: 'a', expected a finite number, got ''",
        "track",
        file("gap.csv", "a,y\n1,0\n,1\n"));
    assertRefused(1, "the file is empty", "track", file("empty.csv", ""));
    assertRefused(1, "absent.csv: no such file", "estimate", "absent.csv", data);
    assertRefused(2, "absent.ibp: no such file", "report", "absent.ibp");
    assertRefused(1, "data.ibp", "report", file("data.ibp", "no plane\n"));
    assertRefused(
        2, "holds no saved plane", "report", Files.createDirectory(folder.resolve("none")));
  }

  @Test
  void aFileThatIsNotWhatItShouldBeIsOneWhoeverReadsIt() throws IOException {
    Path bad = file("bad.csv", "1,2\n3,x\n");
    assertRefused(1, "bad.csv: row 2, column 2: expected a count", "curve", "--table", bad);
    assertRefused(1, "bad.csv", "track", bad, "--label", "0");
    assertRefused(1, "bad.csv", "estimate", bad, "--x", "0", "--y", "1", "--y-kind", "mixed");
    assertRefused(1, "bad.csv", "report", bad);
    assertRefused(1, "bad.csv", "compare", bad, bad.resolveSibling(bad.getFileName()));
    Path exported = Files.createDirectory(folder.resolve("exported"));
    Files.writeString(exported.resolve("labels.csv"), "0\nx\n");
    assertRefused(1, "labels.csv", "plane", exported, "--estimators", "binning(width=1)");
    assertRefused(1, "must hold", "mnist", exported, "--output", folder.resolve("out"));
    assertRefused(1, "no truth.json", "accuracy", exported, folder.resolve("accuracy.csv"));
    Path images = file("images", "no images");
    assertRefused(1, "images: ", "track", images, images);
  }

  @Test
  void optionsThatWouldDoNothing() throws IOException {
    Path data = CommandLineRun.flowers(folder);
    assertRefused(
        2,
        "--permutations are those of --null",
        "estimate",
        data,
        "--x",
        "0",
        "--y",
        "1",
        "--permutations",
        "9");
    assertRefused(2, "are of --make", "mnist", folder, "--train-images", "9");
    assertRefused(
        2,
        "--rate is for a plain sgd or adam",
        "track",
        data,
        "--rate",
        "1",
        "--optimizer",
        "sgd(learningRate=0.1)");
    assertRefused(
        2, "are for files, not tasks", "track", "--task", "icosahedron", "--scale", "unit");
  }

  @Test
  void columnsThatAreNotThere() throws IOException {
    Path data = CommandLineRun.flowers(folder);
    assertRefused(2, "did you mean species?", "track", data, "--label", "spcies");
    assertRefused(2, "no column '9'", "track", data, "--ignore", "9");
    assertRefused(2, "which is no class; name another by --label", "track", data, "--label", "0");
    assertRefused(
        1,
        "line 2, column 1: 'b', expected a finite number, got 'x'",
        "track",
        file("text.csv", "a,b,y\n1,x,0\n2,z,1\n"));
    assertRefused(2, "name the columns of --x and of --y", "estimate", data);
    assertRefused(2, "did you mean width?", "estimate", data, "--x", "wdth", "--y", "0");
    assertRefused(
        2,
        "column 'sort' of labels has empty cells",
        "estimate",
        file("holes.csv", "sort,a\nred,1\n,2\nblue,3\n"),
        "--x",
        "sort",
        "--y",
        "a");
    assertRefused(
        1,
        "got 'setosa'",
        "estimate",
        data,
        "--x",
        "species",
        "--y",
        "0",
        "--x-kind",
        "continuous");
  }

  @Test
  void optionsThatAreMisspelled() throws IOException {
    Path data = CommandLineRun.flowers(folder);
    assertRefused(2, "Unknown option: '--epoch', did you mean --epochs", "track", data, "--epoch");
    assertRefused(2, "did you mean binning?", "track", data, "--estimators", "bining(width=1)");
    assertRefused(2, "did you mean TANH?", "track", data, "--activation", "tahn");
    assertRefused(2, "did you mean adam?", "track", data, "--optimizer", "adm");
    assertRefused(2, "did you mean icosahedron?", "track", "--task", "icosaedron");
    assertRefused(2, "--layers must be widths", "track", data, "--layers", "10,7");
    assertRefused(2, "--epochs must be at least 1", "track", data, "--epochs", "0");
    assertRefused(2, "--train-fraction", "track", data, "--train-fraction", "1.5");
    assertRefused(2, "--seeds must be at least 1", "track", data, "--seeds", "0");
    assertRefused(2, "[STANDARD, UNIT, NONE]", "track", data, "--scale", "big");
    assertRefused(
        2, "did you mean ksg1?", "estimate", data, "--x", "0", "--y", "1", "--estimator", "ksg");
    assertRefused(2, "'fly'", "fly");
  }

  @Test
  void outputsThatCanNotBeWritten() throws IOException {
    Path data = CommandLineRun.flowers(folder);
    assertRefused(2, "is a file", "track", data, "--output", data);
    assertRefused(
        1, "cannot create the output folder", "track", data, "--output", data.resolve("x"));
  }

  @Test
  void numbersOfDifferentQuantities() {
    Path bins = folder.resolve("bins.ibp");
    Path kernels = folder.resolve("kernels.ibp");
    SmallPlanes.by(BinningEstimator.width(0.5)).save(bins);
    SmallPlanes.by(KdeEstimator.upperBound(1e-2)).save(kernels);
    assertRefused(2, "DifferentEstimands: no quantity", "compare", bins, kernels);
    assertRefused(2, "has no estimator", "compare", bins, kernels, "--estimator", "ksg1");
    assertRefused(2, "PLANE", "compare", bins);
    assertRefused(2, "--names must be as many", "compare", bins, bins, "--names", "one");
  }

  @Test
  void theStackIsShownWhereItIsAskedFor() {
    CommandLineRun run = CommandLineRun.of("track", "absent.csv", "--stacktrace");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("\tat org.infobottleneck.examples");
    assertThat(List.of(run.err().split("\n", -1)).get(0)).contains("no such file");
  }
}
