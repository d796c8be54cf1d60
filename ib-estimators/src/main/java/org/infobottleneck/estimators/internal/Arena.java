package org.infobottleneck.estimators.internal;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.infobottleneck.numerics.Digamma;

/**
 * Memory of neighbor searches, used again by the next: whatever grows with the number of samples is
 * taken from here, and all of it is given back at once.
 *
 * <p>Arrays are handed out in the order of the requests, so that the same search finds the same
 * arrays. They grow and never shrink: one is <em>at least</em> as long as was asked for, and its
 * content is arbitrary. A single search has an arena of its own. Not thread-safe.
 */
public final class Arena {

  private final Shelf<double[]> doubles = new Shelf<>(double[]::new);
  private final Shelf<int[]> ints = new Shelf<>(int[]::new);
  private final Shelf<long[]> longs = new Shelf<>(long[]::new);
  private final Shelf<short[]> shorts = new Shelf<>(short[]::new);
  private final List<Arena> parts = new ArrayList<>(); // one, once it is needed
  private final RadixSort sort;
  private double[] psi = {};

  /** Makes an arena without memory yet. */
  public Arena() {
    this(new RadixSort());
  }

  private Arena(RadixSort sort) {
    this.sort = sort;
  }

  /**
   * Takes back all that was handed out, whether its user came to an end or not.
   *
   * @return this arena
   */
  public Arena reset() {
    doubles.taken = 0;
    ints.taken = 0;
    longs.taken = 0;
    shorts.taken = 0;
    return this;
  }

  /** An array at least so long, its content arbitrary. */
  double[] doubles(int length) {
    return doubles.take(length);
  }

  /** An array at least so long, its content arbitrary. */
  int[] ints(int length) {
    return ints.take(length);
  }

  /** An array at least so long, its content arbitrary. */
  long[] longs(int length) {
    return longs.take(length);
  }

  /** An array at least so long, its content arbitrary. */
  short[] shorts(int length) {
    return shorts.take(length);
  }

  /** The arena of one of several searches within this one; takes back what the last part had. */
  Arena part() {
    if (parts.isEmpty()) {
      parts.add(new Arena(sort));
    }
    return parts.get(0).reset();
  }

  /** The sort; what it holds is that of the last column sorted. */
  RadixSort sort() {
    return sort;
  }

  /** ψ at the integers, at least up to the one given. Not to be modified. */
  double[] psi(int most) {
    if (psi.length <= most) {
      psi = Digamma.table(most);
    }
    return psi;
  }

  /** The arrays of one type, and how many of them are taken. */
  private static final class Shelf<A> {

    private final IntFunction<A> make;
    private final List<A> arrays = new ArrayList<>();
    private int taken;

    Shelf(IntFunction<A> make) {
      this.make = make;
    }

    A take(int length) {
      if (taken == arrays.size()) {
        arrays.add(make.apply(length));
      } else if (Array.getLength(arrays.get(taken)) < length) {
        arrays.set(taken, make.apply(length));
      }
      return arrays.get(taken++);
    }
  }
}
