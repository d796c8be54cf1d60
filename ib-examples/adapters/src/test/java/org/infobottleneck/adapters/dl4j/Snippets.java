package org.infobottleneck.adapters.dl4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.Snapshots;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** What the guide shows, as a compiler sees it. */
final class Snippets {

  private Snippets() {}

  static InformationPlane track(MultiLayerNetwork network, DataSetIterator training, DataSet rows) {
    Recorder recorder =
        InformationPlane.recorder(
            Variable.distinctRows(Matrices.of(rows.getFeatures()), Coverage.SAMPLED),
            Variable.oneHot(Matrices.of(rows.getLabels())),
            KdeEstimator.upperBound(1e-3),
            BinningEstimator.edges(-1, 1, 30));
    int[] epochs = Snapshots.logarithmic(40).epochs(400);
    network.addListeners(PlaneListener.of(recorder, rows.getFeatures(), epochs));
    network.fit(training, 400);
    InformationPlane plane = recorder.plane();
    return plane;
  }
}
