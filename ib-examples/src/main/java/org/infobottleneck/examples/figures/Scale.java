package org.infobottleneck.examples.figures;

import java.util.List;

/** An axis whose ends are known, as places on it. */
record Scale(Axis axis, double low, double high) {

  private static final double ROOM = 0.045;

  /** The scale of an axis that shows places from a least to a most one, and its own range. */
  static Scale of(Axis axis, Extent extent) {
    double least = extent.isEmpty() ? 0 : extent.min();
    double most = extent.isEmpty() ? 1 : extent.max();
    if (axis.min().isPresent()) {
      least = axis.place(axis.min().getAsDouble());
    }
    if (axis.max().isPresent()) {
      most = axis.place(axis.max().getAsDouble());
    }
    if (!(least < most)) {
      double half = least == 0 || axis.isLogarithmic() ? 0.5 : 0.1 * Math.abs(least);
      least = axis.min().isPresent() ? least : least - half;
      most = axis.max().isPresent() ? most : Math.max(least, most) + half;
    }
    double room = ROOM * (most - least);
    return new Scale(
        axis,
        axis.min().isPresent() || extent.standsOnZero() ? least : least - room,
        axis.max().isPresent() ? most : most + room);
  }

  /** How far along the axis a value lies: 0 at its start, 1 at its end. */
  double share(double value) {
    return (axis.place(value) - low) / (high - low);
  }

  /** As {@link #share}, but a value without a logarithm lies at the start of the axis. */
  double shareOrStart(double value) {
    double share = share(value);
    return Double.isNaN(share) && axis.isLogarithmic() && !Double.isNaN(value) ? 0 : share;
  }

  /** Ticks for an axis so long that so many numbers fit. */
  List<Tick> ticks(double most) {
    return switch (axis.kind()) {
      case LINEAR -> Ticks.linear(low, high, most);
      case LOG -> Ticks.log(low, high, most);
      // There is no epoch before 0.
      case EPOCHS -> Ticks.log(Math.max(0, low), high, most);
      case CATEGORIES -> Ticks.categories(axis.names());
    };
  }

  /** How far along the axis a tick lies. */
  double shareOf(Tick tick) {
    return (tick.place() - low) / (high - low);
  }
}
