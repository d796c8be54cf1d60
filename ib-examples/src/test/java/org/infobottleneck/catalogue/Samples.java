package org.infobottleneck.catalogue;

import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Valid values for the arguments and receivers of calls. The most special entry wins: one for an
 * argument of one method, for an argument of every method of a class, for a name and type, for a
 * type.
 */
final class Samples {

  private final Map<String, Supplier<?>> entries = new HashMap<>();

  /** A value for every argument and receiver of a type. */
  <T> Samples type(Class<?> type, Supplier<T> value) {
    return put(type.getName(), value);
  }

  /** One value, made at the first call, for every argument and receiver of a type. */
  <T> Samples shared(Class<?> type, Supplier<T> value) {
    return put(type.getName(), once(value));
  }

  /**
   * A value for arguments.
   *
   * @param where {@code "int#epoch"}, {@code "plane.Recorder#names"}, or {@code
   *     "plane.Recorder.observe(String,Dataset)#name"}; after the last dot {@code receiver} stands
   *     for the object called
   */
  Samples at(String where, Supplier<?> value) {
    return put(where, value);
  }

  private Samples put(String key, Supplier<?> value) {
    if (entries.put(key, value) != null) {
      throw new IllegalArgumentException("two samples for " + key);
    }
    return this;
  }

  static <T> Supplier<T> once(Supplier<T> value) {
    return new Supplier<>() {
      private T held;

      @Override
      public synchronized T get() {
        if (held == null) {
          held = value.get();
        }
        return held;
      }
    };
  }

  /** The object a method is called on, or null for a static method or a constructor. */
  Object receiver(Executable one) {
    if (!(one instanceof Method) || Modifier.isStatic(one.getModifiers())) {
      return null;
    }
    Class<?> type = one.getDeclaringClass();
    return find(List.of(PublicMethods.signature(one) + "#receiver", type.getName()), type);
  }

  /** Valid arguments, anew. */
  Object[] arguments(Executable one) {
    Class<?>[] types = one.getParameterTypes();
    List<String> names = PublicMethods.parameterNames(one);
    Object[] values = new Object[types.length];
    if (one.getName().equals("valueOf") && one.getDeclaringClass().isEnum()) {
      return new Object[] {((Enum<?>) one.getDeclaringClass().getEnumConstants()[0]).name()};
    }
    for (int i = 0; i < values.length; i++) {
      values[i] =
          find(
              List.of(
                  PublicMethods.signature(one) + "#" + names.get(i),
                  PublicMethods.name(one.getDeclaringClass()) + "#" + names.get(i),
                  types[i].getSimpleName() + "#" + names.get(i),
                  types[i].getName()),
              types[i]);
    }
    return values;
  }

  private Object find(List<String> keys, Class<?> type) {
    for (String key : keys) {
      Supplier<?> value = entries.get(key);
      if (value != null) {
        return value.get();
      }
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isArray() && entries.containsKey(type.getComponentType().getName())) {
      Object array = Array.newInstance(type.getComponentType(), 1);
      Array.set(array, 0, find(List.of(type.getComponentType().getName()), type));
      return array;
    }
    throw new IllegalStateException("no sample for any of " + keys);
  }
}
