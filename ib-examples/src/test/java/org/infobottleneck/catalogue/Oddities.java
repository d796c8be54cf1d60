package org.infobottleneck.catalogue;

import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;

/** What can be odd about an argument of a type, made from a valid one. */
final class Oddities {

  private static final Map<String, Double> NUMBERS = new LinkedHashMap<>();

  static {
    NUMBERS.put("nan", Double.NaN);
    NUMBERS.put("+inf", Double.POSITIVE_INFINITY);
    NUMBERS.put("-inf", Double.NEGATIVE_INFINITY);
    NUMBERS.put("-0.0", -0.0);
    NUMBERS.put("negative", -1.0);
    NUMBERS.put("denormal", Double.MIN_VALUE);
    NUMBERS.put("huge", Double.MAX_VALUE);
  }

  private final Path folder;
  private final AtomicInteger paths = new AtomicInteger();

  /** Odd files are written to a folder. */
  Oddities(Path folder) {
    this.folder = folder;
  }

  /** Odd values by name, in a fixed order; null among them for whatever can be null. */
  Map<String, Object> of(Class<?> type, Object valid) {
    Map<String, Object> odd = new LinkedHashMap<>();
    if (!type.isPrimitive()) {
      odd.put("null", null);
    }
    if (type == double.class) {
      odd.putAll(NUMBERS);
    } else if (type == float.class) {
      NUMBERS.forEach((name, value) -> odd.put(name, value.floatValue()));
    } else if (type == int.class) {
      odd.put("zero", 0);
      odd.put("negative", -1);
      odd.put("least int", Integer.MIN_VALUE);
      odd.put("greatest int", Integer.MAX_VALUE);
    } else if (type == long.class) {
      odd.put("negative", -1L);
      odd.put("least long", Long.MIN_VALUE);
      odd.put("greatest long", Long.MAX_VALUE);
    } else if (type == String.class) {
      odd.put("empty", "");
      odd.put("nonsense", "?%");
    } else if (type == Path.class) {
      int number = paths.incrementAndGet();
      odd.put("missing", folder.resolve("missing-" + number).resolve("file"));
      odd.put("folder", made(() -> Files.createDirectory(folder.resolve("folder-" + number))));
      odd.put("empty file", made(() -> Files.createFile(folder.resolve("empty-" + number))));
      byte[] garbage = {1, 2, 3, 4, 5, 6, 7, 8, -56, 10};
      odd.put("garbage", made(() -> Files.write(folder.resolve("garbage-" + number), garbage)));
    } else if (type == Optional.class) {
      odd.put("empty", Optional.empty());
    } else if (type.isArray()) {
      arrays(odd, valid);
    } else if (valid instanceof DMatrixRMaj matrix) {
      matrices(odd, matrix);
    } else if (valid instanceof Variable variable) {
      variables(odd, variable);
    } else if (valid instanceof Set<?>) {
      odd.put("empty", Set.of());
      odd.put("null inside", new HashSet<>(Collections.singleton(null)));
    } else if (valid instanceof Collection<?>) {
      lists(odd, (Collection<?>) valid);
    } else if (valid instanceof Map<?, ?>) {
      odd.put("empty", Map.of());
      Map<Object, Object> holed = new LinkedHashMap<>((Map<?, ?>) valid);
      holed.replaceAll((key, value) -> null);
      odd.put("null inside", holed);
    }
    return odd;
  }

  private static Path made(Callable<Path> make) {
    try {
      return make.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void lists(Map<String, Object> odd, Collection<?> valid) {
    List<Object> one = new ArrayList<>(valid);
    odd.put("empty", List.of());
    List<Object> holed = new ArrayList<>(one);
    holed.set(holed.size() - 1, null);
    odd.put("null inside", holed);
    List<Object> twice = new ArrayList<>(one);
    twice.add(one.get(0));
    odd.put("one twice", twice);
    if (one.size() > 1) {
      odd.put("one too few", one.subList(0, one.size() - 1));
    }
  }

  private static void arrays(Map<String, Object> odd, Object valid) {
    int length = Array.getLength(valid);
    Class<?> component = valid.getClass().getComponentType();
    odd.put("empty", Array.newInstance(component, 0));
    if (length > 1) {
      odd.put("one too few", part(valid, length - 1));
      odd.put("one", part(valid, 1));
      odd.put("constant", constant(valid));
    }
    if (length == 0) {
      return;
    }
    if (component == double.class) {
      NUMBERS.forEach((name, value) -> odd.put(name, withLast(valid, value)));
    } else if (component == int.class) {
      odd.put("negative", withLast(valid, -1));
      odd.put("greatest int", withLast(valid, Integer.MAX_VALUE));
    } else if (component == double[].class) {
      NUMBERS.forEach(
          (name, value) ->
              odd.put(name, withLast(valid, withLast(Array.get(valid, length - 1), value))));
      odd.put("null inside", withLast(valid, null));
      odd.put("ragged", withLast(valid, new double[Array.getLength(Array.get(valid, 0)) + 1]));
      double[][] hollow = new double[length][0];
      odd.put("no columns", hollow);
    } else if (component == float[].class) {
      odd.put("nan", withLast(valid, new float[] {0, Float.NaN}));
      odd.put("+inf", withLast(valid, new float[] {0, Float.POSITIVE_INFINITY}));
      odd.put("null inside", withLast(valid, null));
      odd.put("ragged", withLast(valid, new float[] {1}));
    } else if (!component.isPrimitive()) {
      odd.put("null inside", withLast(valid, null));
      Object twice = part(valid, length + 1);
      Array.set(twice, length, Array.get(valid, 0));
      odd.put("one twice", twice);
    }
  }

  private static Object part(Object array, int length) {
    Object part = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, part, 0, Math.min(length, Array.getLength(array)));
    return part;
  }

  private static Object withLast(Object array, Object last) {
    Object copy = part(array, Array.getLength(array));
    Array.set(copy, Array.getLength(copy) - 1, last);
    return copy;
  }

  private static Object constant(Object array) {
    Object copy = part(array, Array.getLength(array));
    for (int i = 1; i < Array.getLength(copy); i++) {
      Array.set(copy, i, Array.get(copy, 0));
    }
    return copy;
  }

  private static void matrices(Map<String, Object> odd, DMatrixRMaj valid) {
    odd.put("empty", new DMatrixRMaj(0, 0));
    odd.put("one too few", reshaped(valid, valid.numRows - 1, valid.numCols));
    odd.put("one", reshaped(valid, 1, valid.numCols));
    odd.put("one column too few", reshaped(valid, valid.numRows, valid.numCols - 1));
    NUMBERS.forEach(
        (name, value) -> odd.put(name, changed(valid, data -> (double[]) withLast(data, value))));
    odd.put("constant", changed(valid, data -> (double[]) constant(data)));
  }

  private static DMatrixRMaj changed(DMatrixRMaj valid, UnaryOperator<double[]> change) {
    DMatrixRMaj matrix = valid.copy();
    matrix.data = change.apply(Arrays.copyOf(valid.data, valid.getNumElements()));
    return matrix;
  }

  private static DMatrixRMaj reshaped(DMatrixRMaj valid, int rows, int columns) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix.set(i, j, valid.get(i, j));
      }
    }
    return matrix;
  }

  private static void variables(Map<String, Object> odd, Variable valid) {
    int[] fewer = new int[valid.size() - 1];
    Arrays.setAll(fewer, i -> i);
    odd.put("two", valid.take(new int[] {0, 1}));
    odd.put("one too few", valid.take(fewer));
    odd.put("constant", valid.take(new int[valid.size()]));
    if (valid instanceof Continuous reals) {
      int columns = reals.dimensions();
      odd.put("denormal", scaled(reals, columns, Double.MIN_VALUE));
      odd.put("huge", scaled(reals, columns, 1e300));
      int[] tied = new int[valid.size()];
      Arrays.setAll(tied, i -> i % 2);
      odd.put("all ties", valid.take(tied));
    } else if (valid instanceof Discrete) {
      odd.put("all different", Variable.everyRowDistinct(valid.size(), Coverage.SAMPLED));
    } else if (valid instanceof Soft soft) {
      double[][] sure = new double[valid.size()][soft.classes()];
      Arrays.stream(sure).forEach(row -> row[0] = 1);
      odd.put("all sure", Variable.distribution(sure));
    }
  }

  private static Continuous scaled(Continuous valid, int columns, double factor) {
    double[] values = valid.toRowMajor();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return Variable.view(values, values.length / columns, columns);
  }
}
