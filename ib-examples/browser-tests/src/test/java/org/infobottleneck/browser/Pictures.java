package org.infobottleneck.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshots;
import org.infobottleneck.report.InformationPlaneReport;

/** Takes the pictures of the report that the documents show. */
final class Pictures {

  private static final int EPOCHS = 2000;
  private static final int SNAPSHOTS = 60;
  private static final long RUNS = 4;

  private final Browser browser;
  private final Path to;

  private Pictures(Browser browser, Path to) {
    this.browser = browser;
    this.to = to;
  }

  /** Takes the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    Path to = Files.createDirectories(Path.of(arguments[0]));
    Path pages = Files.createTempDirectory("pictures");
    List<InformationPlane> runs = LongStream.rangeClosed(1, RUNS).mapToObj(Pictures::run).toList();
    Dataset stochastic = IcosahedronTask.stochastic(IcosahedronTask.GAIN_OF_PUBLISHED_FILE);
    InformationCurve curve =
        InformationBottleneck.of(JointDistribution.of(stochastic))
            .curve(1.5, 2, 3, 4, 6, 10, 20, 50, 200);
    Path page = pages.resolve("report.html");
    InformationPlaneReport.ofRuns(runs)
        .withSingleRuns()
        .withTitle("Twelve inputs, " + RUNS + " networks")
        .write(page);
    Path withCurve = pages.resolve("curve.html");
    InformationPlaneReport.of(track(1, stochastic))
        .withCurve(curve)
        .withTitle("One network and the information curve")
        .write(withCurve);
    try (Browser browser = Browser.start(pages)) {
      Pictures pictures = new Pictures(browser, to);
      pictures.take("report.png", page, 1280, 960, false, false, 0);
      pictures.take("report-training.png", page, 1280, 1180, false, false, 1);
      pictures.take("report-dark.png", page, 1280, 960, false, true, 0);
      pictures.take("report-phone.png", page, 390, 844, true, false, 0);
      pictures.take("report-curve.png", withCurve, 1280, 960, false, false, 2);
    }
  }

  private static InformationPlane run(long seed) {
    return track(seed, IcosahedronTask.deterministic());
  }

  private static InformationPlane track(long seed, Dataset data) {
    return InformationPlane.tracker()
        .epochs(EPOCHS)
        .snapshots(Snapshots.logarithmic(SNAPSHOTS))
        .trainFraction(0.4)
        .seed(seed)
        .track(Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), seed), data);
  }

  private void take(
      String name, Path page, int width, int height, boolean phone, boolean dark, int part)
      throws IOException {
    browser.screen(width, height, phone, dark);
    browser.open(page.toUri());
    if (part == 1) {
      browser.script(
          "scrollTo(0, document.querySelector('#training').offsetTop"
              + " - document.querySelector('#player').offsetHeight)");
    }
    if (part == 2) {
      browser.pointAt(0, 5, -1);
    }
    browser.settle();
    Files.write(to.resolve(name), browser.picture());
  }
}
