package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.LayerEstimate;
import org.infobottleneck.network.ActivationChannel;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimedEstimatorsTest {

  private static final NetworkEstimator NOISY =
      NoisyNetworkEstimator.withDefaults().withRows(16).withDraws(8).withMixtureDraws(2);

  private static Mlp network() {
    return Mlp.create(
        Architecture.tanh(12, 6, 4, 3, 2).withChannel(ActivationChannel.gaussian(0.01)), 5);
  }

  private static Tracker tracker() {
    return Runs.tracker()
        .snapshots(Snapshots.at(0, 3, 10, 40))
        .estimators(KdeEstimator.upperBound(0.01));
  }

  private static List<Integer> epochs(InformationPlane plane, String estimator) {
    return plane.path(2, estimator).stream().map(PlanePoint::epoch).toList();
  }

  @Test
  void aTimedEstimatorIsAskedAtTheSnapshotsNearestToItsEpochs() {
    BinningEstimator bins = BinningEstimator.width(0.1);
    InformationPlane plane =
        tracker()
            .estimatorsAt(Snapshots.at(0, 5, 11, 25), bins)
            .networkEstimators(NOISY)
            .track(network(), Runs.patterns());
    assertThat(epochs(plane, KdeEstimator.upperBound(0.01).description()))
        .containsExactly(0, 3, 10, 40);
    assertThat(epochs(plane, bins.description())).containsExactly(0, 3, 10);
    assertThat(epochs(plane, NOISY.description())).containsExactly(0, 3, 10, 40);
    assertThat(plane.configuration())
        .containsEntry("estimators at[0, 5, 11, 25]", bins.description())
        .containsEntry("network estimators", NOISY.description());
    assertThat(plane.configuration().get("architecture")).endsWith("gaussian(noiseVariance=0.01)");
  }

  @Test
  void pointsComeByLayerThenEstimator() {
    InformationPlane plane =
        tracker()
            .layers(2, 4)
            .networkEstimatorsAt(Snapshots.at(3), NOISY)
            .track(network(), Runs.patterns());
    List<String> order = new ArrayList<>();
    for (PlanePoint point : plane.points()) {
      if (point.epoch() == 3) {
        order.add(point.layer() + " " + point.estimator().replaceAll("\\(.*", ""));
      }
    }
    assertThat(order)
        .containsExactly("2 kde-upper", "2 noisy-network", "4 kde-upper", "4 noisy-network");
  }

  @Test
  void aNetworkEstimatorSeesTheNetworkOfTheSnapshot() {
    List<Double> norms = Collections.synchronizedList(new ArrayList<>());
    NetworkEstimator noting =
        new NetworkEstimator() {
          @Override
          public String description() {
            return "noting";
          }

          @Override
          public List<LayerEstimate> estimate(Mlp network, Dataset observed) {
            norms.add(network.weightNorm(1));
            return NOISY.estimate(network, observed);
          }
        };
    InformationPlane plane = tracker().networkEstimators(noting).track(network(), Runs.patterns());
    assertThat(norms)
        .containsExactlyElementsOf(
            plane.snapshots().stream().map(snapshot -> snapshot.weightNorms().get(0)).toList());
  }

  @Test
  void theOtherPointsAreThoseOfARunWithoutThem() {
    InformationPlane with =
        tracker()
            .estimatorsAt(Snapshots.at(3), BinningEstimator.width(0.1))
            .networkEstimators(NOISY)
            .track(network(), Runs.patterns());
    InformationPlane without = tracker().threads(1).track(network(), Runs.patterns());
    String upper = KdeEstimator.upperBound(0.01).description();
    assertThat(with.points().stream().filter(point -> point.estimator().equals(upper)))
        .containsExactlyElementsOf(without.points());
  }

  @Test
  void aSparsePlaneLoadsAsItWasSaved(@TempDir Path folder) {
    InformationPlane plane =
        tracker()
            .estimatorsAt(Snapshots.at(3, 40), BinningEstimator.width(0.1))
            .networkEstimatorsAt(Snapshots.at(10), NOISY)
            .track(network(), Runs.patterns());
    plane.save(folder.resolve("plane.ibp"));
    assertThat(InformationPlane.load(folder.resolve("plane.ibp"))).isEqualTo(plane);
  }

  @Test
  void whatCannotBeAskedIsRefusedBeforeTheFirstEpoch() {
    Mlp plain = Mlp.create(Architecture.tanh(12, 6, 2), 5);
    Mlp untouched = plain.copy();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tracker().networkEstimators(NOISY).track(plain, Runs.patterns()))
        .withMessageContaining("needs a network with a channel");
    assertThat(plain.weights(1).data).isEqualTo(untouched.weights(1).data);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                tracker()
                    .estimatorsAt(Snapshots.at(3), KdeEstimator.upperBound(0.01))
                    .track(network(), Runs.patterns()))
        .withMessageContaining("estimators must differ");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                tracker()
                    .networkEstimatorsAt(Snapshots.at(50), NOISY)
                    .track(network(), Runs.patterns()))
        .withMessageContaining("no snapshot of at[50] within 40 epochs");
    assertThatIllegalArgumentException().isThrownBy(() -> tracker().networkEstimators());
  }
}
