package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.junit.jupiter.api.Test;

/**
 * With the default settings the last hidden layer first gains and then loses information on the
 * input while it keeps that on the label, in at least 18 of 20 networks. Only what the claim speaks
 * of is observed: layer 5, which no other layer's presence changes, at 20 epochs.
 */
class FittingAndCompressionTest {

  private static final String KDE_UPPER = "kde-upper(noiseVariance=1e-3)";

  @Test
  void layerFiveFitsThenCompressesInMostSeeds() {
    Dataset data = IcosahedronTask.deterministic();
    long shown =
        LongStream.rangeClosed(1, 20).parallel().filter(seed -> isShown(data, seed)).count();
    assertThat(shown).isGreaterThanOrEqualTo(18);
  }

  private static boolean isShown(Dataset data, long seed) {
    Mlp network = Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), seed);
    InformationPlane plane =
        InformationPlane.tracker()
            .layers(5)
            .snapshots(Snapshots.logarithmic(20))
            .threads(1)
            .gradients(GradientSampling.NONE)
            .track(network, data);
    List<PlanePoint> path = plane.path(5, KDE_UPPER);
    double[] bits = path.stream().mapToDouble(p -> p.inputInformation().bits()).toArray();
    double peak = 0;
    for (double value : bits) {
      peak = Math.max(peak, value);
    }
    double rise = peak - bits[0];
    double fall = peak - bits[bits.length - 1];
    double onLabel = path.get(path.size() - 1).targetInformation().bits();
    return rise > 0.1 && fall > 0.1 && onLabel > 0.9;
  }
}
