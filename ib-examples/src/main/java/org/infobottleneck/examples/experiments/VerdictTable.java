package org.infobottleneck.examples.experiments;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The first page of the results: every claim with its verdict, from the verdicts stored beside. */
final class VerdictTable {

  private VerdictTable() {}

  /** Returns the page for a folder that has a folder of results per experiment. */
  static String text(Path folder) {
    StringBuilder text = new StringBuilder();
    text.append("# What the runs say of every claim\n\n");
    text.append(
        "Each verdict follows from a threshold that stands in the code (`Claim`) and was set before"
            + " the runs, but for those that say otherwise. Each row links to its experiment:"
            + " question, setting, figure, table and the command that makes it again."
            + " [What the experiments took](times.md).\n\n");
    text.append("| claim | source | verdict | number | experiment |\n|---|---|---|---|---|\n");
    for (PaperExperiment experiment : PaperExperiments.ALL) {
      Map<Claim, NamedCsvRecord> stored = verdicts(folder.resolve(experiment.name()));
      for (Claim claim : experiment.claims()) {
        text.append("| ").append(claim.statement()).append(" | ").append(claim.source());
        NamedCsvRecord row = stored.get(claim);
        if (row == null) {
          text.append(" | not yet run | | ").append(experiment.title()).append(" |\n");
        } else {
          String condition = row.getField("condition");
          text.append(" | **")
              .append(Verdict.valueOf(row.getField("verdict")).words())
              .append(condition.isEmpty() ? "" : " " + condition)
              .append("** | ")
              .append(row.getField("number"))
              .append(" | [")
              .append(experiment.title())
              .append("](")
              .append(experiment.name())
              .append("/README.md) |\n");
        }
      }
    }
    return text.toString();
  }

  private static Map<Claim, NamedCsvRecord> verdicts(Path folder) {
    Map<Claim, NamedCsvRecord> verdicts = new EnumMap<>(Claim.class);
    Path file = folder.resolve("verdicts.csv");
    if (!Files.exists(file)) {
      return verdicts;
    }
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      reader.forEach(row -> verdicts.put(Claim.valueOf(row.getField("claim")), row));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
    return verdicts;
  }
}
