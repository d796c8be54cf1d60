package org.infobottleneck.plane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.StandardError;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;

/**
 * Reads what {@link PlaneWriter} writes, and refuses everything else with the line it stands on.
 */
final class PlaneReader {

  private static final Set<String> VERSIONS = Set.of("1", PlaneWriter.VERSION);

  private final String file;
  private final Map<String, String> configuration = new LinkedHashMap<>();
  private final List<ObservedRows> observed = new ArrayList<>();
  private final List<Integer> layerNumbers = new ArrayList<>();
  private final List<String> layerNames = new ArrayList<>();
  private final List<String> estimators = new ArrayList<>();
  private final List<Estimand> estimands = new ArrayList<>();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<PlanePoint> points = new ArrayList<>();
  private int line;

  private PlaneReader(String file) {
    this.file = file;
  }

  static InformationPlane read(Path path) {
    try {
      return read(path.toString(), Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e, e);
    }
  }

  /** Bytes that are no UTF-8 are replaced, which the checksum of their line then shows. */
  static InformationPlane read(String file, byte[] content) {
    return read(file, new String(content, StandardCharsets.UTF_8));
  }

  /** Reads the text of a plane that stands in a file, perhaps among other things. */
  static InformationPlane read(String file, String text) {
    return new PlaneReader(file).parse(text);
  }

  private InformationPlane parse(String text) {
    LineChecksum checksum = new LineChecksum();
    boolean ended = false;
    int start = 0;
    while (start < text.length()) {
      line++;
      int newline = text.indexOf('\n', start);
      if (newline < 0) {
        throw failure("the file ends within this line");
      }
      if (ended) {
        throw failure("nothing may follow the end");
      }
      SavedLine fields = checked(text.substring(start, newline), checksum);
      start = newline + 1;
      try {
        ended = accept(fields);
      } catch (IllegalArgumentException e) {
        throw failure(String.valueOf(e.getMessage()));
      }
    }
    line++;
    if (!ended) {
      throw failure("the end is missing: the file is empty or was cut off");
    }
    return new InformationPlane(
        configuration, observed, new Layers(layerNumbers, layerNames), snapshots, points);
  }

  private PlaneFormatException failure(String message) {
    return new PlaneFormatException(file, line, message);
  }

  private SavedLine checked(String content, LineChecksum checksum) {
    int tab = content.lastIndexOf('\t') + 1;
    if (line == 1 && !content.startsWith(PlaneWriter.MAGIC + "\t")) {
      throw failure("this is no saved information plane");
    }
    if (!checksum.next(content.substring(0, tab)).equals(content.substring(tab))) {
      throw failure("the line is damaged: its checksum does not match");
    }
    return new SavedLine(content.substring(0, tab));
  }

  /** Takes a line in; returns whether it was the last. */
  private boolean accept(SavedLine fields) {
    String keyword = fields.text();
    if (line == 1) {
      String version = fields.text();
      if (!VERSIONS.contains(version)) {
        throw new IllegalArgumentException("unknown version " + version + " of the format");
      }
    } else {
      switch (keyword) {
        case "configuration" -> {
          String name = fields.text();
          if (configuration.putIfAbsent(name, fields.text()) != null) {
            throw new IllegalArgumentException("configuration " + name + " is there twice");
          }
        }
        case "observed" -> observed.add(observed(fields));
        case "layer" -> {
          int number = fields.integer();
          if (number < 1 || layerNumbers.contains(number)) {
            throw new IllegalArgumentException("layer " + number + " is there twice or below 1");
          }
          layerNumbers.add(number);
          layerNames.add(fields.text());
        }
        case "estimator" -> {
          requireNext(fields.integer(), estimators.size());
          estimators.add(fields.text());
        }
        case "estimand" -> {
          requireNext(fields.integer(), estimands.size());
          estimands.add(SavedEstimand.read(fields));
        }
        case "snapshot" -> snapshots.add(snapshot(fields));
        case "gradient" -> addGradient(fields);
        case "scatter" -> addScatter(fields);
        case "point" -> points.add(point(fields));
        case "end" -> requireNext(fields.integer(), line);
        default -> throw new IllegalArgumentException("unknown keyword " + keyword);
      }
    }
    fields.requireEnd();
    return keyword.equals("end");
  }

  private static void requireNext(int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException("expected number " + expected + ", got " + actual);
    }
  }

  private static ObservedRows observed(SavedLine fields) {
    return new ObservedRows(
        fields.text(), fields.integer(), fields.number(), fields.optionalNumber());
  }

  private static Snapshot snapshot(SavedLine fields) {
    int epoch = fields.integer();
    Optional<Evaluation> train = evaluation(fields);
    Optional<Evaluation> test = evaluation(fields);
    List<Double> norms = new ArrayList<>();
    for (String norm : fields.list()) {
      norms.add(Double.parseDouble(norm));
    }
    return new Snapshot(epoch, train, test, norms, List.of());
  }

  private static Optional<Evaluation> evaluation(SavedLine fields) {
    OptionalDouble loss = fields.optionalNumber();
    OptionalDouble accuracy = fields.optionalNumber();
    return loss.isPresent()
        ? Optional.of(new Evaluation(loss.getAsDouble(), accuracy))
        : Optional.empty();
  }

  private void addGradient(SavedLine fields) {
    Snapshot last = lastSnapshot("gradient");
    List<GradientStatistics> gradients = new ArrayList<>(last.gradients());
    gradients.add(
        new GradientStatistics(
            fields.integer(), fields.integer(), fields.number(), fields.number(), fields.number()));
    snapshots.set(
        snapshots.size() - 1,
        new Snapshot(
            last.epoch(),
            last.train(),
            last.test(),
            last.weightNorms(),
            gradients,
            last.scatter()));
  }

  private void addScatter(SavedLine fields) {
    Snapshot last = lastSnapshot("scatter");
    List<ClassScatter> scatter = new ArrayList<>(last.scatter());
    scatter.add(
        new ClassScatter(fields.text(), fields.integer(), fields.number(), fields.number()));
    snapshots.set(snapshots.size() - 1, last.withScatter(scatter));
  }

  private Snapshot lastSnapshot(String line) {
    if (snapshots.isEmpty()) {
      throw new IllegalArgumentException("a " + line + " must follow a snapshot");
    }
    return snapshots.get(snapshots.size() - 1);
  }

  private PlanePoint point(SavedLine fields) {
    int epoch = fields.integer();
    String rows = fields.text();
    int layer = fields.integer();
    int index = layerNumbers.indexOf(layer);
    if (index < 0) {
      throw new IllegalArgumentException("unknown layer " + layer);
    }
    if (observed.stream().noneMatch(each -> each.name().equals(rows))) {
      throw new IllegalArgumentException("unknown rows " + rows);
    }
    String estimator = element(estimators, fields.integer(), "estimator");
    return new PlanePoint(
        epoch, rows, layer, layerNames.get(index), estimator, estimate(fields), estimate(fields));
  }

  private Estimate estimate(SavedLine fields) {
    double nats = fields.number();
    Estimand estimand = element(estimands, fields.integer(), "estimand");
    String estimator = element(estimators, fields.integer(), "estimator");
    Bound bound = Bound.valueOf(fields.text());
    OptionalDouble error = fields.optionalNumber();
    String source = fields.text();
    int samples = fields.integer();
    String caveats = fields.text();
    Set<Caveat> set = EnumSet.noneOf(Caveat.class);
    if (!caveats.equals(PlaneWriter.NONE)) {
      for (String caveat : caveats.split(",", -1)) {
        set.add(Caveat.valueOf(caveat));
      }
    }
    Optional<StandardError> standardError =
        error.isPresent() ? Optional.of(error(error.getAsDouble(), source)) : Optional.empty();
    return new Estimate(nats, estimand, bound, standardError, samples, estimator, set);
  }

  private static StandardError error(double nats, String source) {
    int colon = source.indexOf(PlaneWriter.FREEDOM);
    if (colon < 0) {
      return new StandardError(nats, StandardError.Source.valueOf(source));
    }
    return new StandardError(
        nats,
        StandardError.Source.valueOf(source.substring(0, colon)),
        Double.parseDouble(source.substring(colon + 1)));
  }

  private static <T> T element(List<T> list, int index, String what) {
    if (index < 0 || index >= list.size()) {
      throw new IllegalArgumentException("unknown " + what + " " + index);
    }
    return list.get(index);
  }
}
