package org.infobottleneck.examples.figures;

/** What the axes of a panel have to show. */
record Bounds(Axis xAxis, Axis yAxis, Extent x, Extent y) {

  static Bounds of(Axis xAxis, Axis yAxis) {
    return new Bounds(xAxis, yAxis, new Extent(), new Extent());
  }

  /** Adds a point, if it has a place on both axes. */
  void add(double xValue, double yValue) {
    double left = xAxis.place(xValue);
    double up = yAxis.place(yValue);
    if (Double.isFinite(left) && Double.isFinite(up)) {
      x.add(left);
      y.add(up);
    }
  }

  void addX(double value) {
    x.add(xAxis.place(value));
  }

  void addY(double value) {
    y.add(yAxis.place(value));
  }
}
