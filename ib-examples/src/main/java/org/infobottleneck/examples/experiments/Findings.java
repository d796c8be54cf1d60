package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.examples.figures.Figure;

/**
 * What an experiment found.
 *
 * @param setting what was run, a sentence each
 * @param figures by file name without ending, in order
 * @param captions what each figure shows, by the same names
 * @param tables the tables
 * @param judgements a verdict for each of the experiment's claims
 * @param remarks what else a reader should know, a sentence or more each
 */
record Findings(
    List<String> setting,
    Map<String, Figure> figures,
    Map<String, String> captions,
    List<ResultTable> tables,
    List<Judgement> judgements,
    List<String> remarks) {

  static Builder builder() {
    return new Builder();
  }

  /** Collects findings. */
  static final class Builder {

    private final List<String> setting = new ArrayList<>();
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final Map<String, String> captions = new LinkedHashMap<>();
    private final List<ResultTable> tables = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private Builder() {}

    Builder setting(String sentence) {
      setting.add(sentence);
      return this;
    }

    Builder figure(String name, Figure figure, String caption) {
      figures.put(name, figure);
      captions.put(name, caption);
      return this;
    }

    Builder table(ResultTable table) {
      tables.add(table);
      return this;
    }

    Builder judgement(Judgement judgement) {
      judgements.add(judgement);
      return this;
    }

    Builder remark(String sentence) {
      remarks.add(sentence);
      return this;
    }

    Findings build() {
      return new Findings(setting, figures, captions, tables, judgements, remarks);
    }
  }
}
