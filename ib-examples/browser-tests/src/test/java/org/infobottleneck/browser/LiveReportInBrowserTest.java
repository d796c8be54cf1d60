package org.infobottleneck.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.SmoothPlanes;
import org.infobottleneck.report.InformationPlaneReport;
import org.infobottleneck.report.LiveReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What a person sees of a run that goes on. */
class LiveReportInBrowserTest {

  @TempDir private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = Browser.start(folder);
    browser.screen(1280, 900, false, false);
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  private static String status() {
    return browser.text("#live");
  }

  @Test
  void aPageFollowsARunToItsEndAndStaysOfUse() {
    Semaphore steps = new Semaphore(0);
    CompletableFuture<InformationPlane> run;
    try (LiveReport live = InformationPlaneReport.live(0)) {
      browser.visit(live.uri());
      browser.until(() -> status().contains("Waiting for the first snapshot"));
      run =
          CompletableFuture.supplyAsync(
              () ->
                  InformationPlane.tracker()
                      .epochs(12)
                      .onProgress(live)
                      .onProgress(each -> steps.acquireUninterruptibly())
                      .track(
                          Mlp.create(Architecture.tanh(12, 6, 4, 2), 1),
                          IcosahedronTask.deterministic()));
      steps.release(3);
      browser.until(() -> status().contains("snapshot 4 of 13, epoch 3 of 12"));
      assertThat(browser.text("#player .epoch dd")).isEqualTo("3");
      browser.find("#player input").sendKeys(Keys.HOME);
      browser.button("#options", "layer 2").click();
      steps.release(2);
      browser.until(() -> status().contains("snapshot 6 of 13"));
      // What was chosen stays chosen: the epoch, the layers, the focus.
      assertThat(browser.text("#player .epoch dd")).isEqualTo("0");
      assertThat(browser.button("#options", "layer 2").getAttribute("aria-pressed"))
          .isEqualTo("false");
      browser.blank();
      steps.release(2);
      browser.visit(live.uri());
      browser.until(() -> status().contains("snapshot 8 of 13"));
      steps.release(100);
      run.join();
    }
    browser.until(() -> status().contains("Finished"));
    assertThat(browser.text("#player .epoch dd")).isEqualTo("12");
    browser.find("#player input").sendKeys(Keys.HOME);
    assertThat(browser.text("#player .epoch dd")).isEqualTo("0");
    browser.button("#downloads", "Points of the plane").click();
    assertThat(browser.saved("plane.csv").lines().count())
        .isEqualTo(1 + run.join().points().size());
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aRecorderOfOnesOwnIsFollowedToo() {
    try (LiveReport live = InformationPlaneReport.live(0)) {
      browser.visit(live.uri());
      browser.button("#settings", "dark").click();
      live.show(SmoothPlanes.plane(1, 3, 2, 4, ""));
      browser.until(() -> status().contains("snapshot 4"));
      assertThat(browser.all("#plane-cards .card")).hasSize(2);
      assertThat(browser.all("#settings input:checked"))
          .singleElement()
          .satisfies(each -> assertThat(each.getAttribute("value")).isEqualTo("dark"));
      live.show(SmoothPlanes.plane(1, 3, 2, 5, ""));
      browser.until(() -> status().contains("snapshot 5"));
    }
    browser.until(() -> status().contains("Finished"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void oneRunAfterTheOtherIsFollowed() {
    try (LiveReport live = InformationPlaneReport.live(0)) {
      browser.visit(live.uri());
      for (int epochs = 2; epochs <= 3; epochs++) {
        InformationPlane.tracker()
            .epochs(epochs)
            .onProgress(live)
            .track(
                Mlp.create(Architecture.tanh(12, 4, 2), epochs), IcosahedronTask.deterministic());
        int last = epochs;
        browser.until(
            () -> status().contains("Finished") && status().contains("epoch " + last + " of"));
      }
    }
    Browser.pause(500); // the connection is gone, what was said stays
    assertThat(status()).contains("Finished");
  }

  @Test
  void aRunThatNobodyFollowsAnyMoreIsSaidToBeSo() {
    try (LiveReport live = InformationPlaneReport.live(0)) {
      browser.visit(live.uri());
      browser.until(() -> status().contains("Waiting"));
    }
    browser.until(() -> status().contains("closed before the run was over"));
    assertThat(browser.complaints()).isEmpty();
  }
}
