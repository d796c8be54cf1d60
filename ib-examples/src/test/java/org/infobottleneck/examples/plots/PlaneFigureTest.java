package org.infobottleneck.examples.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.examples.Flagged;
import org.infobottleneck.examples.SmallPlanes;
import org.infobottleneck.plane.InformationPlane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaneFigureTest {

  private static final KdeEstimator KDE = KdeEstimator.upperBound(1e-2);
  private static final BinningEstimator BINNING = BinningEstimator.width(0.1);
  private static final InformationPlane PLANE = SmallPlanes.by(KDE, BINNING);

  @Test
  void oneEstimatorGivesPictureOfPrintSizeWithManyColorsOfEpochs() throws IOException {
    BufferedImage picture = decoded(PlaneFigure.of(PLANE, KDE.description()));

    assertThat(picture.getWidth()).isEqualTo(1500);
    assertThat(picture.getHeight()).isEqualTo(1200);
    assertThat(picture.getRGB(0, 0)).as("background").isEqualTo(Color.WHITE.getRGB());
    assertThat(epochsDrawn(picture, 1200)).hasSizeGreaterThan(SmallPlanes.SNAPSHOTS / 2);
  }

  @Test
  void severalEstimatorsGiveOnePanelEach() throws IOException {
    BufferedImage picture =
        decoded(PlaneFigure.of(PLANE, KDE.description(), BINNING.description()));

    assertThat(picture.getWidth()).isEqualTo(2 * 760);
    assertThat(picture.getHeight()).isEqualTo(880);
    assertThat(epochsDrawn(picture.getSubimage(0, 0, 760, 880), 880)).isNotEmpty();
    assertThat(epochsDrawn(picture.getSubimage(760, 0, 760, 880), 880)).isNotEmpty();
  }

  @Test
  void pointsThatAreNoValuesAreNotDrawn() throws IOException {
    Flagged unresolved = new Flagged(Caveat.NOISE_UNRESOLVED);
    InformationPlane plane = SmallPlanes.by(unresolved);

    BufferedImage picture = decoded(PlaneFigure.of(plane, unresolved.description()));

    assertThat(epochsDrawn(picture, 1200)).isEmpty();
  }

  @Test
  void saturatedPointsAreHollow() throws IOException {
    Flagged saturated = new Flagged(Caveat.SATURATED);
    Flagged other = new Flagged(Caveat.TIES);
    InformationPlane plane = SmallPlanes.by(saturated, other);

    BufferedImage hollow = decoded(PlaneFigure.of(plane, saturated.description()));
    BufferedImage filled = decoded(PlaneFigure.of(plane, other.description()));

    assertThat(saturatedPixels(hollow)).isBetween(1L, saturatedPixels(filled) - 1);
  }

  @Test
  void equalPlanesGiveEqualPictures() {
    assertThat(PlaneFigure.of(SmallPlanes.by(KDE, BINNING), KDE.description()).png())
        .isEqualTo(PlaneFigure.of(PLANE, KDE.description()).png());
  }

  @Test
  void estimatorsAreNamedAsThePlaneNamesThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlaneFigure.of(PLANE, "kde"))
        .withMessageContaining(KDE.description())
        .withMessageEndingWith("got kde");
    assertThatIllegalArgumentException().isThrownBy(() -> PlaneFigure.of(PLANE));
  }

  @Test
  void failedWriteLeavesNothingBehind(@TempDir Path folder) throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken.png").resolve("inside"));
    PlaneFigure figure = PlaneFigure.of(PLANE, KDE.description());

    assertThatThrownBy(() -> figure.write(taken.getParent()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("taken.png");
    assertThat(folder).isDirectoryContaining("glob:**/taken.png");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  private static BufferedImage decoded(PlaneFigure figure) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(figure.png()));
  }

  /** Which snapshots' exact colors occur above the strip of the color bar. */
  private static Set<Integer> epochsDrawn(BufferedImage picture, int height) {
    EpochScale scale = new EpochScale((SmallPlanes.SNAPSHOTS - 1) * (SmallPlanes.SNAPSHOTS - 1));
    Set<Integer> colors = new HashSet<>();
    for (int y = 0; y < height - 130; y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        colors.add(picture.getRGB(x, y));
      }
    }
    Set<Integer> epochs = new HashSet<>();
    for (int i = 0; i < SmallPlanes.SNAPSHOTS; i++) {
      if (colors.contains(scale.color(i * i).getRGB())) {
        epochs.add(i * i);
      }
    }
    return epochs;
  }

  private static long saturatedPixels(BufferedImage picture) {
    long count = 0;
    for (int y = 0; y < 1070; y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        Color color = new Color(picture.getRGB(x, y));
        int most = Math.max(color.getRed(), Math.max(color.getGreen(), color.getBlue()));
        int least = Math.min(color.getRed(), Math.min(color.getGreen(), color.getBlue()));
        count += most - least > 60 ? 1 : 0;
      }
    }
    return count;
  }
}
