package org.infobottleneck.catalogue;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;

/**
 * What a call gave: an exception, or a value as text that shows every number reachable through it.
 *
 * @param thrown the exception, or null
 * @param text what was returned, in words; empty if something was thrown
 */
record Outcome(Throwable thrown, String text) {

  private static final Pattern NO_NUMBER =
      Pattern.compile("(?<!degreesOfFreedom=)\\b(NaN|Infinity)\\b|!");
  private static final Pattern IDENTITY = Pattern.compile("(Lambda)?[$0-9x/a-f]*@[0-9a-f]+");
  private static final int DEPTH = 3;
  private static final int MOST_ELEMENTS = 40;
  private static final int MOST_LETTERS = 500;
  private static final Set<String> NOT_READ =
      Set.of("hashCode", "toString", "getClass", "html", "png", "svg", "pdf", "copy", "ordinal");

  static Outcome of(Executable one, Object receiver, Object[] arguments) {
    try {
      Object result =
          one instanceof Method method
              ? method.invoke(receiver, arguments)
              : ((Constructor<?>) one).newInstance(arguments);
      if (one instanceof Method method && method.getReturnType() == void.class) {
        return new Outcome(null, "void " + arrays(arguments));
      }
      return new Outcome(null, result == null ? "null" : text(result, DEPTH));
    } catch (InvocationTargetException e) {
      return new Outcome(e.getCause(), "");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot call " + PublicMethods.signature(one), e);
    }
  }

  /** Whether there is a value, and every number in it is one. */
  boolean isFinite() {
    return thrown == null && !NO_NUMBER.matcher(text).find() && !text.equals("null");
  }

  private static String arrays(Object[] arguments) {
    return Arrays.stream(arguments)
        .filter(one -> one instanceof double[] || one instanceof int[])
        .map(one -> text(one, 1))
        .collect(Collectors.joining(" "));
  }

  private static String text(Object value, int depth) {
    if (value == null) {
      return "null";
    }
    Class<?> type = value.getClass();
    if (type.isArray()) {
      StringBuilder all = new StringBuilder("[");
      for (int i = 0; i < Math.min(Array.getLength(value), MOST_ELEMENTS); i++) {
        all.append(i == 0 ? "" : ", ").append(text(Array.get(value, i), depth));
      }
      return all.append(']').toString();
    }
    if (value instanceof DMatrixRMaj matrix) {
      return matrix.numRows
          + "x"
          + matrix.numCols
          + text(Arrays.copyOf(matrix.data, matrix.getNumElements()), depth);
    }
    if (value instanceof Optional<?>) {
      return ((Optional<?>) value).map(held -> text(held, depth)).orElse("empty");
    }
    if (value instanceof OptionalDouble held) {
      return held.isPresent() ? String.valueOf(held.getAsDouble()) : "empty";
    }
    if (value instanceof Collection<?>) {
      return ((Collection<?>) value)
          .stream()
              .limit(MOST_ELEMENTS)
              .map(held -> text(held, depth))
              .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?>) {
      return text(((Map<?, ?>) value).entrySet(), depth);
    }
    if (value instanceof Map.Entry<?, ?>) {
      Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
      return entry.getKey() + "=" + text(entry.getValue(), depth);
    }
    if (value instanceof Enum<?>) {
      return ((Enum<?>) value).name();
    }
    if (value instanceof String whole) {
      return whole.substring(0, Math.min(whole.length(), MOST_LETTERS));
    }
    if (!type.getName().startsWith("org.infobottleneck.") || depth == 0) {
      return IDENTITY.matcher(String.valueOf(value)).replaceAll("");
    }
    return object(value, type, depth);
  }

  private static String object(Object value, Class<?> type, int depth) {
    return type.getSimpleName()
        + Arrays.stream(type.getDeclaredMethods())
            .filter(Outcome::isRead)
            .filter(one -> isShown(one.getReturnType()))
            .sorted(Comparator.comparing(Method::getName))
            .map(one -> one.getName() + "=" + read(one, value, depth - 1))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private static boolean isRead(Method one) {
    return Modifier.isPublic(one.getModifiers())
        && !Modifier.isStatic(one.getModifiers())
        && !one.isSynthetic()
        && one.getParameterCount() == 0
        && !NOT_READ.contains(one.getName());
  }

  private static boolean isShown(Class<?> type) {
    return (type.isPrimitive() && type != void.class)
        || type.isArray()
        || type.isEnum()
        || type.isRecord()
        || type == String.class
        || type == Optional.class
        || type == OptionalDouble.class
        || type == DMatrixRMaj.class
        || Collection.class.isAssignableFrom(type);
  }

  private static String read(Method one, Object value, int depth) {
    try {
      one.setAccessible(true);
      return text(one.invoke(value), depth);
    } catch (InvocationTargetException e) {
      // A state in which a method does not answer, such as the classes of a regression, is
      // documented.
      return e.getCause() instanceof IllegalStateException
          ? "none"
          : "!" + e.getCause().getClass().getSimpleName();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
