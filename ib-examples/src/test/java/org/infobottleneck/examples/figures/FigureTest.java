package org.infobottleneck.examples.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureTest {

  private static final double POINTS_PER_CM = 72 / 2.54;

  @Test
  void everyKindIsDrawnToThreeFilesThatOthersRead(@TempDir Path folder) throws Exception {
    for (String name : DrawnFigures.all().keySet()) {
      Figure figure = DrawnFigures.all().get(name);

      List<Path> files = figure.write(folder.resolve(name));

      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactly(name + ".svg", name + ".pdf", name + ".png");
      assertThat(texts(Files.readAllBytes(files.get(0)))).as(name).hasSizeGreaterThan(5);
      BufferedImage picture = ImageIO.read(files.get(2).toFile());
      try (PDDocument document = Loader.loadPDF(files.get(1).toFile())) {
        assertThat(document.getNumberOfPages()).isEqualTo(1);
        assertThat(picture.getWidth() * 72.0 / 300)
            .as("width of the PNG of " + name)
            .isBetween(
                document.getPage(0).getMediaBox().getWidth() - 0.2,
                document.getPage(0).getMediaBox().getWidth() + 0.2);
      }
    }
    assertThat(folder.toFile().list()).hasSize(3 * DrawnFigures.all().size());
  }

  @Test
  void labelsAreTextInSvgAndPdf() throws Exception {
    Figure figure = DrawnFigures.phases();

    assertThat(texts(figure.svg()))
        .contains(
            "Drift and diffusion",
            "(a) signal to noise",
            "gradient SNR",
            "1 + epoch",
            "layer 3",
            "drift ends",
            "SNR = 1");
    try (PDDocument document = Loader.loadPDF(figure.pdf())) {
      // Words that are turned are read one or two letters a line.
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", ""))
          .contains("Driftanddiffusion", "gradientSNR", "1+epoch", "layer3", "driftends");
    }
  }

  @Test
  void textIsSetInFontsOfEqualWidths() throws Exception {
    String svg = new String(DrawnFigures.bars().svg(), StandardCharsets.UTF_8);

    assertThat(svg).contains("'Liberation Sans', Arial, Helvetica, sans-serif");
    assertThat(svg).doesNotContain("DOCTYPE");
    for (Element text : elements(svg.getBytes(StandardCharsets.UTF_8), "text")) {
      assertThat(Double.parseDouble(text.getAttribute("textLength"))).isPositive();
    }
  }

  @Test
  void panelsHaveTheSizeTheyAreGiven() throws IOException {
    Panel panel = DrawnFigures.byLayer("");
    Figure figure = Figure.of(panel, panel).withPanelSize(7, 5).withResolution(100);

    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(figure.png()));

    double width = Math.ceil(14 * POINTS_PER_CM);
    assertThat(picture.getWidth()).isEqualTo((int) Math.round(width * 100 / 72));
    assertThat(picture.getRGB(0, 0)).as("background").isEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void equalFiguresGiveEqualBytes() {
    assertThat(DrawnFigures.scatter().svg()).isEqualTo(DrawnFigures.scatter().svg());
    assertThat(DrawnFigures.scatter().pdf()).isEqualTo(DrawnFigures.scatter().pdf());
    assertThat(DrawnFigures.scatter().png()).isEqualTo(DrawnFigures.scatter().png());
  }

  @Test
  void pdfHoldsNoDate() {
    assertThat(new String(DrawnFigures.bars().pdf(), StandardCharsets.ISO_8859_1))
        .doesNotContain("CreationDate")
        .doesNotContain("ModDate");
  }

  @Test
  void filesShowOneDrawing() throws IOException {
    Figure figure = DrawnFigures.bars().withResolution(72);
    BufferedImage png = ImageIO.read(new ByteArrayInputStream(figure.png()));
    BufferedImage pdf;
    try (PDDocument document = Loader.loadPDF(figure.pdf())) {
      pdf = new PDFRenderer(document).renderImage(0);
    }

    assertThat(pdf.getWidth()).isEqualTo(png.getWidth());
    assertThat(pdf.getHeight()).isEqualTo(png.getHeight());
    assertThat((double) pixels(pdf, Palette.BLUE))
        .isBetween(0.95 * pixels(png, Palette.BLUE), 1.05 * pixels(png, Palette.BLUE));
  }

  @Test
  void seriesOfOneNameLookAlikeInAllPanels() throws IOException {
    Axis x = Axis.linear("x");
    double[] ends = {0, 1};
    Panel both =
        Panel.of(x, x).with(Line.of("one", ends, ends), Line.of("two", ends, new double[] {1, 0}));
    Panel second = Panel.of(x, x).with(Line.of("two", ends, ends));

    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(Figure.of(both, second).png()));
    BufferedImage right =
        picture.getSubimage(picture.getWidth() / 2, 0, picture.getWidth() / 2, 700);

    assertThat(pixels(right, Palette.VERMILION)).isPositive();
    assertThat(pixels(right, Palette.BLUE)).isZero();
  }

  @Test
  void marksLieWhereTheAxesSay() {
    Scale unit = Scale.of(Axis.linear("").withRange(0, 1), new Extent());
    Plot plot = new Plot(new Rectangle(10, 20, 200, 100), unit, unit, 0);
    plot.line(new double[] {0.25, 0.75}, new double[] {0.5, 0.5}, Palette.BLUE, 4, Dash.SOLID, "");
    BufferedImage picture = new BufferedImage(220, 140, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    plot.paint(graphics);
    graphics.dispose();

    Rectangle line = box(picture, Palette.BLUE);

    assertThat(line.getMinX()).isBetween(58.0, 61.0);
    assertThat(line.getMaxX()).isBetween(159.0, 162.0);
    assertThat(line.getCenterY()).isBetween(69.0, 71.0);
  }

  private static Rectangle box(BufferedImage picture, Color color) {
    Rectangle box = new Rectangle(-1, -1);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if ((picture.getRGB(x, y) & 0xffffff) == (color.getRGB() & 0xffffff)) {
          box.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return box;
  }

  @Test
  void dashesDoNotDependOnHowManyPointsALineHas() throws Exception {
    assertThat(dashes(2)).isEqualTo(dashes(2000));
  }

  private static int dashes(int points) {
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = 200.0 * i / (points - 1);
    }
    double[] heights = Polyline.of(x, y).dashed(5, 3).y();
    int count = 1;
    for (double height : heights) {
      count += Double.isNaN(height) ? 1 : 0;
    }
    return count;
  }

  @Test
  void emptyPanelsAndBrokenNumbersAreDrawn() {
    double[] x = {1, Double.NaN, Double.POSITIVE_INFINITY, 0, 2};
    double[] y = {Double.NaN, 1, 2, -1, 1e300};
    Panel broken =
        Panel.of(Axis.log("x"), Axis.linear("y"))
            .with(
                Line.of("line", x, y).withBand(new double[] {1, 1, Double.NaN, 1, 1}),
                Dots.of("dots", x, y)
                    .withErrors(new double[] {1, 1, 1, Double.NaN, 1})
                    .coloredBy(ColorScale.epochs(9), y));
    Panel empty =
        Panel.of(Axis.epochs(), Axis.log("y"))
            .with(Rule.horizontal("below", -1).withBand(-2, -1), Bars.of("", new double[1]));

    assertThat(Figure.of(broken, empty).png()).isNotEmpty();
  }

  @Test
  void farNumbersOutsideOfTheRangeTakeNoTime() {
    Panel panel =
        Panel.of(Axis.linear("x").withRange(0, 1), Axis.linear("y").withRange(0, 1))
            .with(
                Line.of("a", new double[] {0, 1}, new double[] {0, 1e12}).withDash(Dash.DOTTED),
                Line.of("b", new double[] {0, 1}, new double[] {0.2, 0.3}).withLabel());

    assertThat(Figure.of(panel).svg()).isNotEmpty();
  }

  @Test
  void ticksAreRoundNumbers() {
    assertThat(texts(Ticks.linear(-0.02, 1.03, 6)))
        .containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(texts(Ticks.linear(-1.5, 1.5, 3))).containsExactly("−1", "0", "1");
    assertThat(texts(Ticks.linear(0, 2.1e9, 3))).containsExactly("0", "1·10^{9}", "2·10^{9}");
    assertThat(texts(Ticks.log(-2.1, 3.1, 9)))
        .containsExactly("10^{−2}", "10^{−1}", "10^{0}", "10^{1}", "10^{2}", "10^{3}");
    assertThat(texts(Ticks.log(-1, 0.1, 9))).containsExactly("0.1", "0.2", "0.5", "1");
    assertThat(texts(Ticks.log(-12, 9, 4)))
        .containsExactly("10^{−12}", "10^{−6}", "10^{0}", "10^{6}");
  }

  private static List<String> texts(List<Tick> ticks) {
    return ticks.stream().filter(Tick::isMajor).map(Tick::text).toList();
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    Panel epochs =
        Panel.of(Axis.linear("x"), Axis.linear("y"))
            .with(
                Dots.of("", new double[1], new double[1])
                    .coloredBy(ColorScale.epochs(5), new double[1]));
    Panel others =
        epochs.with(
            Dots.of("", new double[1], new double[1])
                .coloredBy(ColorScale.epochs(6), new double[1]));

    assertThatIllegalArgumentException().isThrownBy(Figure::of).withMessageContaining("got none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Figure.of(epochs, others))
        .withMessageContaining("one scale of colors");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Line.of("", new double[2], new double[3]))
        .withMessage("y must hold 2 values, got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Axis.log("SNR").withRange(0, 1))
        .withMessageContaining("axis \"SNR\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Axis.linear("x").withRange(2, 1))
        .withMessageContaining("in order");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Figure.of(epochs, epochs.withAxes(Axis.log("x"), Axis.log("y"))).withSharedAxes())
        .withMessageContaining("must measure the same");
  }

  @Test
  void failedWriteLeavesNothingBehind(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("taken.svg").resolve("inside"));

    assertThatThrownBy(() -> DrawnFigures.bars().write(folder.resolve("taken")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("taken.svg");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  private static long pixels(BufferedImage picture, Color color) {
    long count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        count += (picture.getRGB(x, y) & 0xffffff) == (color.getRGB() & 0xffffff) ? 1 : 0;
      }
    }
    return count;
  }

  private static List<String> texts(byte[] svg) throws Exception {
    return elements(svg, "text").stream().map(Element::getTextContent).toList();
  }

  private static List<Element> elements(byte[] svg, String name) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    assertThat(document.getDocumentElement().getLocalName()).isEqualTo("svg");
    NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
