package org.infobottleneck.examples.verify;

import java.util.Locale;

/** Names as they are compared: letters and digits alone, small, British s where z may stand. */
final class Names {

  private Names() {}

  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]", "")
        .replace("standardize", "standardise")
        .replace("ised", "ise");
  }
}
