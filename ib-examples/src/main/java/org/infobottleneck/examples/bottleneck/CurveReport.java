package org.infobottleneck.examples.bottleneck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.infobottleneck.bottleneck.BestQuantizer;
import org.infobottleneck.bottleneck.Bifurcation;
import org.infobottleneck.bottleneck.BottleneckSolution;
import org.infobottleneck.bottleneck.CurvePoint;
import org.infobottleneck.bottleneck.DeterministicEncoder;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.examples.shell.Json;
import org.infobottleneck.examples.shell.Texts;
import org.infobottleneck.numerics.Decimals;

/** The tables about an information curve: in bits for people, with every digit as CSV. */
final class CurveReport {

  private static final List<String> CSV_COLUMNS =
      List.of(
          "beta",
          "input_nats",
          "target_nats",
          "functional_nats",
          "cluster_entropy_nats",
          "input_bits",
          "target_bits",
          "clusters",
          "iterations",
          "residual",
          "converged",
          "gap_nats",
          "certificate",
          "origin");
  private static final int WALK = 10;
  private static final double ROUNDING = 1e-9;

  private CurveReport() {}

  /** The points of the curve as CSV, the doubles with all their digits. */
  static String csv(List<CurvePoint> points) {
    List<List<String>> rows = new ArrayList<>();
    for (CurvePoint point : points) {
      rows.add(
          List.of(
              Decimals.shortest(point.beta()),
              Decimals.shortest(point.inputInformation()),
              Decimals.shortest(point.targetInformation()),
              Decimals.shortest(point.functional()),
              Decimals.shortest(point.clusterEntropy()),
              Decimals.shortest(Bits.ofNats(point.inputInformation())),
              Decimals.shortest(Bits.ofNats(point.targetInformation())),
              Integer.toString(point.clusters()),
              Integer.toString(point.iterations()),
              Decimals.shortest(point.residual()),
              Boolean.toString(point.converged()),
              Decimals.shortest(point.certificate().gap()),
              point.certificate().kind().name(),
              point.origin().name()));
    }
    return Texts.csv(CSV_COLUMNS, rows);
  }

  /** The distribution and the points of its curve as JSON, in bits. */
  static Json json(String name, JointDistribution joint, InformationCurve curve) {
    return Json.object()
        .put("distribution", name)
        .put("inputs", joint.inputs())
        .put("classes", joint.classes())
        .put("inputEntropyBits", Bits.ofNats(joint.inputEntropy()))
        .put("targetEntropyBits", Bits.ofNats(joint.classEntropy()))
        .put("mutualInformationBits", Bits.ofNats(joint.mutualInformation()))
        .put("deterministic", joint.isDeterministic())
        .put("points", curve.points().stream().map(CurveReport::json).toList());
  }

  private static Json json(CurvePoint point) {
    return Json.object()
        .put("beta", point.beta())
        .put("inputBits", Bits.ofNats(point.inputInformation()))
        .put("targetBits", Bits.ofNats(point.targetInformation()))
        .put("clusters", point.clusters())
        .put("converged", point.converged())
        .put("gapBits", Bits.ofNats(point.certificate().gap()))
        .put("certificate", point.certificate().kind());
  }

  /** What the distribution is. */
  static String distribution(String name, JointDistribution joint) {
    return String.format(
        Locale.ROOT,
        "%s: %d inputs, %d of them with a p(y|x) of their own, %d classes.%n"
            + "H(X) = %.4f, H(S) = %.4f, H(Y) = %.4f, I(X;Y) = %.4f bits, with S the class of inputs of"
            + " equal p(y|x).%n",
        name,
        joint.inputs(),
        joint.merged().inputs(),
        joint.classes(),
        Bits.ofNats(joint.inputEntropy()),
        Bits.ofNats(joint.merged().inputEntropy()),
        Bits.ofNats(joint.classEntropy()),
        Bits.ofNats(joint.mutualInformation()));
  }

  /** The points of the curve. */
  static String points(InformationCurve curve) {
    List<List<String>> rows = new ArrayList<>();
    for (CurvePoint point : curve.points()) {
      rows.add(
          List.of(
              format("%.6g", point.beta()),
              format("%.6f", Bits.ofNats(point.inputInformation())),
              format("%.6f", Bits.ofNats(point.targetInformation())),
              format("%.6f", Bits.ofNats(point.functional())),
              format("%.6f", Bits.ofNats(point.clusterEntropy())),
              Integer.toString(point.clusters()),
              format("%.1e", Bits.ofNats(point.certificate().gap()))
                  + (point.certificate().isProven() ? " proven" : " searched"),
              point.converged() ? "yes" : "NO"));
    }
    List<String> header =
        List.of("beta", "I(X;T)", "I(T;Y)", "F", "H(T)", "clusters", "certified gap", "converged");
    double worst = curve.points().stream().mapToDouble(p -> p.certificate().gap()).max().orElse(0);
    long converged = curve.points().stream().filter(CurvePoint::converged).count();
    return Texts.markdown(header, rows)
        + format(
            "%nBits, beta with natural logarithms. F = I(X;T) - beta I(T;Y) is at most %.1e bits above its"
                + " global minimum,%n%s; %d of %d points converged.%n",
            Bits.ofNats(worst),
            curve.isProven() ? "proven at every point" : "as far as a search finds, not proven",
            converged,
            curve.points().size());
  }

  /** The phase transitions beside the beta at which the trivial encoder becomes unstable. */
  static String transitions(List<Bifurcation> transitions, JointDistribution joint) {
    List<List<String>> rows = new ArrayList<>();
    for (Bifurcation transition : transitions) {
      rows.add(
          List.of(
              format("%.6g", transition.beta()),
              transition.kind().name().toLowerCase(Locale.ROOT),
              transition.clustersBelow() + " to " + transition.clustersAbove()));
    }
    double critical = joint.firstCriticalBeta();
    StringBuilder text = new StringBuilder("Phase transitions, beta to a relative width of 1e-5:");
    text.append(format("%n%n"));
    text.append(Texts.markdown(List.of("beta", "kind", "clusters"), rows));
    text.append(
        format("%nThe trivial encoder becomes unstable at beta = %.6g (1/sigma^2).", critical));
    if (!transitions.isEmpty()) {
      double first = transitions.get(0).beta();
      double earlier = 1 - first / critical;
      text.append(format(" The first transition is at %.6g, ", first));
      text.append(
          earlier > 1e-4
              ? format(
                  "%.2g %% earlier:%nthe new cluster begins at a distance from p(y), where no singular"
                      + " value sees it.",
                  100 * earlier)
              : format("the same to %.0e.", Math.abs(earlier)));
    }
    return text.append(format("%n")).toString();
  }

  /** The best deterministic quantizers beside the curve. */
  static String quantizers(InformationBottleneck bottleneck, int cells) {
    JointDistribution joint = bottleneck.distribution();
    List<List<String>> rows = new ArrayList<>();
    for (DeterministicEncoder encoder : BestQuantizer.of(joint).upTo(cells)) {
      double input = encoder.inputInformation();
      double target = encoder.targetInformation();
      List<String> row =
          new ArrayList<>(
              List.of(
                  Integer.toString(encoder.cells()),
                  format("%.6f", Bits.ofNats(input)),
                  format("%.6f", Bits.ofNats(target))));
      if (input > 0 && input < joint.merged().inputEntropy() * (1 - ROUNDING)) {
        CurvePoint there = bottleneck.atInputInformation(input).point();
        row.add(format("%.6f", Bits.ofNats(there.targetInformation())));
        row.add(format("%.1e", Bits.ofNats(there.targetInformation() - target)));
        row.add(format("%.5g", there.beta()));
        row.add(format("%.1e", Bits.ofNats(encoder.functional(there.beta()) - there.functional())));
      } else { // an end of the curve
        row.addAll(List.of(row.get(2), "0", "", ""));
      }
      rows.add(row);
    }
    return format("The best quantizers of X into k cells, exact, beside the curve:%n%n")
        + Texts.markdown(
            List.of("k", "I(X;T)", "I(T;Y)", "curve there", "below it", "beta there", "F gap"),
            rows)
        + format(
            "%nBits. The F gap is F of the quantizer less F of the curve's point of the same I(X;T), at"
                + " that point's beta.%n");
  }

  /** Where Y is a function of X: the walk that beta can't do. */
  static String walk(InformationBottleneck bottleneck) {
    double most = bottleneck.distribution().classEntropy();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i <= WALK; i++) {
      // The optimum has I(X;T) = 1 / (2 lambda), up to H(Y).
      double lambda = WALK / (2 * i * most);
      BottleneckSolution solution = bottleneck.squared(lambda);
      rows.add(
          List.of(
              format("%.6f", Bits.toNats(lambda)),
              format("%.6f", Bits.ofNats(solution.point().inputInformation())),
              format("%.6f", Bits.ofNats(solution.point().targetInformation())),
              format("%.6f", Bits.ofNats(solution.point().clusterEntropy()))));
    }
    return format(
            "Y is a function of X. The curve is I(T;Y) = min(I(X;T), H(Y)) in closed form; beta selects no"
                + " point of it:%nT = Y is optimal at every beta above 1 (Kolchinsky, Tracey & Van Kuyk"
                + " 2019). So there is no table%nof betas and no phase transition. Minimizing lambda"
                + " I(X;T)^2 - I(T;Y) walks along the curve instead:%n%n")
        + Texts.markdown(List.of("lambda [1/bits]", "I(X;T)", "I(T;Y)", "H(T)"), rows);
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
