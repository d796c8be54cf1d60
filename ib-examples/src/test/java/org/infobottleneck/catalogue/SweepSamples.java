package org.infobottleneck.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.infobottleneck.examples.sweep.LocalSweepFolder;
import org.infobottleneck.examples.sweep.RunOutcome;
import org.infobottleneck.examples.sweep.RunTask;
import org.infobottleneck.examples.sweep.StoredRuns;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.SweepFolder;
import org.infobottleneck.examples.sweep.SweepGrid;
import org.infobottleneck.examples.sweep.SweepListener;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.examples.sweep.SweepTables;
import org.infobottleneck.examples.sweep.TableColumn;
import org.infobottleneck.examples.sweep.TableRow;
import org.infobottleneck.examples.sweep.ThreadSweepRunner;
import org.infobottleneck.examples.sweep.report.Choice;
import org.infobottleneck.examples.sweep.report.SweepReport;
import org.infobottleneck.experiment.Experiment;

/** Valid values for sweeps. */
final class SweepSamples {

  private static final String FILE = "base: {preset: saxe2018}\ngrid: {seed: 1..2}\n";

  private SweepSamples() {}

  private static SweepRun run() {
    return new SweepRun(CoreSamples.experiment(), Map.of("seed", "1"));
  }

  private static Sweep sweep() {
    return new Sweep("a", List.of("seed"), List.of(run()));
  }

  private static SweepGrid grid() {
    return Sweep.grid("a", CoreSamples.experiment());
  }

  private static RunOutcome failed() {
    return new RunOutcome(run().key(), RunOutcome.Status.FAILED, 2, "no data");
  }

  private static Choice choice() {
    return new Choice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("a"));
  }

  private static SweepFolder folder(SampleFiles files) {
    SweepFolder folder = LocalSweepFolder.in(files.fresh());
    folder.write("a", "a".getBytes(StandardCharsets.UTF_8));
    return folder;
  }

  private static Path file(SampleFiles files) {
    try {
      return Files.writeString(files.fresh(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void add(Samples samples, SampleFiles files) {
    String at = "examples.sweep.";
    samples
        .type(SweepFolder.class, () -> folder(files))
        .type(LocalSweepFolder.class, () -> folder(files))
        .type(SweepFolder.Lock.class, () -> folder(files).lock())
        .type(SweepListener.class, () -> (SweepListener) (outcome, finished, total) -> {})
        .type(Sweep.class, SweepSamples::sweep)
        .type(SweepRun.class, SweepSamples::run)
        .type(SweepGrid.class, SweepSamples::grid)
        .type(RunOutcome.class, SweepSamples::failed)
        .type(RunTask.class, () -> new RunTask(folder(files), 1))
        .type(StoredRuns.class, () -> new StoredRuns(folder(files)))
        .type(SweepTables.class, () -> new SweepTables("a"))
        .type(ThreadSweepRunner.class, () -> ThreadSweepRunner.in(files.fresh()))
        .type(Choice.class, SweepSamples::choice)
        .type(SweepReport.class, () -> SweepReport.of(sweep(), files.fresh(), choice()))
        .type(TableColumn.class, () -> new TableColumn("a", TableColumn.Type.LONG, false))
        .type(TableRow.class, () -> new TableRow(List.of(Optional.of(1L), Optional.empty())))
        .at("TableRow#cells", () -> List.of(Optional.of(1L), Optional.empty()))
        .at(at + "TableRow#cells", () -> List.of(Optional.of(1L), Optional.empty()))
        .at(at + "RunOutcome#status", () -> RunOutcome.Status.FAILED)
        .at(at + "Sweep#factors", () -> List.of("seed"))
        .at(at + "Sweep#runs", () -> List.of(run()))
        .at(at + "Sweep#file", () -> file(files))
        .at(at + "Sweep.parse(String,String)#text", () -> FILE)
        .at(at + "SweepRun#levels", () -> Map.of("seed", "1"))
        .at(at + "SweepGrid#key", () -> "seed")
        .at(at + "SweepGrid.over(String,Object[])#levels", () -> new Object[] {1, 2})
        .at(at + "SweepGrid.over(String,List,BiFunction)#levels", () -> List.of(1L, 2L))
        .at(
            at + "SweepGrid#change",
            () -> (BiFunction<Experiment, Long, Experiment>) Experiment::withSeed)
        .at(at + "SweepTables.writeCsv(SweepFolder,Sweep,List)#outcomes", () -> List.of(failed()))
        .at("plane.InformationPlane.parse(String)#text", () -> CoreSamples.plane().text())
        .at("experiment.RunSize#experiments", () -> List.of(CoreSamples.experiment()));
  }
}
