package org.infobottleneck.examples.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds free places for labels: near one of their anchors, inside the plot, clear of everything
 * drawn so far. Greedy; the first label placed has the best choice.
 */
public final class LabelPlacement {

  /**
   * A label's box and the anchor it belongs to.
   *
   * @param box the box
   * @param anchor the anchor
   */
  public record Place(Rectangle2D box, Point2D anchor) {

    /**
     * Checks the parts.
     *
     * @param box the label's box
     * @param anchor the point that is labeled
     */
    public Place {
      Objects.requireNonNull(box, "box");
      Objects.requireNonNull(anchor, "anchor");
    }

    /**
     * Returns the line from the rim of the anchor's dot to the nearest point of the box.
     *
     * @return the line
     */
    public Line2D leader() {
      double x = Math.max(box.getMinX(), Math.min(box.getMaxX(), anchor.getX()));
      double y = Math.max(box.getMinY(), Math.min(box.getMaxY(), anchor.getY()));
      double rim = Math.min(1, RIM / Math.max(RIM, anchor.distance(x, y)));
      return new Line2D.Double(
          anchor.getX() + rim * (x - anchor.getX()),
          anchor.getY() + rim * (y - anchor.getY()),
          x,
          y);
    }

    double length() {
      Line2D leader = leader();
      return leader.getP1().distance(leader.getP2());
    }

    /**
     * Returns whether the label is so far from its anchor that a line must lead there.
     *
     * @return true if it is
     */
    public boolean needsLeader() {
      return length() > LEADER_FROM;
    }
  }

  /** Something drawn, and whose it is. */
  private record Mark(Rectangle2D box, String owner) {}

  private static final int DIRECTIONS = 24;
  private static final double RIM = 11;
  private static final double FIRST_DISTANCE = 14;
  private static final double LEADER_FROM = 16;
  private static final double CLOSE = 90;
  private static final double STEP = 6;
  private static final double MARGIN = 5;

  private final Rectangle2D bounds;
  private final List<Mark> marks = new ArrayList<>();
  private final List<Rectangle2D> rules = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  /**
   * An empty plot.
   *
   * @param bounds the plot
   */
  public LabelPlacement(Rectangle2D bounds) {
    Objects.requireNonNull(bounds, "bounds");
    this.bounds = bounds;
  }

  /**
   * Marks a point of a path and what lies within a radius of it as drawn upon.
   *
   * @param point the point
   * @param radius the radius
   * @param owner the name of the path
   */
  public void occupy(Point2D point, double radius, String owner) {
    Objects.requireNonNull(point, "point");
    Objects.requireNonNull(owner, "owner");
    marks.add(new Mark(square(point, radius), owner));
  }

  /**
   * Marks a line between points of a path as drawn upon.
   *
   * @param from one end
   * @param to the other end
   * @param owner the name of the path
   */
  public void occupy(Point2D from, Point2D to, String owner) {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(owner, "owner");
    squares(from, to).forEach(square -> marks.add(new Mark(square, owner)));
  }

  /**
   * Marks a line as drawn upon that belongs to no path and may be crossed on the way to one.
   *
   * @param from one end
   * @param to the other end
   */
  public void occupyCrossable(Point2D from, Point2D to) {
    Objects.requireNonNull(to, "to");
    rules.addAll(squares(from, to));
  }

  private static List<Rectangle2D> squares(Point2D from, Point2D to) {
    List<Rectangle2D> squares = new ArrayList<>();
    int steps = 1 + (int) (from.distance(to) / STEP);
    for (int i = 0; i <= steps; i++) {
      double share = (double) i / steps;
      double x = from.getX() + share * (to.getX() - from.getX());
      double y = from.getY() + share * (to.getY() - from.getY());
      squares.add(square(new Point2D.Double(x, y), 1));
    }
    return squares;
  }

  private static Rectangle2D square(Point2D center, double radius) {
    return new Rectangle2D.Double(
        center.getX() - radius, center.getY() - radius, 2 * radius, 2 * radius);
  }

  /**
   * Places a box of a size near one of the anchors and occupies it: close to the first anchors if
   * there is room, else close to any; where everywhere close it could be taken for another path's,
   * or the way leads through marks, as near as possible.
   *
   * @param anchors what the label may stand beside, the best first
   * @param width the width of the label
   * @param height the height of the label
   * @param owners the paths it belongs to
   * @return the place; empty where there is none
   */
  public Optional<Place> place(
      List<Point2D> anchors, double width, double height, Collection<String> owners) {
    Objects.requireNonNull(owners, "owners");
    List<Point2D> first = anchors.subList(0, (anchors.size() + 3) / 4);
    double far = Math.max(bounds.getWidth(), bounds.getHeight());
    Predicate<Place> clear =
        place -> isApart(place) && isUnmistakable(place, owners) && hasClearWay(place);
    Optional<Place> found =
        search(first, width, height, CLOSE, clear)
            .or(() -> search(anchors, width, height, CLOSE, clear))
            .or(() -> search(anchors, width, height, far, this::isApart));
    found.ifPresent(places::add);
    return found;
  }

  private Optional<Place> search(
      List<Point2D> anchors,
      double width,
      double height,
      double farthest,
      Predicate<Place> condition) {
    for (double distance = FIRST_DISTANCE; distance < farthest; distance += STEP) {
      for (Point2D anchor : anchors) {
        for (int direction = 0; direction < DIRECTIONS; direction++) {
          Place place = new Place(box(anchor, direction, distance, width, height), anchor);
          if (isFree(place.box()) && condition.test(place)) {
            return Optional.of(place);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Rectangle2D box(
      Point2D anchor, int direction, double distance, double width, double height) {
    double angle = 2 * Math.PI * direction / DIRECTIONS;
    double x = anchor.getX() + Math.cos(angle) * (distance + width / 2);
    double y = anchor.getY() + Math.sin(angle) * (distance + height / 2);
    return new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
  }

  private boolean isFree(Rectangle2D box) {
    Rectangle2D clear = grown(box, MARGIN);
    return bounds.contains(clear)
        && marks.stream().noneMatch(mark -> clear.intersects(mark.box()))
        && rules.stream().noneMatch(clear::intersects)
        && places.stream().noneMatch(other -> clear.intersects(other.box()));
  }

  private static Rectangle2D grown(Rectangle2D box, double margin) {
    return new Rectangle2D.Double(
        box.getX() - margin,
        box.getY() - margin,
        box.getWidth() + 2 * margin,
        box.getHeight() + 2 * margin);
  }

  /** Whether no way from a label to its anchor leads through another label or across its way. */
  private boolean isApart(Place place) {
    return places.stream()
        .noneMatch(
            other ->
                place.leader().intersects(other.box())
                    || other.leader().intersects(place.box())
                    || place.leader().intersectsLine(other.leader()));
  }

  /** Whether no other path is as near to a label without a leader as its own. */
  private boolean isUnmistakable(Place place, Collection<String> owners) {
    Rectangle2D surroundings =
        grown(place.box(), place.needsLeader() ? MARGIN : RIM + place.length() + MARGIN);
    return marks.stream()
        .noneMatch(mark -> !owners.contains(mark.owner()) && surroundings.intersects(mark.box()));
  }

  private boolean hasClearWay(Place place) {
    return marks.stream().noneMatch(mark -> place.leader().intersects(mark.box()));
  }
}
