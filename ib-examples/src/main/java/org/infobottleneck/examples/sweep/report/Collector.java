package org.infobottleneck.examples.sweep.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.plane.CompressionAnalysis;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.ObservedRows;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Snapshot;

/**
 * Reads the planes of a sweep, each once and cell by cell. One plane is in memory at a time, and
 * the paths of the runs of one cell.
 */
final class Collector {

  /** The least fall of I(X;T) that is called compression, in bits. */
  static final double LEAST_BITS = 0.1;

  private static final double NATS_PER_BIT = 0.6931471805599453;

  private final SweepPlanes planes;
  private final List<RunState> states = new ArrayList<>();
  private final List<Integer> lacking = new ArrayList<>();
  private final Map<Series, List<CellValue>> values = new LinkedHashMap<>();
  private final Map<Series, Meanings> meanings = new LinkedHashMap<>();
  private final Set<String> observed = new LinkedHashSet<>();
  private final Occurrences remarks = new Occurrences();
  private int firstEnd = Integer.MAX_VALUE;
  private int lastEnd;

  private Collector(SweepPlanes planes) {
    this.planes = planes;
  }

  /** Reads all planes that are there. */
  static Findings collect(Design design, SweepPlanes planes) {
    Collector collector = new Collector(planes);
    for (Cell cell : design.cells()) {
      int before = collector.states.size();
      collector.read(cell);
      List<RunState> own = collector.states.subList(before, collector.states.size());
      collector.lacking.add((int) own.stream().filter(state -> !state.isDone()).count());
    }
    return new Findings(
        collector.states,
        collector.lacking,
        collector.values,
        collector.meanings,
        Math.min(collector.firstEnd, collector.lastEnd),
        collector.lastEnd,
        List.copyOf(collector.observed),
        collector.remarks.sentences("No compression"));
  }

  private void read(Cell cell) {
    CellPlanes loaded = new CellPlanes(cell);
    if (!loaded.hasNext()) {
      return;
    }
    Optional<CompressionAnalysis> analysis = Optional.empty();
    try {
      analysis = Optional.of(CompressionAnalysis.of(() -> loaded));
    } catch (IllegalArgumentException e) {
      remark(cell, String.valueOf(e.getMessage()));
      loaded.forEachRemaining(plane -> {}); // their last points count all the same
    }
    loaded.samples.forEach(
        (series, sample) ->
            values
                .computeIfAbsent(series, each -> new ArrayList<>())
                .add(CellValue.of(cell, sample.values, sample.caveats)));
    analysis.ifPresent(each -> compressions(cell, each, loaded.layers));
  }

  private void remark(Cell cell, String reason) {
    remarks.add(reason, cell.levels().isEmpty() ? "all runs" : Cell.words(cell.levels()));
  }

  private void compressions(
      Cell cell, CompressionAnalysis analysis, Map<LayerOf, List<String>> layers) {
    CompressionAnalysis counted = analysis.withLeastFall(LEAST_BITS * NATS_PER_BIT);
    layers.forEach(
        (layer, names) -> {
          try {
            CellValue fall = CellValue.of(cell, counted.layer(layer.layer(), layer.estimator()));
            for (String name : names) {
              values
                  .computeIfAbsent(
                      new Series(Reading.COMPRESSION, layer.estimator(), name),
                      each -> new ArrayList<>())
                  .add(fall);
            }
          } catch (IllegalArgumentException e) {
            remark(cell, String.valueOf(e.getMessage()));
          }
        });
  }

  private record LayerOf(int layer, String estimator) {}

  /** The values of a series in a cell. */
  private static final class Sample {
    private final SortedMap<Long, Double> values = new TreeMap<>();
    private final Map<Caveat, Integer> caveats = new EnumMap<>(Caveat.class);
  }

  /** The planes of a cell, one after the other; what they end with is noted as they pass. */
  private final class CellPlanes implements Iterator<InformationPlane> {

    private final Iterator<SweepRun> runs;
    private final Map<Series, Sample> samples = new LinkedHashMap<>();
    private final Map<LayerOf, List<String>> layers = new LinkedHashMap<>();
    private Optional<InformationPlane> next = Optional.empty();

    CellPlanes(Cell cell) {
      runs = cell.runs().iterator();
    }

    @Override
    public boolean hasNext() {
      while (next.isEmpty() && runs.hasNext()) {
        SweepRun run = runs.next();
        SweepPlanes.Loaded loaded = planes.load(run);
        states.add(loaded.state());
        loaded.plane().ifPresent(plane -> note(run, plane));
        next = loaded.plane();
      }
      return next.isPresent();
    }

    @Override
    public InformationPlane next() {
      if (!hasNext()) {
        throw new NoSuchElementException("all planes of the cell were read");
      }
      InformationPlane plane = next.orElseThrow();
      next = Optional.empty();
      return plane;
    }

    private void note(SweepRun run, InformationPlane plane) {
      String rows = plane.observed().isEmpty() ? ObservedRows.ALL : plane.observed().get(0).name();
      observed.add(rows);
      Map<LayerOf, PlanePoint> last = new LinkedHashMap<>();
      for (PlanePoint point : plane.points()) {
        if (point.observed().equals(rows)) {
          last.put(new LayerOf(point.layer(), point.estimator()), point);
        }
      }
      last.forEach((layer, point) -> note(run, layer, point));
      Snapshot end = plane.snapshots().get(plane.snapshots().size() - 1);
      firstEnd = Math.min(firstEnd, end.epoch());
      lastEnd = Math.max(lastEnd, end.epoch());
      note(run, end.test(), Reading.TEST_ACCURACY, Reading.TEST_LOSS);
      note(run, end.train(), Reading.TRAIN_ACCURACY, Reading.TRAIN_LOSS);
    }

    private void note(SweepRun run, LayerOf layer, PlanePoint point) {
      List<String> names = Series.layers(run.experiment().architecture(), layer.layer());
      layers.put(layer, names);
      for (String name : names) {
        note(run, Reading.INPUT_INFORMATION, layer, name, point.inputInformation());
        note(run, Reading.TARGET_INFORMATION, layer, name, point.targetInformation());
      }
    }

    private void note(
        SweepRun run, Reading reading, LayerOf layer, String name, Estimate estimate) {
      Series series = new Series(reading, layer.estimator(), name);
      meanings.computeIfAbsent(series, each -> new Meanings()).add(estimate);
      Sample sample = samples.computeIfAbsent(series, each -> new Sample());
      sample.values.put(run.experiment().seed(), estimate.bits());
      estimate.caveats().forEach(caveat -> sample.caveats.merge(caveat, 1, Integer::sum));
    }

    private void note(SweepRun run, Optional<Evaluation> on, Reading accuracy, Reading loss) {
      if (on.isPresent()) {
        OptionalDouble share = on.get().accuracy();
        share.ifPresent(value -> note(run, accuracy, value));
        note(run, loss, on.get().loss());
      }
    }

    private void note(SweepRun run, Reading reading, double value) {
      samples
          .computeIfAbsent(Series.of(reading), each -> new Sample())
          .values
          .put(run.experiment().seed(), value);
    }
  }
}
