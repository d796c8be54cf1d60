package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;

/**
 * Files that earlier programs wrote stay readable, and say what they said. They are never written
 * anew: README.md beside them tells where each comes from. That of version 1 of a saved plane has
 * its test in {@link SavedPlaneTest}, networks and trainings theirs in {@code OldTrainingsTest}.
 */
class OldVersionsTest {

  private static Path stored(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(OldVersionsTest.class.getResource(name), name).toURI());
  }

  @Test
  void aPlaneOfVersionTwoIsWhatItWas() throws URISyntaxException {
    InformationPlane read = InformationPlane.load(stored("version2.ibp"));
    assertThat(read).isEqualTo(SavedPlaneTest.everything());
  }

  @Test
  void activationsOfVersionOneAreWhatTheyWere() throws URISyntaxException {
    SpilledActivations spilled = SpilledActivations.open(stored("spilled1"));
    assertThat(spilled.epochs()).containsExactly(0, 1);
    Recorder plain = Spilled.plain();
    for (int epoch : new int[] {0, 1}) {
      plain.record(Spilled.snapshot(epoch), Spilled.activations(epoch));
    }
    assertThat(spilled.compute(Spilled.estimators())).isEqualTo(plain.plane());
  }

  private static final double[][] SOFT = {{0.25, 0.75}, {1, 0}, {0.5, 0.5}};
  private static final double[][] REALS = {{0.5, -1}, {0.5, 2}, {1e-300, -0.0}};
  private static final double[][] INPUTS = {{0, 1}, {1, 0}, {0, 1}};

  /** Targets of every kind. */
  static Map<String, Variable> targets() {
    Map<String, Variable> targets = new LinkedHashMap<>();
    targets.put("labels", Variable.labels(new int[] {3, -3, 3}).withCoverage(Coverage.ENUMERATED));
    targets.put("inputs", Variable.distinctRows(INPUTS, Coverage.SAMPLED));
    targets.put("soft", Variable.distribution(SOFT));
    targets.put("continuous", Variable.continuous(REALS));
    targets.put("mixed", Variable.mixed(REALS));
    return targets;
  }

  static DMatrixRMaj layer() {
    return new DMatrixRMaj(new double[][] {{0.5, -0.0}, {1, 0.25}, {-3, 4}});
  }

  @Test
  void targetsOfEveryKindInVersionOneAreWhatTheyWere() throws URISyntaxException {
    SpilledActivations spilled = SpilledActivations.open(stored("spilled1-single"));
    Map<String, Variable> targets = targets();
    List<Observed> sets =
        SpilledRows.read(new SpillFolder(stored("spilled1-single")).rows()).sets();
    assertThat(sets).extracting(set -> set.rows().name()).isEqualTo(List.copyOf(targets.keySet()));
    for (Observed set : sets) {
      assertThat(set.targets())
          .usingRecursiveComparison()
          .isEqualTo(targets.get(set.rows().name()));
      assertThat(set.inputs().toCodes()).containsExactly(0, 1, 0);
    }
    SnapshotActivations snapshot = spilled.read(7);
    assertThat(snapshot.snapshot()).isEqualTo(Snapshot.of(7));
    assertThat(snapshot.layers().keySet()).isEqualTo(targets.keySet());
    for (List<DMatrixRMaj> layers : snapshot.layers().values()) {
      assertThat(layers.get(0).data).containsExactly(layer().data);
    }
    assertThat(spilled.recorder(BinningEstimator.width(1)).plane().observed()).hasSize(5);
  }
}
