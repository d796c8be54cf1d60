package org.infobottleneck.examples;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The packages as the compiled classes have them, as a picture: a package stands above all that it
 * uses. Arrows that others imply are left out. Internal packages belong to the one above them.
 */
final class PackageMap {

  private static final String ROOT = "org.infobottleneck.";
  private static final int WIDTH = 150;
  private static final int HEIGHT = 34;
  private static final int ACROSS = 190;
  private static final int DOWN = 72;
  private static final int EDGE = 24;

  private static final Map<String, String> FILLS =
      Map.of("ib-estimators", "#dbe9f6", "ib-core", "#e3f1dc", "ib-examples", "#fbe6d4");

  private final Map<String, Set<String>> uses = new TreeMap<>();
  private final Map<String, Integer> ranks = new HashMap<>();

  private PackageMap(JavaClasses classes) {
    for (JavaClass type : classes) {
      String from = name(type);
      Set<String> used = uses.computeIfAbsent(from, none -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (target.getPackageName().startsWith(ROOT) && !name(target).equals(from)) {
          used.add(name(target));
        }
      }
    }
    uses.keySet().forEach(this::rank);
  }

  /** A picture in SVG of the packages that these classes are of. */
  static String of(JavaClasses classes) {
    return new PackageMap(classes).svg();
  }

  private static String name(JavaClass type) {
    String name = type.getPackageName().substring(ROOT.length()).replaceFirst("\\.internal$", "");
    return name.startsWith("examples") ? "examples" : name;
  }

  private static String module(String name) {
    return name.equals("examples")
        ? "ib-examples"
        : name.equals("numerics") || name.startsWith("estimators") ? "ib-estimators" : "ib-core";
  }

  private Set<String> uses(String name) {
    return Objects.requireNonNull(uses.get(name), name);
  }

  /** How many packages stand below, one on the other. */
  private int rank(String name) {
    Integer known = ranks.get(name);
    if (known == null) {
      known = 0;
      for (String used : uses(name)) {
        known = Math.max(known, rank(used) + 1);
      }
      ranks.put(name, known);
    }
    return known;
  }

  private boolean reaches(String from, String to) {
    return uses(from).contains(to) || uses(from).stream().anyMatch(between -> reaches(between, to));
  }

  /** What it uses and none that it uses uses. */
  private List<String> arrows(String name) {
    return uses(name).stream()
        .filter(
            used ->
                uses(name).stream()
                    .noneMatch(between -> !between.equals(used) && reaches(between, used)))
        .toList();
  }

  private String svg() {
    int top = ranks.values().stream().max(Comparator.naturalOrder()).orElse(0);
    List<List<String>> rows = new ArrayList<>();
    for (int rank = 0; rank <= top; rank++) {
      int wanted = rank;
      rows.add(uses.keySet().stream().filter(each -> rank(each) == wanted).toList());
    }
    Map<String, Double> across = new TreeMap<>();
    rows.forEach(row -> place(row, across));
    double left = across.values().stream().min(Comparator.naturalOrder()).orElse(0.0);
    double right = across.values().stream().max(Comparator.naturalOrder()).orElse(0.0);
    int width = (int) Math.round(2 * EDGE + right - left + WIDTH);
    int height = 2 * EDGE + top * DOWN + HEIGHT + EDGE;
    Map<String, int[]> places = new TreeMap<>();
    across.forEach(
        (name, x) ->
            places.put(
                name,
                new int[] {(int) Math.round(EDGE + x - left), EDGE + (top - rank(name)) * DOWN}));
    StringBuilder svg = new StringBuilder();
    line(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" text-anchor=\"middle\">",
        width,
        height);
    line(svg, "<title>The packages of the library, each above those that it uses</title>");
    line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", width, height);
    line(svg, "<g fill=\"none\" stroke=\"#666\" stroke-width=\"1.3\">");
    places.forEach((from, place) -> arrows(from).forEach(to -> arrow(svg, place, places.get(to))));
    line(svg, "</g>");
    places.forEach((name, place) -> box(svg, name, place));
    legend(svg, height - EDGE / 2);
    return svg.append("</svg>\n").toString();
  }

  /** Puts a row where the packages stand to which its arrows lead, at a distance of each other. */
  private void place(List<String> row, Map<String, Double> across) {
    Map<String, Double> wanted = new HashMap<>();
    for (String name : row) {
      wanted.put(name, arrows(name).stream().mapToDouble(across::get).average().orElse(0));
    }
    List<String> order =
        row.stream()
            .sorted(Comparator.comparing(wanted::get, Comparator.<Double>naturalOrder()))
            .toList();
    double middle = wanted.values().stream().mapToDouble(each -> each).average().orElse(0);
    for (int column = 0; column < order.size(); column++) {
      across.put(order.get(column), middle + (column - (order.size() - 1) / 2.0) * ACROSS);
    }
  }

  private static void arrow(StringBuilder svg, int[] from, int[] to) {
    int x = from[0] + WIDTH / 2;
    int y = from[1] + HEIGHT;
    int endX = to[0] + WIDTH / 2;
    int endY = to[1];
    int middle = (y + endY) / 2;
    line(svg, "<path d=\"M%d %dC%d %d %d %d %d %d\"/>", x, y, x, middle, endX, middle, endX, endY);
    line(
        svg,
        "<path d=\"M%d %dL%d %dL%d %dZ\" fill=\"#666\" stroke=\"none\"/>",
        endX,
        endY,
        endX - 4,
        endY - 8,
        endX + 4,
        endY - 8);
  }

  private static void box(StringBuilder svg, String name, int[] place) {
    line(
        svg,
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\" fill=\"%s\" stroke=\"#444\"/>",
        place[0],
        place[1],
        WIDTH,
        HEIGHT,
        Objects.requireNonNull(FILLS.get(module(name))));
    line(
        svg,
        "<text x=\"%d\" y=\"%d\" font-size=\"14\" font-weight=\"bold\">%s</text>",
        place[0] + WIDTH / 2,
        place[1] + 22,
        name);
  }

  private static void legend(StringBuilder svg, int y) {
    int x = EDGE;
    for (String module : new TreeSet<>(FILLS.keySet())) {
      line(
          svg,
          "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"14\" fill=\"%s\" stroke=\"#444\"/>",
          x,
          y - 12,
          Objects.requireNonNull(FILLS.get(module)));
      line(
          svg,
          "<text x=\"%d\" y=\"%d\" font-size=\"12\" text-anchor=\"start\">%s</text>",
          x + 20,
          y,
          module);
      x += 120;
    }
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
