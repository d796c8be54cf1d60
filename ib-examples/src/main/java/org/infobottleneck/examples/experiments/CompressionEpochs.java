package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Bars;
import org.infobottleneck.examples.figures.Dash;
import org.infobottleneck.examples.figures.Dots;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Mark;
import org.infobottleneck.examples.figures.Palette;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.Rule;
import org.infobottleneck.examples.figures.Symbol;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.Compression;

/**
 * The first claim of the abstract of Shwartz-Ziv &amp; Tishby (2017): most epochs are spent on
 * compression.
 */
final class CompressionEpochs implements PaperExperiment {

  private static final int COLUMNS = 3;
  private static final double ROOM = 1.5;

  /** As if runs had ended after these shares of their epochs. */
  private static final double[] HORIZONS = {0.1, 0.3, 1};

  @Override
  public String name() {
    return "compression-epochs";
  }

  @Override
  public String title() {
    return "Are most epochs spent on compression?";
  }

  @Override
  public String question() {
    return "Which share of the epochs does a layer take to compress, and how large is the training"
        + " error when it begins?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(Claim.MOST_EPOCHS_COMPRESS, Claim.STARTS_AT_SMALL_ERROR);
  }

  @Override
  public int seeds(boolean full) {
    return full ? 50 : 5; // those of Figure 2
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Repeats repeats = Repeats.of(Settings.paper(scale), scale, runs);
    return Findings.builder()
        .setting(Settings.sentence(repeats.base(), scale))
        .setting(
            "A run's layer compresses from the rightmost point of its own path to nine tenths of the"
                + " fall of I(X;T) from there to the last epoch.")
        .figure(
            "epochs",
            figure(repeats),
            "Onset and epoch of nine tenths of the compression for every hidden layer that"
                + " compresses, means over seeds with standard errors (of the onset geometric).")
        .figure(
            "information",
            information(repeats),
            "Mean I(X;T) of the hidden layers on a linear axis of epochs, band: a standard error.")
        .figure(
            "shares",
            shares(repeats),
            "Share of the epochs from the onset to nine tenths of the compression, with standard"
                + " errors; no bar where a layer does not compress or is saturated.")
        .table(table(repeats))
        .judgement(most(repeats))
        .judgement(smallError(repeats))
        .remark(
            "The share of epochs behind the rightmost point says little: whenever that point comes"
                + " early, it is nearly 1, also if all is over soon. That is why the end of"
                + " compression is asked for, too; it still depends on where a run stops. The last"
                + " columns say what the share would be, had the same runs stopped earlier: if it"
                + " stays the same, layers compress at a pace that falls with the epochs, and there"
                + " is no phase of a length of its own.")
        .remark(
            "Layers that an estimator can't see move (saturated), or whose I(X;T) does not fall"
                + " beyond chance, are left out of the verdicts.")
        .build();
  }

  private static List<CompressionSpan> spans(Repeats repeats, String estimator, int layer) {
    return spans(repeats, estimator, layer, 1);
  }

  private static List<CompressionSpan> spans(
      Repeats repeats, String estimator, int layer, double horizon) {
    int last = (int) Math.round(horizon * repeats.base().epochs());
    return repeats.planes().stream()
        .map(plane -> CompressionSpan.until(last, plane.path(layer, estimator)))
        .toList();
  }

  private static Average share(List<CompressionSpan> spans) {
    return Average.of(spans.stream().mapToDouble(CompressionSpan::share).toArray());
  }

  private static Average ends(List<CompressionSpan> spans) {
    return Average.of(spans.stream().mapToDouble(CompressionSpan::end).toArray());
  }

  private static Average lnOnsets(List<CompressionSpan> spans) {
    double[] logarithms = new double[spans.size()];
    for (int run = 0; run < logarithms.length; run++) {
      logarithms[run] = StrictMath.log1p(spans.get(run).onset());
    }
    return Average.of(logarithms);
  }

  private static List<Integer> compressing(Repeats repeats, String estimator) {
    return repeats.visible(estimator).stream()
        .filter(layer -> repeats.layer(layer, estimator).kind() == Compression.Kind.COMPRESSION)
        .toList();
  }

  /** A number of a layer that compresses, and whether it meets a threshold. */
  private interface Test {
    boolean meets(String estimator, int layer, List<String> numbers);
  }

  /** The verdict on a claim about every hidden layer that compresses. */
  private static Judgement everyLayer(Claim claim, Repeats repeats, String what, Test test) {
    List<String> met = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (String estimator : repeats.estimators()) {
      List<Integer> compressing = compressing(repeats, estimator);
      if (compressing.isEmpty()) {
        numbers.add(estimator + ": no layer compresses");
        continue;
      }
      all.add(estimator);
      List<String> own = new ArrayList<>();
      boolean every = true;
      for (int layer : compressing) {
        every &= test.meets(estimator, layer, own);
      }
      numbers.add(estimator + ": " + String.join(", ", own));
      if (every) {
        met.add(estimator);
      }
    }
    String number = what + ": " + String.join("; ", numbers) + ".";
    return all.isEmpty()
        ? Judgement.of(claim, Verdict.UNDECIDED, number)
        : Judging.byCondition(claim, met, all, number);
  }

  private static Judgement most(Repeats repeats) {
    return everyLayer(
        Claim.MOST_EPOCHS_COMPRESS,
        repeats,
        "Share of the epochs from the onset to nine tenths of the compression",
        (estimator, layer, numbers) -> {
          Average share = share(spans(repeats, estimator, layer));
          numbers.add("layer " + layer + " " + Numbers.withError(share, 2));
          return exceeds(share);
        });
  }

  /** Whether a share exceeds the threshold by two standard errors. */
  static boolean exceeds(Average share) {
    return share.mean() - 2 * Numbers.error(share) > Claim.MOST_EPOCHS_COMPRESS.threshold();
  }

  private static Judgement smallError(Repeats repeats) {
    return everyLayer(
        Claim.STARTS_AT_SMALL_ERROR,
        repeats,
        "Training error at the onset of the mean path",
        (estimator, layer, numbers) -> {
          Average error = repeats.layer(layer, estimator).trainError().orElseThrow();
          numbers.add("layer " + layer + " " + Numbers.withError(error));
          return error.mean() <= Claim.STARTS_AT_SMALL_ERROR.threshold();
        });
  }

  private static Figure figure(Repeats repeats) {
    List<Panel> panels = new ArrayList<>();
    Axis layers =
        Axis.categories("hidden layer", repeats.hidden().stream().map(String::valueOf).toList());
    for (String estimator : repeats.estimators()) {
      panels.add(
          Panel.of(layers, Axis.epochs().withRange(0, ROOM * repeats.base().epochs()))
              .withTitle(estimator)
              .with(Rule.horizontal("last epoch", repeats.base().epochs()))
              .with(span(repeats, estimator)));
    }
    return Figure.grid(COLUMNS, panels).withSharedAxes();
  }

  private static Figure information(Repeats repeats) {
    List<Panel> panels = new ArrayList<>();
    for (String estimator : repeats.estimators()) {
      List<Line> lines = new ArrayList<>();
      for (int layer : repeats.hidden()) {
        lines.add(
            CurveLines.inputInformation(
                "layer " + layer, repeats.average().path(layer, estimator)));
      }
      panels.add(
          Panel.of(Axis.linear("epoch"), Axis.linear("I(X;T) (bits)").withLeast(0))
              .withTitle(estimator)
              .with(lines));
    }
    return Figure.grid(COLUMNS, panels).withSharedAxes();
  }

  private static List<Mark> span(Repeats repeats, String estimator) {
    List<Integer> compressing = compressing(repeats, estimator);
    int count = compressing.size();
    double[] x = new double[count];
    double[] onsets = new double[count];
    double[] onsetErrors = new double[count];
    double[] ends = new double[count];
    double[] endErrors = new double[count];
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int layer = compressing.get(i);
      List<CompressionSpan> spans = spans(repeats, estimator, layer);
      Average onset = lnOnsets(spans);
      Average end = ends(spans);
      x[i] = layer - 1;
      onsets[i] = StrictMath.expm1(onset.mean());
      onsetErrors[i] = (1 + onsets[i]) * Numbers.error(onset);
      ends[i] = end.mean();
      endErrors[i] = Numbers.error(end);
      marks.add(
          Line.of("", new double[] {x[i], x[i]}, new double[] {onsets[i], ends[i]})
              .withColor(Palette.GRAY)
              .withDash(Dash.SOLID));
    }
    marks.add(Dots.of("onset", x, onsets).withErrors(onsetErrors).withColor(Palette.VERMILION));
    marks.add(
        Dots.of("nine tenths of the compression", x, ends)
            .withErrors(endErrors)
            .withColor(Palette.BLUE)
            .withSymbol(Symbol.SQUARE));
    return marks;
  }

  private static Figure shares(Repeats repeats) {
    List<Mark> marks = new ArrayList<>();
    for (String estimator : repeats.estimators()) {
      List<Integer> compressing = compressing(repeats, estimator);
      double[] heights = new double[repeats.hidden().size()];
      double[] errors = new double[heights.length];
      for (int layer : repeats.hidden()) {
        Average share = share(spans(repeats, estimator, layer));
        heights[layer - 1] = compressing.contains(layer) ? share.mean() : Double.NaN;
        errors[layer - 1] = Numbers.error(share);
      }
      marks.add(Bars.of(estimator, heights).withErrors(errors));
    }
    return Figure.of(
        Panel.of(
                Axis.categories(
                    "hidden layer", repeats.hidden().stream().map(String::valueOf).toList()),
                Axis.linear("share of epochs").withRange(0, 1))
            .with(marks)
            .with(Rule.horizontal("half", Claim.MOST_EPOCHS_COMPRESS.threshold())));
  }

  private static ResultTable table(Repeats repeats) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "estimator",
                "layer",
                "kind",
                "onset, epoch",
                "nine tenths, epoch",
                "train error at onset",
                "share behind the onset"));
    for (double horizon : HORIZONS) {
      header.add("share, " + Math.round(horizon * repeats.base().epochs()) + " epochs");
    }
    ResultTable.Builder table =
        ResultTable.of(
            "compression",
            "Onset (geometric mean) and nine tenths of the compression over runs, the training error"
                + " at the onset of the mean path, and the share of epochs between the two, also if"
                + " the runs had stopped earlier. Mean ± standard error.",
            header.toArray(String[]::new));
    for (String estimator : repeats.estimators()) {
      for (int layer : repeats.hidden()) {
        List<CompressionSpan> own = spans(repeats, estimator, layer);
        Compression compression = repeats.layer(layer, estimator);
        List<Object> row = new ArrayList<>();
        row.add(estimator);
        row.add(layer);
        row.add(CompressionTable.kind(repeats, layer, estimator));
        row.add(Numbers.fixed(StrictMath.expm1(lnOnsets(own).mean()), 0));
        row.add(Numbers.withError(ends(own), 0));
        row.add(compression.trainError().map(Numbers::withError).orElse("–"));
        row.add(Numbers.withError(compression.runShare(), 2));
        for (double horizon : HORIZONS) {
          row.add(Numbers.withError(share(spans(repeats, estimator, layer, horizon)), 2));
        }
        table.row(row.toArray());
      }
    }
    return table.build();
  }
}
