package org.infobottleneck.examples.verify;

/** What an entry gives a value of. */
enum Quantity {
  INFORMATION,
  CONDITIONAL,
  ENTROPY,
  LOCAL;

  static Quantity named(String name) {
    return switch (Names.plain(name)) {
      case "mutualinformation", "mi", "information" -> INFORMATION;
      case "conditional", "conditionalmutualinformation", "conditionalinformation", "cmi" ->
          CONDITIONAL;
      case "entropy", "differentialentropy" -> ENTROPY;
      case "local", "locals", "localvalues", "localmutualinformation" -> LOCAL;
      default -> throw new UnsupportedEntryException("no quantity '" + name + "'");
    };
  }
}
