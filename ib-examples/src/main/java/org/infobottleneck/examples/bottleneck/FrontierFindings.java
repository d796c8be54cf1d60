package org.infobottleneck.examples.bottleneck;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.infobottleneck.bottleneck.FiniteSampleBound;
import org.infobottleneck.data.IcosahedronTask;

/** What a frontier says, in sentences that are computed from its numbers. */
final class FrontierFindings {

  /** A layer with this share of H(X) tells the patterns apart one by one. */
  private static final double NEARLY_ALL = 0.95;

  /** Rounding of a point that lies on the limit. */
  private static final double ROUNDING = 1e-9;

  private final Frontier frontier;
  private final List<String> sentences = new ArrayList<>();

  private FrontierFindings(Frontier frontier) {
    this.frontier = frontier;
  }

  /** One finding per line. */
  static List<String> of(Frontier frontier) {
    FrontierFindings findings = new FrontierFindings(frontier);
    findings.limit();
    findings.wholeInputs();
    findings.events();
    findings.hindsight();
    findings.depth();
    findings.samples();
    findings.redMaxima();
    findings.red();
    return List.copyOf(findings.sentences);
  }

  private void say(String format, Object... values) {
    sentences.add(CurveReport.format(format, values));
  }

  private void limit() {
    List<Frontier.Point> points = frontier.points();
    long above = points.stream().filter(p -> frontier.belowLimit(p) < -ROUNDING).count();
    if (above > 0) {
      double least = points.stream().mapToDouble(frontier::belowLimit).min().orElseThrow();
      say(
          "IB limit: %d of the %d means lie above it, by up to %.2g bits, which no encoder can do.",
          above, points.size(), -least);
      return;
    }
    say("IB limit: none of the %d means lies above it.", points.size());
    points.stream()
        .filter(p -> !holdsWholeInput(p.depth()))
        .min(Comparator.comparingDouble(frontier::belowLimit))
        .ifPresent(
            p ->
                say(
                    "IB limit: of the layers that do not hold the whole input untrained, %d hidden"
                        + " layers with m = %d come nearest in I(T;Y), %.4f bits below it at epoch %d; but"
                        + " with I(X;T) = %.2f bits, where the limit needs %.2f for as much.",
                    p.depth(),
                    p.samples(),
                    frontier.belowLimit(p),
                    p.epoch(),
                    p.input().bits(),
                    Bits.ofNats(frontier.curve().inputInformationAt(p.target().nats()).high())));
  }

  private void wholeInputs() {
    List<Integer> whole =
        frontier.grid().depths().stream().filter(depth -> holdsWholeInput(depth)).toList();
    if (!whole.isEmpty()) {
      Frontier.Point first = untrained(whole.get(whole.size() - 1));
      say(
          "Wide layers: with %s hidden layers bin(T) tells the patterns apart before any training (I(X;T) ="
              + " %.2f of %d bits at the deepest of them), and so holds I(T;Y) = %.3f bits untrained. Such"
              + " dots say nothing of learning.",
          joined(whole), first.input().bits(), IcosahedronTask.VERTICES, first.target().bits());
    }
  }

  private boolean holdsWholeInput(int depth) {
    return untrained(depth).input().bits() >= NEARLY_ALL * IcosahedronTask.VERTICES;
  }

  private Frontier.Point untrained(int depth) {
    return frontier.path(depth, frontier.grid().samples().get(0)).get(0);
  }

  private void events() {
    int depth = frontier.grid().deepest();
    for (int samples : frontier.grid().samples()) {
      List<Frontier.Point> path = frontier.path(depth, samples);
      Frontier.Point first = path.get(0);
      Frontier.Point last = path.get(path.size() - 1);
      Frontier.Point best =
          path.stream().max(Comparator.comparingDouble(p -> p.target().nats())).orElseThrow();
      double loss = best.target().bits() - last.target().bits();
      Frontier.Point widest =
          path.stream().max(Comparator.comparingDouble(p -> p.input().nats())).orElseThrow();
      say(
          "Training events (%d hidden layers, m = %d): I(T;Y) from %.3f to %.3f bits, %s; I(X;T) from"
              + " %.2f over %.2f at epoch %d to %.2f bits.",
          depth,
          samples,
          first.target().bits(),
          last.target().bits(),
          best.epoch() == last.epoch()
              ? "the most at the last epoch"
              : CurveReport.format(
                  "the most, %.3f, at epoch %d, %.3f lost after it (%s)",
                  best.target().bits(), best.epoch(), loss, error(best, last)),
          first.input().bits(),
          widest.input().bits(),
          widest.epoch(),
          last.input().bits());
    }
  }

  private void hindsight() {
    say(
        "Best epochs are picked by hindsight from %d, so what is lost after them is overstated a little;"
            + " standard errors do not count that.",
        frontier.path(frontier.grid().deepest(), frontier.grid().samples().get(0)).size());
  }

  /** The standard error of a difference, in words; nothing is known of it for a single seed. */
  private static String error(Frontier.Point a, Frontier.Point b) {
    OptionalDouble first = a.target().standardError();
    OptionalDouble second = b.target().standardError();
    if (first.isEmpty() || second.isEmpty()) {
      return "one seed, no standard error";
    }
    double nats = StrictMath.hypot(first.getAsDouble(), second.getAsDouble());
    return CurveReport.format("standard error %.3f", Bits.ofNats(nats));
  }

  private void depth() {
    List<Integer> depths = frontier.grid().depths();
    if (depths.size() < 2) {
      return;
    }
    for (int samples : frontier.grid().samples()) {
      Frontier.Point shallow = frontier.last(depths.get(0), samples);
      Frontier.Point deep = frontier.last(frontier.grid().deepest(), samples);
      say(
          "Depth (m = %d, last epoch): from %d to %d hidden layers I(X;T) goes from %.2f to %.2f bits and"
              + " I(T;Y) from %.3f to %.3f bits.",
          samples,
          shallow.depth(),
          deep.depth(),
          shallow.input().bits(),
          deep.input().bits(),
          shallow.target().bits(),
          deep.target().bits());
    }
  }

  private void samples() {
    List<Integer> sizes = frontier.grid().samples();
    if (sizes.size() < 2) {
      return;
    }
    for (int depth : frontier.grid().depths()) {
      if (!holdsWholeInput(depth)) {
        Frontier.Point few = frontier.last(depth, sizes.get(0));
        Frontier.Point many = frontier.last(depth, sizes.get(sizes.size() - 1));
        say(
            "Training patterns (%d hidden layers, last epoch): %d instead of %d of them change I(T;Y) by"
                + " %+.3f bits (%s) and I(X;T) by %+.2f bits; %.3f bits are missing to the"
                + " limit.",
            depth,
            many.samples(),
            few.samples(),
            many.target().bits() - few.target().bits(),
            error(few, many),
            many.input().bits() - few.input().bits(),
            frontier.belowLimit(many));
      }
    }
  }

  private void redMaxima() {
    for (int samples : frontier.grid().samples()) {
      List<Point2D> drawn =
          new FiniteSampleCurve(frontier.curve(), frontier.classes(), samples).drawn();
      if (drawn.isEmpty()) {
        say("Red curve, m = %d: vacuous everywhere.", samples);
        continue;
      }
      Point2D best = drawn.stream().max(Comparator.comparingDouble(Point2D::getY)).orElseThrow();
      int depth = frontier.grid().deepest();
      Frontier.Point most =
          frontier.path(depth, samples).stream()
              .max(Comparator.comparingDouble(p -> p.target().nats()))
              .orElseThrow();
      double above = most.target().bits() - best.getY();
      say(
          "Red curve, m = %d: at most I(T;Y) = %.3f bits, at I(X;T) = %.2f bits; vacuous beyond %.2f bits."
              + " The networks of %d hidden layers reach %.3f bits (epoch %d), %.3f %s that, at I(X;T) ="
              + " %.2f bits.",
          samples,
          best.getY(),
          best.getX(),
          drawn.get(drawn.size() - 1).getX(),
          depth,
          most.target().bits(),
          most.epoch(),
          Math.abs(above),
          above > 0 ? "above" : "below",
          most.input().bits());
    }
  }

  private void red() {
    List<Integer> vacuous = new ArrayList<>();
    for (int samples : frontier.grid().samples()) {
      List<Frontier.Point> points =
          frontier.points().stream().filter(p -> p.samples() == samples).toList();
      List<Frontier.Point> compared =
          points.stream().filter(p -> !frontier.bound(p).isVacuous()).toList();
      if (compared.isEmpty()) {
        vacuous.add(samples);
        continue;
      }
      long above = compared.stream().filter(p -> excess(p) > 0).count();
      double most = compared.stream().mapToDouble(this::excess).max().orElseThrow();
      double least = compared.stream().mapToDouble(this::excess).min().orElseThrow();
      say(
          "Networks and the red curve, m = %d: vacuous at the I(X;T) of %d of %d means; %d of the other %d"
              + " lie above it (I(T;Y) less the curve: %+.3f to %+.3f bits).",
          samples,
          points.size() - compared.size(),
          points.size(),
          above,
          compared.size(),
          least,
          most);
    }
    if (!vacuous.isEmpty()) {
      say(
          "Networks and the red curve, m = %s: vacuous at the I(X;T) of every mean.",
          joined(vacuous));
    }
    verdict();
  }

  /** Of the deepest networks: a wide layer keeps everything, trained or not. */
  private void verdict() {
    int depth = frontier.grid().deepest();
    List<Integer> exceeded = new ArrayList<>();
    for (int samples : frontier.grid().samples()) {
      double allowed =
          new FiniteSampleCurve(frontier.curve(), frontier.classes(), samples)
              .drawn().stream().mapToDouble(Point2D::getY).max().orElse(0);
      if (frontier.path(depth, samples).stream().anyMatch(p -> p.target().bits() > allowed)) {
        exceeded.add(samples);
      }
    }
    say(
        exceeded.isEmpty()
            ? "At no m do the networks of %2$d hidden layers keep more than the red curve has at its"
                + " maximum."
            : "At m = %s the networks of %d hidden layers keep more than the red curve has anywhere. Read"
                + " as a limit to what m patterns teach, as the talk draws it, it does not hold with"
                + " constant 1; read as what an optimal T keeps at least, it is not touched by that. It is"
                + " a heuristic either way.",
        joined(exceeded),
        depth);
  }

  private double excess(Frontier.Point point) {
    FiniteSampleBound bound = frontier.bound(point);
    return point.target().bits() - bound.bits();
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
