package org.infobottleneck.examples.spark;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.infobottleneck.examples.sweep.StoredRuns;
import org.infobottleneck.examples.sweep.SweepFolder;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.examples.sweep.SweepTables;
import org.infobottleneck.examples.sweep.TableRow;
import org.infobottleneck.plane.InformationPlane;

/**
 * Runs whose points one task writes.
 *
 * @param number the task's number
 * @param runs the runs
 */
record RunsOfPart(int number, ArrayList<SweepRun> runs) implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** The rows of the table of points. A plane is read when the rows before it are taken. */
  Iterator<TableRow> rows(SweepFolder folder, SweepTables tables) {
    StoredRuns stored = new StoredRuns(folder);
    return runs.stream()
        .flatMap(
            run ->
                StreamSupport.stream(
                    Spliterators.spliteratorUnknownSize(
                        tables.points(run, plane(stored, run.key())), 0),
                    false))
        .iterator();
  }

  private static InformationPlane plane(StoredRuns stored, String key) {
    return stored
        .plane(key)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the plane of run " + key + " has vanished from " + stored.folder()));
  }
}
