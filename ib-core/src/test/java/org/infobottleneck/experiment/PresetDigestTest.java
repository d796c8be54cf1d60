package org.infobottleneck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The settings of the papers, shortened, give the stored files, bit for bit, on any virtual machine
 * and any number of threads. A change of a digest is a change of numbers, and belongs in the
 * changelog.
 */
class PresetDigestTest {

  private static final String RECTIFIERS = "saxe2018 with rectifiers, by Monte Carlo";

  private static final Map<String, String> DIGESTS =
      Map.of(
          "saxe2018",
          "4cadf95f2da5bc481a1d76b1d2375086292403a15fc1f104c7528b148499569f",
          RECTIFIERS,
          "bdc42b5464db6d0c069760da84143e5eab2e3be955436ea54c1b813a272ed564",
          "shwartzZivTishby2017",
          "7cf69f128f42ed180ddb3fd52cfe36142bf2cae9313e8c7183a3b1b4bade7381",
          "shwartzZivTishby2017Program",
          "adb1d309018f0f2e5b0511a0acd5309c34140a92670cf3153182f53ef2160ba9");

  @TempDir private Path folder;

  private static Experiment experiment(String name) {
    Experiment whole =
        name.equals(RECTIFIERS)
            ? Presets.saxe2018()
                .withTask(Tasks.parts(5, 2))
                .withArchitecture(Architecture.relu(7, 5, 3, 2))
                .withEstimators(NoisyChannelEstimator.of(0.1))
            : Presets.named(name);
    return whole.withEpochs(40).withSnapshots(Snapshots.logarithmic(3));
  }

  private String digest(InformationPlane plane) throws IOException, NoSuchAlgorithmException {
    Path file = folder.resolve("plane.ibp");
    plane.save(file);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }

  @Test
  void everyPresetHasADigest() {
    assertThat(DIGESTS.keySet()).containsAll(Presets.names());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void savedPlanesHaveTheStoredDigests(int threads) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    for (String name : DIGESTS.keySet()) {
      digests.put(name, digest(experiment(name).run(threads, progress -> {})));
    }
    assertThat(digests).isEqualTo(new TreeMap<>(DIGESTS));
  }

  @Test
  void theOrderOfRepeatsChangesNone() throws InterruptedException {
    List<Experiment> repeats =
        Presets.shwartzZivTishby2017()
            .withTask(Tasks.parts(3, 2))
            .withArchitecture(Architecture.tanh(5, 4, 3, 2))
            .withEpochs(20)
            .withSnapshots(Snapshots.logarithmic(3))
            .repeats(6);
    List<InformationPlane> alone = repeats.stream().map(Experiment::run).toList();
    for (int threads : new int[] {1, 2, 8}) {
      List<Experiment> shuffled = new ArrayList<>(repeats);
      Collections.shuffle(shuffled, new Random(threads));
      for (ExperimentResult result : ThreadRunner.threads(threads).run(shuffled)) {
        int seed = repeats.indexOf(result.experiment());
        assertThat(result.plane()).isEqualTo(alone.get(seed));
      }
    }
  }
}
