package org.infobottleneck.catalogue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Bars;
import org.infobottleneck.examples.figures.ColorScale;
import org.infobottleneck.examples.figures.Dots;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Mark;
import org.infobottleneck.examples.figures.Note;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.PlaneCloud;
import org.infobottleneck.examples.figures.PlaneFigures;
import org.infobottleneck.examples.figures.PlanePath;
import org.infobottleneck.examples.figures.Rule;
import org.infobottleneck.examples.formats.MatFormat;
import org.infobottleneck.examples.plots.EpochScale;
import org.infobottleneck.examples.plots.LabelPlacement;
import org.infobottleneck.examples.plots.PlaneAnimation;
import org.infobottleneck.examples.plots.PlaneFigure;
import org.infobottleneck.examples.shell.Json;
import org.infobottleneck.examples.shell.JsonOption;
import org.infobottleneck.examples.shell.ProgressReport;
import org.infobottleneck.plane.AveragePlane;

/** Valid values for the methods of ib-examples that others could call. */
final class ExampleSamples {

  private ExampleSamples() {}

  private static Path matFile() {
    try {
      return Path.of(
          Objects.requireNonNull(
                  ExampleSamples.class.getResource("/org/infobottleneck/examples/matlab/plain.mat"))
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrintStream stream() {
    return new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
  }

  private static Panel panel() {
    return Panel.of(Axis.linear("x"), Axis.linear("y")).with(dots());
  }

  private static Dots dots() {
    return Dots.of("a", new double[] {1, 2, 3}, new double[] {1, 4, 9});
  }

  private static PlanePath path() {
    return PlanePath.of(
        "a",
        new int[] {0, 1},
        new double[] {0.5, 1},
        new double[] {0.5, 0.75},
        new double[] {0, 0},
        new double[] {0, 0});
  }

  private static Graphics2D graphics() {
    return new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
  }

  static Samples add(Samples samples) {
    String at = "examples.";
    String figures = at + "figures.";
    for (String type : List.of("Line", "Dots", "Bars")) {
      for (String name : List.of("x", "y", "error", "value", "low", "high")) {
        samples.at(figures + type + "#" + name, () -> new double[] {1, 2, 3});
      }
    }
    for (String name :
        List.of(
            "inputs",
            "targets",
            "x",
            "y",
            "inputErrors",
            "targetErrors",
            "xError",
            "yError",
            "inputInformation",
            "targetInformation")) {
      samples.at(figures + "PlanePath#" + name, () -> new double[] {0.5, 1});
    }
    return samples
        .type(PrintStream.class, ExampleSamples::stream)
        .type(Callable.class, () -> (Callable<Integer>) () -> 0)
        .type(Runnable.class, () -> (Runnable) () -> {})
        .type(Json.class, Json::object)
        .type(JsonOption.class, JsonOption::new)
        .type(EpochScale.class, () -> new EpochScale(100))
        .type(MatFormat.class, MatFormat::new)
        .type(
            LabelPlacement.class, () -> new LabelPlacement(new Rectangle2D.Double(0, 0, 100, 100)))
        .type(
            LabelPlacement.Place.class,
            () ->
                new LabelPlacement.Place(
                    new Rectangle2D.Double(0, 0, 10, 10), new Point2D.Double(5, 5)))
        .type(Rectangle2D.class, () -> new Rectangle2D.Double(0, 0, 100, 100))
        .type(Point2D.class, () -> new Point2D.Double(5, 5))
        .type(Line2D.class, () -> new Line2D.Double(0, 0, 5, 5))
        .type(Color.class, () -> Color.RED)
        .type(Font.class, () -> new Font("Dialog", Font.PLAIN, 10))
        .type(BasicStroke.class, BasicStroke::new)
        .type(Graphics2D.class, ExampleSamples::graphics)
        .type(PlaneFigure.class, () -> PlaneFigure.of(CoreSamples.plane(), CoreSamples.BINNING))
        .type(ProgressReport.class, () -> ProgressReport.to(stream()))
        .type(Axis.class, () -> Axis.linear("x"))
        .type(Bars.class, () -> Bars.of("a", new double[] {1, 2, 3}))
        .type(Dots.class, ExampleSamples::dots)
        .type(Line.class, () -> Line.of("a", new double[] {1, 2, 3}, new double[] {1, 4, 9}))
        .type(Mark.class, ExampleSamples::dots)
        .type(Note.class, () -> Note.at("a", 1, 1))
        .type(Rule.class, () -> Rule.vertical("a", 1))
        .type(Panel.class, ExampleSamples::panel)
        .type(Figure.class, () -> Figure.of(panel()))
        .type(ColorScale.class, () -> ColorScale.epochs(100))
        .type(PlaneCloud.class, () -> PlaneCloud.of("a", new double[] {1, 2}, new double[] {1, 2}))
        .type(PlaneFigures.class, PlaneFigures::plain)
        .type(PlanePath.class, ExampleSamples::path)
        .at("List#anchors", () -> List.of(new Point2D.Double(5, 5)))
        .at(at + "formats.MatFormat#file", ExampleSamples::matFile)
        .at(
            at + "plots.PlaneFigure.of(InformationPlane,String[])#estimators",
            () -> new String[] {CoreSamples.BINNING})
        .at(
            at + "plots.PlaneAnimation.of(InformationPlane,String[])#estimators",
            () -> new String[] {CoreSamples.BINNING})
        .type(
            PlaneAnimation.class, () -> PlaneAnimation.of(CoreSamples.plane(), CoreSamples.BINNING))
        .at(at + "command.RunOptions.snapshots(String)#text", () -> "60")
        .at(figures + "Axis#least", () -> 0.25)
        .at(figures + "Axis#most", () -> 0.75)
        .at(figures + "ColorScale#least", () -> 0.25)
        .at(figures + "ColorScale#most", () -> 0.75)
        .at(figures + "Figure#widthCm", () -> 8.0)
        .at(figures + "Figure#heightCm", () -> 6.0)
        .at(figures + "Figure.withResolution(int)#dotsPerInch", () -> 100)
        .at(figures + "Figure.of(Panel[])#panels", () -> new Panel[] {panel()})
        .at(figures + "Panel.with(List)#more", () -> List.of(dots()))
        .at(figures + "PlaneFigures.byLayer(String,List,int[])#layers", () -> List.of(path()))
        .at(
            figures + "PlaneFigures.byEpoch(String,List,ColorScale,int[])#layers",
            () -> List.of(path()))
        .at(
            figures + "PlaneFigures.clouds(String,List)#layers",
            () -> List.of(PlaneCloud.of("a", new double[] {1, 2}, new double[] {1, 2})))
        .at(
            figures + "PlanePath.ofMeans(String,List)#points",
            () -> AveragePlane.of(List.of(CoreSamples.plane())).path(1, CoreSamples.BINNING))
        .at(figures + "PlanePath#epochs", () -> new int[] {0, 1})
        .at(figures + "Figure#panels", () -> List.of(panel()))
        .at("List#header", () -> List.of("a", "b"))
        .at("List#columns", () -> List.of("a", "b"))
        .at("List#rows", () -> List.of(List.of("1", "2")))
        .at("List#paths", () -> List.of(path()))
        .at(
            "List#clouds",
            () -> List.of(PlaneCloud.of("a", new double[] {1, 2}, new double[] {1, 2})))
        .at("List#marks", () -> List.of(dots()))
        .at("List#names", () -> List.of("a", "b"))
        .at("List#categories", () -> List.of("a", "b"));
  }
}
