package org.infobottleneck.examples.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.infobottleneck.examples.plots.LabelPlacement.Place;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LabelPlacementTest {

  private static final Rectangle2D PLOT = new Rectangle2D.Double(0, 0, 600, 400);

  @RepeatedTest(50)
  void labelsStayInsideAndClearOfDotsAndOfEachOther(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    LabelPlacement placement = new LabelPlacement(PLOT);
    List<Point2D> dots = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Point2D dot = new Point2D.Double(600 * random.nextDouble(), 400 * random.nextDouble());
      dots.add(dot);
      placement.occupy(dot, 6, "path " + i / 10);
    }
    List<Place> places = new ArrayList<>();
    for (int label = 0; label < 6; label++) {
      placement
          .place(dots.subList(10 * label, 10 * label + 10), 60, 18, List.of("path " + label))
          .ifPresent(places::add);
    }

    assertThat(places).as("labels placed").isNotEmpty();
    for (int i = 0; i < places.size(); i++) {
      Rectangle2D box = places.get(i).box();
      assertThat(PLOT.contains(box)).isTrue();
      assertThat(dots).noneMatch(box::contains);
      assertThat(places.subList(0, i)).noneMatch(earlier -> earlier.box().intersects(box));
    }
  }

  @Test
  void prefersTheFirstAnchors() {
    LabelPlacement placement = new LabelPlacement(PLOT);
    List<Point2D> anchors =
        List.of(
            new Point2D.Double(300, 200),
            new Point2D.Double(100, 100),
            new Point2D.Double(50, 300));

    assertThat(placement.place(anchors, 60, 18, List.of()).orElseThrow().anchor())
        .isEqualTo(anchors.get(0));
  }

  @Test
  void keepsAwayFromOtherPathsWhereItCan() {
    LabelPlacement placement = new LabelPlacement(PLOT);
    Point2D own = new Point2D.Double(300, 200);
    placement.occupy(own, 6, "own");
    placement.occupy(new Point2D.Double(385, 200), 6, "other");

    Place place = placement.place(List.of(own), 60, 18, List.of("own")).orElseThrow();

    assertThat(place.box().getCenterX()).isLessThan(340);
  }

  @Test
  void labelsOfOneAnchorFindRoomBesideEachOther() {
    LabelPlacement placement = new LabelPlacement(PLOT);
    List<Point2D> corner = List.of(new Point2D.Double(595, 5));

    assertThat(placement.place(corner, 60, 18, List.of())).isPresent();
    assertThat(placement.place(corner, 60, 18, List.of())).isPresent();
  }

  @Test
  void leavesOutWhatFitsNowhere() {
    Optional<Place> place =
        new LabelPlacement(PLOT).place(List.of(new Point2D.Double(300, 200)), 700, 18, List.of());

    assertThat(place).isEmpty();
  }
}
