package org.infobottleneck.examples.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.infobottleneck.bottleneck.CurvePoint;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.JointDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveFigureTest {

  private static final JointDistribution JOINT =
      JointDistribution.ofCounts(new double[][] {{9, 1}, {7, 3}, {4, 6}, {1, 9}});
  private static final InformationBottleneck BOTTLENECK = InformationBottleneck.of(JOINT);
  private static final InformationCurve CURVE =
      BOTTLENECK.curve(2, 2.3, 2.6, 3, 4, 6, 10, 20, 40, 80, 200);
  private static final Color GREEN = new Color(0x00c000);
  private static final Color BLUE = new Color(0x0000e0);
  private static final int LEGEND = 1080;

  @Test
  void curveIsDrawnWhereItsPointsAre() throws IOException {
    // Two dots far from the curve give the scale of the axes; the points must then be black.
    BufferedImage picture =
        decoded(
            CurveFigure.of(CURVE)
                .withRange(-0.1, 2.1, -0.1, 1.1)
                .withDots(dot("a", GREEN, 1.5, 0.1), dot("b", BLUE, 2.0, 0.2)));
    Point2D a = center(picture, GREEN);
    Point2D b = center(picture, BLUE);
    for (CurvePoint point : CURVE.points()) {
      double shareX = (Bits.ofNats(point.inputInformation()) - 1.5) / 0.5;
      double shareY = (Bits.ofNats(point.targetInformation()) - 0.1) / 0.1;
      int x = (int) Math.round(a.getX() + shareX * (b.getX() - a.getX()));
      int y = (int) Math.round(a.getY() + shareY * (b.getY() - a.getY()));
      assertThat(blackNear(picture, x, y)).as("%s at %d, %d", point, x, y).isTrue();
    }
  }

  @Test
  void finiteSampleCurveIsRedWhereItSaysSomethingAndLeftOutWhereItIsVacuous() throws IOException {
    // m = 1: 2 e^I is more than ln 2 at every I. m = 10^9: the curve itself but for 4e-5 nats.
    assertThat(red(decoded(CurveFigure.of(CURVE)))).isZero();
    assertThat(red(decoded(CurveFigure.of(CURVE).withFiniteSamples(2, 1)))).isZero();
    assertThat(red(decoded(CurveFigure.of(CURVE).withFiniteSamples(2, 100_000)))).isPositive();
    assertThat(new FiniteSampleCurve(CURVE, 2, 1).drawn()).isEmpty();
    for (Point2D point : new FiniteSampleCurve(CURVE, 2, 100_000).drawn()) {
      double limit = CURVE.targetInformationAt(Bits.toNats(point.getX())).low();
      double cost = 2 * StrictMath.exp(Bits.toNats(point.getX())) / Math.sqrt(100_000);
      assertThat(Bits.toNats(point.getY())).isBetween(0.0, limit);
      assertThat(limit - Bits.toNats(point.getY())).isCloseTo(cost, offset(1e-12));
    }
  }

  @Test
  void dotsOutsideTheRangeAreNotDrawnNorTheirLabels() throws IOException {
    CurveFigure figure = CurveFigure.of(CURVE).withDots(dot("far", GREEN, 5, 0.5));

    assertThat(count(decoded(figure), GREEN)).isPositive();
    assertThat(count(decoded(figure.withRange(0, 2, 0, 1)), GREEN)).isZero();
    CurveFigure plain = CurveFigure.of(CURVE).withRange(0, 2, 0, 1);
    DotGroup labeled = dot("", GREEN, 1, -0.1).withLabels(List.of("below the axis"));
    assertThat(plain.withDots(labeled).png()).isEqualTo(plain.png());
  }

  @Test
  void marksAndLabelsAddInk() throws IOException {
    CurveFigure plain = CurveFigure.of(CURVE);
    CurveFigure betas = plain.withBetas(List.of(BOTTLENECK.at(3).point()));
    CurveFigure transitions = plain.withTransitions(BOTTLENECK.bifurcations(CURVE));
    CurveFigure labels =
        plain.withDots(dot("x", GREEN, 1.8, 0.1).withLabels(List.of("a layer of its own")));

    int ink = dark(decoded(plain));
    assertThat(dark(decoded(betas))).isGreaterThan(ink + 100);
    assertThat(dark(decoded(transitions))).isNotEqualTo(ink);
    assertThat(dark(decoded(labels)))
        .isGreaterThan(dark(decoded(plain.withDots(dot("x", GREEN, 1.8, 0.1)))) + 100);
  }

  @Test
  void oneFigureIsWideAndSeveralStandSideBySideOverOneLegend() throws IOException {
    CurveFigure figure = CurveFigure.of(CURVE).withDots(dot("x", GREEN, 1.8, 0.1));

    assertThat(decoded(figure).getWidth()).isEqualTo(1500);
    BufferedImage three = decoded(CurveFigure.png(List.of(figure, figure, figure)));
    assertThat(three.getWidth()).isEqualTo(3 * 860);
    int panels = 0;
    for (int i = 0; i < 3; i++) {
      panels += count(three.getSubimage(860 * i, 0, 860, 860), GREEN) > 0 ? 1 : 0;
    }
    assertThat(panels).isEqualTo(3);
    BufferedImage legend = three.getSubimage(0, 860, 3 * 860, three.getHeight() - 860);
    assertThat(count(legend, GREEN)).as("one entry, not three").isBetween(50, 250);
  }

  @Test
  void equalFiguresGiveEqualPictures() {
    assertThat(CurveFigure.of(CURVE).withFiniteSamples(2, 100).png())
        .isEqualTo(CurveFigure.of(CURVE).withFiniteSamples(2, 100).png());
  }

  @Test
  void whatCanNotBeDrawnIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CurveFigure.of(CURVE).withRange(1, 1, 0, 1))
        .withMessageStartingWith("axes must ascend, got 1.0 to 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dot("x", GREEN, Double.POSITIVE_INFINITY, 0))
        .withMessageContaining("I(X;T) of a dot");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dot("x", GREEN, 1, 1).withLabels(List.of("a", "b")))
        .withMessageContaining("number of labels");
  }

  @Test
  void failedWriteLeavesNothingBehind(@TempDir Path folder) throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken.png").resolve("inside"));

    assertThatThrownBy(() -> CurveFigure.of(CURVE).write(taken.getParent()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("taken.png");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  private static DotGroup dot(String name, Color color, double x, double y) {
    return DotGroup.of(name, color, List.of(new Point2D.Double(x, y)));
  }

  private static BufferedImage decoded(CurveFigure figure) throws IOException {
    BufferedImage whole = decoded(figure.png());
    return whole.getSubimage(0, 0, whole.getWidth(), LEGEND);
  }

  private static BufferedImage decoded(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static int count(BufferedImage picture, Color color) {
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        count += picture.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  private static Point2D center(BufferedImage picture, Color color) {
    double sumX = 0;
    double sumY = 0;
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if (picture.getRGB(x, y) == color.getRGB()) {
          sumX += x;
          sumY += y;
          count++;
        }
      }
    }
    return new Point2D.Double(sumX / count, sumY / count);
  }

  private static boolean blackNear(BufferedImage picture, int x, int y) {
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -2; dx <= 2; dx++) {
        if (picture.getRGB(x + dx, y + dy) == Color.BLACK.getRGB()) {
          return true;
        }
      }
    }
    return false;
  }

  private static int red(BufferedImage picture) {
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        Color color = new Color(picture.getRGB(x, y));
        count += color.getRed() > 60 + Math.max(color.getGreen(), color.getBlue()) ? 1 : 0;
      }
    }
    return count;
  }

  private static int dark(BufferedImage picture) {
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        Color color = new Color(picture.getRGB(x, y));
        count += Math.max(color.getRed(), Math.max(color.getGreen(), color.getBlue())) < 80 ? 1 : 0;
      }
    }
    return count;
  }
}
