package org.infobottleneck.examples.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Two axes and what lies between them.
 *
 * <p>Marks are drawn in their order: what is added last lies on top. Immutable.
 */
public final class Panel {

  private final String title;
  private final Axis xAxis;
  private final Axis yAxis;
  private final List<Mark> marks;

  private Panel(String title, Axis xAxis, Axis yAxis, List<Mark> marks) {
    this.title = title;
    this.xAxis = xAxis;
    this.yAxis = yAxis;
    this.marks = List.copyOf(marks);
  }

  /**
   * An empty panel.
   *
   * @param xAxis the axis to the right
   * @param yAxis the axis upwards
   * @return the panel
   */
  public static Panel of(Axis xAxis, Axis yAxis) {
    return new Panel(
        "",
        Objects.requireNonNull(xAxis, "xAxis"),
        Objects.requireNonNull(yAxis, "yAxis"),
        List.of());
  }

  /**
   * The panel with a title.
   *
   * @param other the title; empty for none
   * @return the panel
   */
  public Panel withTitle(String other) {
    Objects.requireNonNull(other, "other");
    return new Panel(Objects.requireNonNull(other, "title"), xAxis, yAxis, marks);
  }

  /**
   * The panel with other axes.
   *
   * @param otherX the axis to the right
   * @param otherY the axis upwards
   * @return the panel
   */
  public Panel withAxes(Axis otherX, Axis otherY) {
    Objects.requireNonNull(otherX, "otherX");
    Objects.requireNonNull(otherY, "otherY");
    return new Panel(title, otherX, otherY, marks);
  }

  /**
   * The panel with more marks, on top of those it has.
   *
   * @param more the marks
   * @return the panel
   */
  public Panel with(Mark... more) {
    Objects.requireNonNull(more, "more");
    return with(List.of(more));
  }

  /**
   * The panel with more marks, on top of those it has.
   *
   * @param more the marks. Not modified.
   * @return the panel
   */
  public Panel with(List<? extends Mark> more) {
    Objects.requireNonNull(more, "more");
    List<Mark> all = new ArrayList<>(marks);
    all.addAll(more);
    return new Panel(title, xAxis, yAxis, all);
  }

  String title() {
    return title;
  }

  Axis xAxis() {
    return xAxis;
  }

  Axis yAxis() {
    return yAxis;
  }

  List<Mark> marks() {
    return marks;
  }

  /** What the axes have to show for the marks. */
  Bounds bounds() {
    Bounds bounds = Bounds.of(xAxis, yAxis);
    marks.forEach(mark -> mark.extend(bounds));
    return bounds;
  }
}
