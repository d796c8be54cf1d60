package org.infobottleneck.examples.bottleneck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.bottleneck.EncoderDecoderView;
import org.infobottleneck.bottleneck.FiniteSampleBound;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.estimators.Estimate;

/** What the networks of a grid reach: means over their seeds, and the curves to compare with. */
final class Frontier {

  /**
   * Networks of one depth and training size at one epoch.
   *
   * @param depth hidden layers
   * @param samples training patterns
   * @param epoch training events
   * @param input I(X;bin(T)) of the last hidden layer: the mean over seeds, with its standard error
   *     unless there is one seed only
   * @param target I(bin(T);Y), likewise
   */
  record Point(int depth, int samples, int epoch, Estimate input, Estimate target) {}

  private record Key(int depth, int samples) {}

  private final FrontierGrid grid;
  private final InformationCurve curve;
  private final int classes;
  private final Map<Key, List<Point>> paths = new LinkedHashMap<>();

  private Frontier(FrontierGrid grid, InformationCurve curve, int classes) {
    this.grid = grid;
    this.curve = curve;
    this.classes = classes;
  }

  static Frontier of(
      FrontierGrid grid,
      List<FrontierStudy.Network> networks,
      InformationCurve curve,
      int classes) {
    Frontier frontier = new Frontier(grid, curve, classes);
    Map<Key, List<FrontierStudy.Network>> groups = new LinkedHashMap<>();
    for (FrontierStudy.Network network : networks) {
      Key key = new Key(network.task().depth(), FrontierGrid.samples(network.task().fraction()));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(network);
    }
    groups.forEach((key, group) -> frontier.paths.put(key, path(key, group)));
    return frontier;
  }

  private static List<Point> path(Key key, List<FrontierStudy.Network> group) {
    List<Point> path = new ArrayList<>();
    for (int i = 0; i < group.get(0).readings().size(); i++) {
      List<Estimate> inputs = new ArrayList<>();
      List<Estimate> targets = new ArrayList<>();
      for (FrontierStudy.Network network : group) {
        EncoderDecoderView.Reading reading = network.readings().get(i);
        inputs.add(reading.encoder());
        targets.add(reading.decoder());
      }
      int epoch = group.get(0).readings().get(i).epoch();
      path.add(new Point(key.depth, key.samples, epoch, mean(inputs), mean(targets)));
    }
    return path;
  }

  private static Estimate mean(List<Estimate> estimates) {
    return estimates.size() == 1 ? estimates.get(0) : Estimate.mean(estimates);
  }

  FrontierGrid grid() {
    return grid;
  }

  InformationCurve curve() {
    return curve;
  }

  int classes() {
    return classes;
  }

  /** Every mean, by depth, training size and epoch. */
  List<Point> points() {
    return paths.values().stream().flatMap(List::stream).toList();
  }

  /** The means of a depth and training size by ascending epoch. */
  List<Point> path(int depth, int samples) {
    return paths.getOrDefault(new Key(depth, samples), List.of());
  }

  /** The mean after the last epoch. */
  Point last(int depth, int samples) {
    List<Point> path = path(depth, samples);
    return path.get(path.size() - 1);
  }

  /** What the finite-sample curve of a point's training size says at its I(X;T). */
  FiniteSampleBound bound(Point point) {
    return new FiniteSampleCurve(curve, classes, point.samples()).at(point.input().nats());
  }

  /** How far a point lies below the IB limit, in bits; negative above it. */
  double belowLimit(Point point) {
    double most = curve.targetInformationAt(point.input().nats()).high();
    return Bits.ofNats(most - point.target().nats());
  }
}
