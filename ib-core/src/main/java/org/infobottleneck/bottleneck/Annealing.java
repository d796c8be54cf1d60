package org.infobottleneck.bottleneck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Solves one joint distribution at one beta or at many, in both directions of annealing.
 *
 * <p>Immutable and thread-safe.
 */
final class Annealing {

  /** How far above and below a single beta annealing starts where there is no proof. */
  private static final double LADDER = 64;

  /** By how much F of one and the same encoder may differ, relative to beta. */
  private static final double ROUNDING = 1e-14;

  /** Gains this close don't decide between two solutions of one F. */
  private static final double ALIKE = 1e-9;

  private final JointDistribution merged;
  private final int[] mergedInputs;
  private final double tolerance;
  private final int limit;
  private final int proofCells;

  Annealing(JointDistribution distribution, double tolerance, int limit, int proofCells) {
    merged = distribution.merged();
    mergedInputs = distribution.mergedInputs();
    this.tolerance = tolerance;
    this.limit = limit;
    this.proofCells = proofCells;
  }

  JointDistribution merged() {
    return merged;
  }

  /** Whether the optimum is known without iteration. */
  boolean isClosed(double beta) {
    return beta <= 1 || merged.isDeterministic();
  }

  BottleneckSolution closed(double beta) {
    // Where Y is a function of X, the merged inputs are its values.
    return closed(beta, beta <= 1 ? Encoders.trivial(merged) : Encoders.identity(merged));
  }

  private BottleneckSolution closed(double beta, double[] encoder) {
    return solution(
        beta,
        new BottleneckEncoder(merged, mergedInputs, encoder),
        0,
        0,
        true,
        Certificate.CLOSED_FORM,
        CurvePoint.Origin.CLOSED_FORM);
  }

  /**
   * The coin toss between two solutions at what is as good as one beta, certified as the second.
   */
  BottleneckSolution mixed(BottleneckSolution low, BottleneckSolution high, double share) {
    CurvePoint above = high.point();
    double[] mixed =
        Encoders.mixed(
            low.encoder(), high.encoder(), share, FixedPoint.mergeDistance(above.beta()));
    if (isClosed(low.point().beta())) {
      return closed(low.point().beta(), mixed); // beta = 1, and I(T;Y) = I(X;T) for both
    }
    BottleneckEncoder encoder = new BottleneckEncoder(merged, mergedInputs, mixed);
    double higher = Math.max(0, encoder.functional(above.beta()) - above.functional());
    return solution(
        above.beta(),
        encoder,
        above.iterations(),
        Math.max(low.point().residual(), above.residual()),
        low.point().converged() && above.converged(),
        above.certificate().higherBy(higher),
        above.origin());
  }

  BottleneckSolution at(double beta) {
    if (isClosed(beta)) {
      return closed(beta);
    }
    List<Double> downwards = new ArrayList<>();
    List<Double> upwards = new ArrayList<>();
    if (merged.classes() > 2) {
      for (double factor = LADDER; factor > 1; factor /= 2) {
        downwards.add(beta * factor);
        upwards.add(Math.max(1, beta / factor));
      }
    }
    downwards.add(beta);
    upwards.add(beta);
    List<CertifiedSearch.Found> reverse = anneal(Clusters.start(merged), downwards);
    List<CertifiedSearch.Found> forward = anneal(Clusters.trivial(merged), upwards);
    int last = downwards.size() - 1;
    return better(beta, reverse.get(last), forward.get(last), proofCells);
  }

  /** The solutions at ascending betas. */
  List<BottleneckSolution> along(double[] betas) {
    List<Double> open = new ArrayList<>();
    List<BottleneckSolution> solutions = new ArrayList<>();
    for (double beta : betas) {
      if (isClosed(beta)) {
        solutions.add(closed(beta));
      } else {
        open.add(beta);
      }
    }
    List<Double> descending = new ArrayList<>(open);
    Collections.reverse(descending);
    List<CertifiedSearch.Found> reverse = anneal(Clusters.start(merged), descending);
    List<CertifiedSearch.Found> forward = anneal(Clusters.trivial(merged), open);
    for (int i = 0; i < open.size(); i++) {
      CertifiedSearch.Found down = reverse.get(open.size() - 1 - i);
      solutions.add(better(open.get(i), down, forward.get(i), proofCells));
    }
    return solutions;
  }

  /** The optimum at a beta between two others, from their clusters, without a proof. */
  BottleneckSolution between(double beta, BottleneckSolution below, BottleneckSolution above) {
    if (isClosed(beta)) {
      return closed(beta);
    }
    CertifiedSearch search = search(beta);
    return better(
        beta,
        search.from(above.encoder().toClusters()),
        search.from(below.encoder().toClusters()),
        0);
  }

  /** A solution again, with the proof that was left out. */
  BottleneckSolution proven(BottleneckSolution solution) {
    double beta = solution.point().beta();
    if (isClosed(beta) || solution.point().certificate().isProven()) {
      return solution;
    }
    CertifiedSearch.Found found = search(beta).from(solution.encoder().toClusters());
    return better(beta, found, found, proofCells);
  }

  /** The fixed point next to some clusters, and what a further one could gain. */
  CertifiedSearch.Found branch(double beta, Clusters clusters) {
    return thoroughSearch(beta).branch(clusters);
  }

  /** Where no proof follows that would find what a quick look at gains has missed. */
  private CertifiedSearch thoroughSearch(double beta) {
    return new CertifiedSearch(merged, beta, tolerance, limit, true);
  }

  private CertifiedSearch search(double beta) {
    return new CertifiedSearch(merged, beta, tolerance, limit, false);
  }

  /** Solves at one beta after the other, each from where the one before ended. */
  private List<CertifiedSearch.Found> anneal(Clusters start, List<Double> betas) {
    List<CertifiedSearch.Found> found = new ArrayList<>();
    Clusters clusters = start;
    for (double beta : betas) {
      CertifiedSearch.Found next = search(beta).from(clusters);
      clusters = next.clusters();
      found.add(next);
    }
    return found;
  }

  /** The lower of two solutions, with the proof that it is the lowest where one can be had. */
  private BottleneckSolution better(
      double beta, CertifiedSearch.Found reverse, CertifiedSearch.Found forward, int cells) {
    double down = encoder(beta, reverse.clusters()).functional(beta);
    double up = encoder(beta, forward.clusters()).functional(beta);
    double rounding = ROUNDING * (1 + beta);
    boolean upIsLower =
        up < down - rounding
            || (up < down + rounding && forward.gain().bound() < reverse.gain().bound() - ALIKE);
    CertifiedSearch.Found found = upIsLower ? forward : reverse;
    int others = (upIsLower ? reverse : forward).steps();
    Certificate certificate = Certificate.of(found.gain());
    if (cells > 0 && !certificate.isProven() && found.converged()) {
      CertifiedSearch.Proven proven = search(beta).proven(found, cells);
      found = proven.found();
      certificate = proven.certificate();
    } else if (!certificate.isProven()) {
      found = thoroughSearch(beta).from(found.clusters());
      certificate = Certificate.of(found.gain());
    }
    return solution(
        beta,
        encoder(beta, found.clusters()),
        found.steps() + others,
        found.residual(),
        found.converged(),
        certificate,
        upIsLower ? CurvePoint.Origin.FORWARD_ANNEALING : CurvePoint.Origin.REVERSE_ANNEALING);
  }

  private BottleneckEncoder encoder(double beta, Clusters clusters) {
    double[] encoder =
        new SelfConsistentEquations(merged, beta, 1).encoder(clusters.joint(), clusters.count());
    return new BottleneckEncoder(merged, mergedInputs, encoder);
  }

  private static BottleneckSolution solution(
      double beta,
      BottleneckEncoder encoder,
      int steps,
      double residual,
      boolean converged,
      Certificate certificate,
      CurvePoint.Origin origin) {
    CurvePoint point =
        new CurvePoint(
            beta,
            encoder.inputInformation(),
            encoder.targetInformation(),
            encoder.functional(beta),
            encoder.clusterEntropy(),
            encoder.clusters(),
            steps,
            residual,
            converged,
            certificate,
            origin);
    return new BottleneckSolution(point, encoder);
  }
}
