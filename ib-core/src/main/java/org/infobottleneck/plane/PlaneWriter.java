package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.StandardError;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;

/**
 * Writes a plane as lines of tab-separated fields, each closed by a checksum of everything up to
 * it; see docs/file-formats.md. Doubles are hexadecimal: {@link Double#toHexString} names the bits
 * and is the same on every virtual machine.
 */
final class PlaneWriter {

  static final String MAGIC = "information-plane";
  static final String VERSION = "2";
  static final String NONE = "-";
  static final char FREEDOM = ':';

  private final StringBuilder text = new StringBuilder();
  private final LineChecksum checksum = new LineChecksum();
  private final List<String> estimators = new ArrayList<>();
  private final List<Estimand> estimands = new ArrayList<>();
  private int lines;

  private PlaneWriter() {}

  static String text(InformationPlane plane) {
    PlaneWriter writer = new PlaneWriter();
    writer.line(MAGIC, VERSION);
    plane.configuration().forEach((key, value) -> writer.line("configuration", key, value));
    plane.observed().forEach(writer::observed);
    for (int layer : plane.layers()) {
      writer.line("layer", Integer.toString(layer), plane.layerName(layer));
    }
    plane.snapshots().forEach(writer::snapshot);
    plane.points().forEach(writer::point);
    writer.line("end", Integer.toString(writer.lines + 1));
    return writer.text.toString();
  }

  private void observed(ObservedRows rows) {
    line(
        "observed",
        rows.name(),
        Integer.toString(rows.rows()),
        number(rows.inputEntropy()),
        number(rows.targetEntropy()));
  }

  private void snapshot(Snapshot snapshot) {
    List<String> fields = new ArrayList<>();
    fields.add("snapshot");
    fields.add(Integer.toString(snapshot.epoch()));
    evaluation(fields, snapshot.train());
    evaluation(fields, snapshot.test());
    fields.add(
        snapshot.weightNorms().stream().map(PlaneWriter::number).collect(Collectors.joining(",")));
    line(fields.toArray(new String[0]));
    for (GradientStatistics gradient : snapshot.gradients()) {
      line(
          "gradient",
          Integer.toString(gradient.layer()),
          Integer.toString(gradient.batches()),
          number(gradient.normOfMean()),
          number(gradient.normOfStd()),
          number(gradient.weightNorm()));
    }
    snapshot.scatter().forEach(this::scatter);
  }

  private void scatter(ClassScatter scatter) {
    line(
        "scatter",
        scatter.observed(),
        Integer.toString(scatter.layer()),
        number(scatter.within()),
        number(scatter.between()));
  }

  private static void evaluation(List<String> fields, Optional<Evaluation> evaluation) {
    fields.add(evaluation.map(e -> number(e.loss())).orElse(NONE));
    fields.add(evaluation.map(e -> number(e.accuracy())).orElse(NONE));
  }

  private void point(PlanePoint point) {
    Estimate x = point.inputInformation();
    Estimate y = point.targetInformation();
    String estimator = estimator(point.estimator());
    String estimatorX = estimator(x.estimator());
    String estimatorY = estimator(y.estimator());
    String estimandX = estimand(x.estimand());
    String estimandY = estimand(y.estimand());
    List<String> fields = new ArrayList<>();
    fields.add("point");
    fields.add(Integer.toString(point.epoch()));
    fields.add(point.observed());
    fields.add(Integer.toString(point.layer()));
    fields.add(estimator);
    estimate(fields, x, estimandX, estimatorX);
    estimate(fields, y, estimandY, estimatorY);
    line(fields.toArray(new String[0]));
  }

  private static void estimate(
      List<String> fields, Estimate estimate, String estimand, String estimator) {
    fields.add(number(estimate.nats()));
    fields.add(estimand);
    fields.add(estimator);
    fields.add(estimate.bound().name());
    fields.add(estimate.error().map(error -> number(error.nats())).orElse(NONE));
    fields.add(estimate.error().map(PlaneWriter::source).orElse(NONE));
    fields.add(Integer.toString(estimate.samples()));
    fields.add(
        estimate.caveats().isEmpty()
            ? NONE
            : estimate.caveats().stream().map(Enum::name).collect(Collectors.joining(",")));
  }

  /** The source of an error; its degrees of freedom follow where they are finite. */
  private static String source(StandardError error) {
    String name = error.source().name();
    return Double.isInfinite(error.degreesOfFreedom())
        ? name
        : name + FREEDOM + number(error.degreesOfFreedom());
  }

  /** The number of an estimator; it is written out where it first occurs. */
  private String estimator(String description) {
    int index = estimators.indexOf(description);
    if (index < 0) {
      index = estimators.size();
      estimators.add(description);
      line("estimator", Integer.toString(index), description);
    }
    return Integer.toString(index);
  }

  private String estimand(Estimand estimand) {
    int index = estimands.indexOf(estimand);
    if (index < 0) {
      index = estimands.size();
      estimands.add(estimand);
      List<String> fields = new ArrayList<>();
      fields.add("estimand");
      fields.add(Integer.toString(index));
      fields.add(estimand.first());
      fields.add(SavedEstimand.text(estimand.firstChannel()));
      fields.add(estimand.second());
      fields.add(SavedEstimand.text(estimand.secondChannel()));
      fields.addAll(SavedEstimand.measureAndGiven(estimand));
      line(fields.toArray(new String[0]));
    }
    return Integer.toString(index);
  }

  private static String number(double value) {
    return HexNumber.text(value);
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : NONE;
  }

  private void line(String... fields) {
    StringBuilder line = new StringBuilder();
    for (String field : fields) {
      line.append(escape(field)).append('\t');
    }
    String content = line.toString();
    text.append(content).append(checksum.next(content)).append('\n');
    lines++;
  }

  private static String escape(String field) {
    return field
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
