package org.infobottleneck.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds every public method and constructor of every public class that lies beside a given one. */
final class PublicMethods {

  private static final String ROOT = "org.infobottleneck.";

  private PublicMethods() {}

  /** Public classes of the artifact that holds {@code anchor}, in alphabetical order. */
  static List<Class<?>> classes(Class<?> anchor) {
    try {
      Path place = Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return classesBelow(place, anchor.getClassLoader());
      }
      try (FileSystem jar =
          FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
        return classesBelow(jar.getPath("/"), anchor.getClassLoader());
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Class<?>> classesBelow(Path root, ClassLoader loader) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.startsWith("org/infobottleneck/") && name.endsWith(".class"))
          .filter(name -> !name.endsWith("package-info.class"))
          .filter(name -> !name.contains("/internal/"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .map(name -> load(name, loader))
          .filter(PublicMethods::isPublic)
          .sorted(Comparator.comparing(Class::getName))
          .collect(Collectors.toList());
    }
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
      if (!Modifier.isPublic(c.getModifiers()) || c.isAnonymousClass() || c.isLocalClass()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Public methods and constructors that a class declares, in alphabetical order; those that it has
   * from a class that is not public among them, for which the compiler makes bridges.
   */
  static List<Executable> of(Class<?> type) {
    Stream<Constructor<?>> constructors =
        Modifier.isAbstract(type.getModifiers())
            ? Stream.empty()
            : Arrays.stream(type.getDeclaredConstructors());
    boolean bridged = !Modifier.isPublic(superclass(type).getModifiers());
    Stream<Method> methods = Arrays.stream(type.getDeclaredMethods());
    return Stream.concat(constructors, methods)
        .filter(one -> Modifier.isPublic(one.getModifiers()))
        .filter(one -> !one.isSynthetic() || (bridged && one instanceof Method))
        .sorted(Comparator.comparing(PublicMethods::signature))
        .collect(Collectors.toList());
  }

  private static Class<?> superclass(Class<?> type) {
    return type.getSuperclass() == null ? Object.class : type.getSuperclass();
  }

  /** For example {@code estimators.Estimate.of(double,Estimand,int,String)}. */
  static String signature(Executable one) {
    String owner = name(one.getDeclaringClass());
    String method = one instanceof Method ? "." + one.getName() : ".new";
    return owner
        + method
        + Arrays.stream(one.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(",", "(", ")"));
  }

  /** A class by its name below the root package. */
  static String name(Class<?> type) {
    String full = type.getName().replace('$', '.');
    return full.startsWith(ROOT) ? full.substring(ROOT.length()) : full;
  }

  static List<String> parameterNames(Executable one) {
    return Arrays.stream(one.getParameters()).map(Parameter::getName).collect(Collectors.toList());
  }
}
