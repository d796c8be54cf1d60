package org.infobottleneck.examples.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.examples.SmallPlanes;
import org.infobottleneck.plane.InformationPlane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaneAnimationTest {

  private static final BinningEstimator BINNING = BinningEstimator.width(0.1);
  private static final InformationPlane PLANE = SmallPlanes.by(BINNING);

  @TempDir private Path folder;

  /** How many pixels a frame adds to the white of the plot. */
  private static long drawn(BufferedImage frame) {
    long drawn = 0;
    for (int x = 0; x < frame.getWidth(); x++) {
      for (int y = 0; y < 0.8 * frame.getHeight(); y++) {
        Color color = new Color(frame.getRGB(x, y));
        int spread =
            Math.max(color.getRed(), Math.max(color.getGreen(), color.getBlue()))
                - Math.min(color.getRed(), Math.min(color.getGreen(), color.getBlue()));
        drawn += spread > 60 ? 1 : 0;
      }
    }
    return drawn;
  }

  private static int hundredths(ImageReader reader, int frame) throws IOException {
    IIOMetadataNode root =
        (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
    IIOMetadataNode control =
        (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    return Integer.parseInt(control.getAttribute("delayTime"));
  }

  @Test
  void thereIsAFrameForEverySnapshotAndPathsGrow() throws IOException {
    Path file = folder.resolve("plane.gif");
    PlaneAnimation.of(PLANE, BINNING.description()).write(file);
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(stream);
      int frames = reader.getNumImages(true);
      assertThat(frames).isEqualTo(PLANE.snapshots().size());
      BufferedImage first = reader.read(0);
      assertThat(first.getWidth()).isEqualTo(900);
      assertThat(drawn(first)).isLessThan(drawn(reader.read(frames / 2)));
      assertThat(drawn(reader.read(frames / 2))).isLessThan(drawn(reader.read(frames - 1)));
      assertThat(hundredths(reader, 0)).isEqualTo(12);
      assertThat(hundredths(reader, frames - 1)).isEqualTo(300);
    } finally {
      reader.dispose();
    }
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("NETSCAPE2.0");
  }
}
