package org.infobottleneck.examples.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One figure of every kind, from made-up numbers. */
final class DrawnFigures {

  private static final int[] EPOCHS = {
    0, 1, 2, 3, 5, 7, 10, 14, 20, 28, 40, 57, 80, 113, 160, 226, 320, 452, 640, 905, 1280, 1810,
    2560, 3620, 5120, 7240, 10000
  };

  private DrawnFigures() {}

  static Map<String, Figure> all() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("phases", phases());
    figures.put("bars", bars());
    figures.put("losses", losses());
    figures.put("byepoch", Figure.of(byEpoch("")).withCaption(CAPTION));
    figures.put("bylayer", Figure.of(byLayer("tanh, 50 runs")));
    figures.put("clouds", clouds());
    figures.put("multiples", multiples());
    figures.put("scatter", scatter());
    figures.put("families", families());
    return figures;
  }

  static final String CAPTION =
      "Mean paths of 50 networks, with standard errors at three epochs. The numbers are made up; they"
          + " look like those of a network with five hidden layers of tanh units.";

  static Figure phases() {
    SplittableRandom random = new SplittableRandom(1);
    double[] epochs =
        IntStream.range(0, 300).mapToDouble(i -> Math.floor(Math.exp(i / 32.5)) - 1).toArray();
    Panel snr = Panel.of(Axis.epochs(), Axis.log("gradient SNR")).withTitle("signal to noise");
    Panel norms =
        Panel.of(Axis.epochs(), Axis.log("norm of the gradient")).withTitle("mean and deviation");
    for (int layer = 1; layer <= 3; layer++) {
      int l = layer;
      double[] values =
          Arrays.stream(epochs)
              .map(
                  e ->
                      (4.0 / l) / (1 + Math.pow(e / 300, 1.5))
                          + 0.02 * l
                          + 0.004 * random.nextDouble())
              .toArray();
      double[] errors = Arrays.stream(values).map(v -> 0.18 * v).toArray();
      snr = snr.with(Line.of("layer " + layer, epochs, values).withBand(errors));
      norms = norms.with(Line.of("layer " + layer, epochs, errors));
    }
    Rule boundary = Rule.vertical("drift ends", 350).withBand(290, 420);
    return Figure.of(snr.with(boundary, Rule.horizontal("SNR = 1", 1)), norms.with(boundary))
        .withTitle("Drift and diffusion");
  }

  static Figure bars() {
    List<String> depths = List.of("1", "2", "3", "4", "5", "6");
    Panel panel =
        Panel.of(
                Axis.categories("hidden layers", depths),
                Axis.linear("epochs to I(T;Y) = 0.9 bits"))
            .with(
                Bars.of("full batch", new double[] {5200, 4100, 2600, 1900, 1500, 1450})
                    .withErrors(new double[] {400, 350, 260, 180, 120, 140}),
                Bars.of("batch of 256", new double[] {3900, 2800, 1700, 1200, 900, 870})
                    .withErrors(new double[] {300, 250, 160, 80, 70, 60}));
    return Figure.of(panel);
  }

  static Figure losses() {
    double[] x = IntStream.rangeClosed(0, 100).mapToDouble(i -> i * 0.01).toArray();
    List<Mark> lines = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      int k = i;
      lines.add(
          Line.of(
              "width " + (1 << k),
              x,
              Arrays.stream(x).map(v -> v / (v + 0.05 * (k + 1))).toArray()));
    }
    return Figure.of(
        Panel.of(
                Axis.linear("share of the data, R_{train}"),
                Axis.linear("accuracy").withRange(0, 1))
            .with(lines)
            .with(Note.in(Note.Corner.BOTTOM_RIGHT, "β* = 3.2·10^{−2}")));
  }

  static Panel byEpoch(String title) {
    return PlaneFigures.withCeilings(12, 0.998)
        .byEpoch(title, paths(0.02), ColorScale.epochs(10000), 0, 320, 10000);
  }

  static Panel byLayer(String title) {
    return PlaneFigures.withCeilings(12, 0.998).byLayer(title, paths(0.03), 0, 320, 10000);
  }

  static Figure multiples() {
    List<Panel> panels = new ArrayList<>();
    for (String name : List.of("tanh", "ReLU", "softsign", "softplus", "linear")) {
      panels.add(byEpoch(name));
    }
    return Figure.grid(3, panels).withSharedAxes().withTitle("Five activations");
  }

  static Figure clouds() {
    List<Panel> panels = new ArrayList<>();
    for (int step = 0; step < 3; step++) {
      SplittableRandom random = new SplittableRandom(step);
      List<PlaneCloud> clouds = new ArrayList<>();
      for (int layer = 1; layer <= 6; layer++) {
        double[] x = new double[50];
        double[] y = new double[50];
        for (int run = 0; run < 50; run++) {
          double fit = Math.min(1, step / 2.0 + 0.3);
          x[run] =
              Math.min(
                  12,
                  12.2
                      - (step == 2 ? 1.7 : 1) * layer * (1 + 0.25 * random.nextDouble())
                      + random.nextDouble());
          y[run] =
              Math.min(
                  0.998, fit * (1 - 0.08 * layer * (2 - step) / 2.0) + 0.06 * random.nextDouble());
        }
        clouds.add(PlaneCloud.of("T_{" + layer + "}", x, y));
      }
      panels.add(
          PlaneFigures.withCeilings(12, 0.998)
              .clouds(List.of("start", "epoch 400", "end").get(step), clouds));
    }
    return Figure.grid(3, panels).withSharedAxes();
  }

  static Figure scatter() {
    SplittableRandom random = new SplittableRandom(7);
    int n = 200;
    double[] x = new double[n];
    double[] y = new double[n];
    double[] value = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = 8 * random.nextDouble();
      y[i] = 0.1 + 0.02 * x[i] + 0.1 * random.nextDouble();
      value[i] = x[i] * random.nextDouble();
    }
    Panel compression =
        Panel.of(Axis.linear("compression [bits]"), Axis.linear("generalization gap"))
            .with(
                Dots.of("", x, y)
                    .coloredBy(ColorScale.linear("I(X;T|Y) [bits]", 0, 8), value)
                    .withSize(3.4),
                Note.in(Note.Corner.TOP_LEFT, "r = 0.58 (0.48, 0.67)"),
                Note.in(Note.Corner.TOP_LEFT, "n = 200"));
    double[] samples = {10, 30, 100, 300, 1000, 3000};
    Panel needed =
        Panel.of(Axis.log("samples"), Axis.log("test error"))
            .with(
                Dots.of("measured", samples, new double[] {0.4, 0.31, 0.2, 0.12, 0.06, 0.05})
                    .withErrors(new double[] {0.05, 0.05, 0.03, 0.03, 0.02, 0.06})
                    .withErrorsAcross(new double[] {3, 8, 20, 50, 200, 500}),
                Line.of(
                    "m^{−1/2}",
                    samples,
                    Arrays.stream(samples).map(m -> 1.4 / Math.sqrt(m)).toArray()),
                Note.at("one run failed", 1000, 0.06));
    return Figure.of(compression, needed);
  }

  /** Axes with few decades and with very small and large numbers. */
  static Figure families() {
    double[] x = {1, 2, 3, 4};
    List<Panel> panels =
        List.of(
            Panel.of(Axis.log("x [nats]"), Axis.log("y").withRange(0.2, 30))
                .with(Line.of("", x, new double[] {0.3, 1, 5, 20})),
            Panel.of(Axis.linear("x"), Axis.linear("large"))
                .with(Line.of("", x, new double[] {1e9, 2e9, 2.5e9, 3e9})),
            Panel.of(Axis.linear("x"), Axis.linear("small"))
                .with(Line.of("", x, new double[] {-1e-6, 2e-6, 2.5e-6, 3e-6})),
            Panel.of(Axis.linear("x"), Axis.log("wide"))
                .with(Line.of("", x, new double[] {1e-12, 1e-3, Double.NaN, 1e9})),
            Panel.of(Axis.linear("x"), Axis.linear("constant"))
                .with(Line.of("", x, new double[] {2, 2, 2, 2})),
            Panel.of(Axis.log("narrow"), Axis.linear("empty")).with(Note.at("here", 1.4, 1)));
    return Figure.grid(3, panels);
  }

  private static List<PlanePath> paths(double error) {
    SplittableRandom random = new SplittableRandom(3);
    List<PlanePath> paths = new ArrayList<>();
    for (int layer = 1; layer <= 6; layer++) {
      double[] x = new double[EPOCHS.length];
      double[] y = new double[EPOCHS.length];
      double[] xError = new double[EPOCHS.length];
      double[] yError = new double[EPOCHS.length];
      for (int i = 0; i < EPOCHS.length; i++) {
        double late = Math.log1p(EPOCHS[i]) / Math.log1p(10000);
        double fit = Math.min(1, 1.7 * late);
        x[i] =
            12
                - 0.9 * layer * (1 - 0.5 * fit)
                - Math.max(0, late - 0.6) * 2.2 * layer
                + 0.05 * random.nextDouble();
        x[i] = Math.min(12, x[i]);
        y[i] = Math.min(0.99, (0.85 - 0.11 * layer) * (1 - fit) + fit * (0.99 - 0.004 * layer));
        xError[i] = 12 * error * (0.5 + random.nextDouble());
        yError[i] = error * (0.5 + random.nextDouble());
      }
      paths.add(PlanePath.of("T_{" + layer + "}", EPOCHS, x, xError, y, yError));
    }
    return paths;
  }
}
