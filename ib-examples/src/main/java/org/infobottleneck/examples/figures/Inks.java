package org.infobottleneck.examples.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which ink each series of a figure has: by its name, in the order of first appearance. */
final class Inks {

  private final Map<String, Ink> byName = new LinkedHashMap<>();

  private Inks() {}

  static Inks of(List<Panel> panels) {
    Inks inks = new Inks();
    for (Panel panel : panels) {
      for (int i = 0; i < panel.marks().size(); i++) {
        if (panel.marks().get(i).needsInk()) {
          inks.byName.computeIfAbsent(key(panel, i), any -> Ink.of(inks.byName.size()));
        }
      }
    }
    return inks;
  }

  /** Marks without a name are told apart within their panel. */
  private static String key(Panel panel, int index) {
    String name = panel.marks().get(index).series();
    return name.isEmpty() ? " " + index : name;
  }

  Ink of(Panel panel, int index) {
    return byName.getOrDefault(key(panel, index), Ink.of(0));
  }

  /** The entries of the legend, one per name. */
  List<LegendKey> legend(List<Panel> panels) {
    Map<String, LegendKey> keys = new LinkedHashMap<>();
    for (Panel panel : panels) {
      for (int i = 0; i < panel.marks().size(); i++) {
        Mark mark = panel.marks().get(i);
        if (!mark.name().isEmpty()) {
          keys.merge(mark.name(), mark.key(of(panel, i)), LegendKey::with);
        }
      }
    }
    return new ArrayList<>(keys.values());
  }
}
