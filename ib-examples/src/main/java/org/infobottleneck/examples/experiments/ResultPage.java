package org.infobottleneck.examples.experiments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.data.AtomicFiles;

/** Writes what an experiment found: figures, tables, verdicts, and a page that shows them. */
final class ResultPage {

  private static final List<String> VERDICT_HEADER =
      List.of("claim", "verdict", "condition", "number");

  private final PaperExperiment experiment;
  private final Findings findings;
  private final String command;

  /**
   * A page to be written.
   *
   * @param command what makes it again
   */
  ResultPage(PaperExperiment experiment, Findings findings, String command) {
    this.experiment = experiment;
    this.findings = findings;
    this.command = command;
  }

  /** Writes everything into a folder. */
  void write(Path folder) {
    findings.figures().forEach((name, figure) -> figure.write(folder.resolve(name)));
    writeTablesAndPage(folder, true);
  }

  /** The same without the SVG files, which are several times the size of the PDF files. */
  void writeForReaders(Path folder) {
    findings
        .figures()
        .forEach(
            (name, figure) -> {
              AtomicFiles.write(folder.resolve(name + ".pdf"), figure.pdf());
              AtomicFiles.write(folder.resolve(name + ".png"), figure.png());
            });
    writeTablesAndPage(folder, false);
  }

  private void writeTablesAndPage(Path folder, boolean svg) {
    for (ResultTable table : findings.tables()) {
      AtomicFiles.write(folder.resolve(table.name() + ".csv"), table.csv());
    }
    AtomicFiles.write(folder.resolve("verdicts.csv"), verdicts().csv());
    AtomicFiles.write(folder.resolve("README.md"), text(svg));
  }

  private ResultTable verdicts() {
    List<List<String>> rows = new ArrayList<>();
    for (Judgement judgement : findings.judgements()) {
      rows.add(
          List.of(
              judgement.claim().name(),
              judgement.verdict().name(),
              judgement.condition(),
              judgement.number()));
    }
    return new ResultTable("verdicts", "Verdicts", VERDICT_HEADER, rows);
  }

  /** The page in Markdown. */
  private String text(boolean svg) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(experiment.title()).append("\n\n");
    text.append(experiment.question()).append("\n\n");
    text.append("## Verdict\n\n");
    for (Judgement judgement : findings.judgements()) {
      text.append("- *")
          .append(judgement.claim().statement())
          .append("* (")
          .append(judgement.claim().source())
          .append("): **")
          .append(judgement.words())
          .append("**. ")
          .append(judgement.number())
          .append(" Threshold: ")
          .append(judgement.claim().rule())
          .append(".\n");
    }
    text.append("\n## Setting\n\n");
    text.append(String.join(" ", findings.setting())).append("\n");
    findings
        .figures()
        .forEach(
            (name, figure) ->
                text.append("\n![")
                    .append(findings.captions().get(name))
                    .append("](")
                    .append(name)
                    .append(".png)\n\n*")
                    .append(findings.captions().get(name))
                    .append("* (")
                    .append(svg ? "[SVG](" + name + ".svg), " : "")
                    .append("[PDF](")
                    .append(name)
                    .append(".pdf))\n"));
    for (ResultTable table : findings.tables()) {
      text.append("\n").append(table.title()).append("\n\n").append(table.markdown());
      text.append("\n[").append(table.name()).append(".csv](").append(table.name());
      text.append(".csv)\n");
    }
    if (!findings.remarks().isEmpty()) {
      text.append("\n## Remarks\n\n");
      findings.remarks().forEach(remark -> text.append("- ").append(remark).append("\n"));
    }
    text.append("\nMade by\n\n```\n").append(command).append("\n```\n");
    return text.toString();
  }
}
