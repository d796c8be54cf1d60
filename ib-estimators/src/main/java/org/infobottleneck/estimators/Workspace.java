package org.infobottleneck.estimators;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Scratch memory that one thread reuses from snapshot to snapshot, so that estimators themselves
 * stay stateless. Results never depend on what a workspace held before. Not thread-safe.
 */
public final class Workspace {

  /** The longest array that every virtual machine can make. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  private final Map<String, double[]> arrays = new HashMap<>();
  private final Map<String, int[]> integers = new HashMap<>();
  private final Map<Object, Object> derived = new HashMap<>();
  private final Map<Class<?>, Object> kernels = new HashMap<>();

  /** Makes an empty workspace. */
  public Workspace() {}

  /**
   * Returns an array to write over.
   *
   * @param name the array's purpose; one name is one array
   * @param length the least length needed
   * @return an array of at least that length, its content arbitrary
   * @throws IllegalArgumentException if the length is negative, or more than an array can have
   */
  public double[] doubles(String name, int length) {
    Objects.requireNonNull(name, "name");
    if (length < 0 || length > MOST) {
      throw new IllegalArgumentException(
          "length of " + name + " must lie between 0 and " + MOST + ", got " + length);
    }
    double[] array = arrays.get(name);
    if (array == null || array.length < length) {
      array = new double[length];
      arrays.put(name, array);
    }
    return array;
  }

  /** As {@link #doubles}, with integers. */
  int[] ints(String name, int length) {
    int[] array = integers.get(name);
    if (array == null || array.length < length) {
      array = new int[length];
      integers.put(name, array);
    }
    return array;
  }

  /** Returns a kernel with memory of its own; what it computed stays until its next use. */
  <T> T kernel(Class<T> type, Supplier<T> make) {
    return type.cast(kernels.computeIfAbsent(type, absent -> make.get()));
  }

  /**
   * Returns a value that is a pure function of its key, computed once.
   *
   * @param <T> the value's type
   * @param key equal keys must stand for equal values
   * @param type the value's class
   * @param compute computes the value where it is not yet there
   * @return the value, not to be modified
   */
  public <T> T derived(Object key, Class<T> type, Supplier<T> compute) {
    Objects.requireNonNull(key, "key");
    return type.cast(derived.computeIfAbsent(key, absent -> compute.get()));
  }
}
