package org.infobottleneck.adapters.dl4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.adapters.RowsToRecord;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.ActivationRecorder;
import org.infobottleneck.plane.TrackingStoppedException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Records the information plane of a {@link MultiLayerNetwork}, or of a {@link ComputationGraph}
 * with one input, while Deeplearning4j trains it: at given epochs the observed rows are fed forward
 * and what every layer answers goes to a {@link ActivationRecorder}: one that estimates it or one
 * that writes it to disk.
 *
 * <pre>{@code
 * var recorder = InformationPlane.recorder(
 *     Variable.distinctRows(Matrices.of(rows.getFeatures()), Coverage.SAMPLED),
 *     Variable.oneHot(Matrices.of(rows.getLabels())),
 *     KdeEstimator.upperBound(1e-3));
 * network.addListeners(
 *     PlaneListener.of(recorder, rows.getFeatures(), Snapshots.logarithmic(60).epochs(400)));
 * network.fit(iterator, 400);
 * InformationPlane plane = recorder.plane();
 * }</pre>
 *
 * <ul>
 *   <li>An epoch is what Deeplearning4j counts as one: a pass of an iterator. {@code fit(DataSet)}
 *       counts none and records nothing. Epoch 0, the untrained network, is recorded when the first
 *       epoch starts. A network that comes with epochs trained goes on from their number; those
 *       asked for that lie before, or that the recorder has, are not recorded.
 *   <li>Rows are fed forward as in a test: no dropout, batch normalization by its running means.
 *       Nothing of the training is changed.
 *   <li>Layers of more than one dimension are flattened, see {@link Matrices}; single precision is
 *       passed as it is. Output layers give what their activation gives: of a softmax,
 *       probabilities.
 *   <li>Rows are fed in blocks, so that the engine holds little; the activations of all recorded
 *       layers at one epoch, N x units doubles, are held until they are estimated. Leave wide
 *       layers out by {@link #withLayers}.
 * </ul>
 *
 * <p>Belongs to one network and to the thread that trains it.
 */
public final class PlaneListener extends BaseTrainingListener {

  private static final int BLOCK = 512;

  private final RowsToRecord<INDArray> rows;
  private final List<String> layers;

  private PlaneListener(RowsToRecord<INDArray> rows, List<String> layers) {
    this.rows = rows;
    this.layers = layers;
  }

  /**
   * A listener that records all layers.
   *
   * @param recorder what collects the plane; its inputs and targets have the rows observed, in
   *     their order
   * @param observed the rows to feed forward, samples first. Not modified, not copied: it must stay
   *     as it is while the network is trained.
   * @param epochs the numbers of epochs after which to record, 0 being before the first. Not
   *     modified, copied.
   * @return the listener
   * @throws IllegalArgumentException if there is no epoch or one is negative
   */
  public static PlaneListener of(ActivationRecorder recorder, INDArray observed, int... epochs) {
    return new PlaneListener(RowsToRecord.of(recorder, observed, epochs), List.of());
  }

  /**
   * A listener that records all layers on several sets of rows, as those of training and test.
   *
   * @param recorder what collects the plane; it observes sets of these names
   * @param observed the rows to feed forward by their name, as above. Neither modified nor copied.
   * @param epochs the numbers of epochs after which to record, 0 being before the first. Not
   *     modified, copied.
   * @return the listener
   * @throws IllegalArgumentException if there are no rows, there is no epoch or one is negative
   */
  public static PlaneListener of(
      ActivationRecorder recorder, Map<String, INDArray> observed, int... epochs) {
    return new PlaneListener(RowsToRecord.of(recorder, observed, epochs), List.of());
  }

  /**
   * Chooses the layers to record.
   *
   * @param names names of layers (or of vertices of a graph), in the order in which they are
   *     recorded. Layers without a name of their own are {@code layer0}, {@code layer1}, …
   * @return a listener that differs in this
   * @throws IllegalArgumentException if there is none
   */
  public PlaneListener withLayers(String... names) {
    Arguments.atLeast(names.length, 1, "number of layers");
    return new PlaneListener(rows, List.of(names));
  }

  /**
   * Records what has been trained before, if it was asked for: of a fresh network, epoch 0.
   *
   * @param model the network
   * @throws IllegalArgumentException if it has no layer of a name that was chosen, or the recorder
   *     refuses the activations
   * @throws TrackingStoppedException if the thread is interrupted; it carries the plane so far
   */
  @Override
  public void onEpochStart(Model model) {
    record(model, trainedEpochs(model));
  }

  /**
   * Records the epoch that ends, if it was asked for.
   *
   * @param model the network
   * @throws IllegalArgumentException as {@link #onEpochStart}
   * @throws TrackingStoppedException as {@link #onEpochStart}
   */
  @Override
  public void onEpochEnd(Model model) {
    record(model, trainedEpochs(model) + 1);
  }

  private static int trainedEpochs(Model model) {
    if (model instanceof MultiLayerNetwork network) {
      return network.getEpochCount();
    }
    if (model instanceof ComputationGraph graph && graph.getNumInputArrays() == 1) {
      return graph.getEpochCount();
    }
    throw new IllegalArgumentException(
        "model must be a MultiLayerNetwork or a ComputationGraph of one input, got "
            + model.getClass().getName());
  }

  private void record(Model model, int epoch) {
    rows.record(epoch, observed -> activations(model, observed));
  }

  private List<DMatrixRMaj> activations(Model model, INDArray observed) {
    List<String> recorded = layers.isEmpty() ? layerNames(model) : layers;
    int rows = Math.toIntExact(observed.size(0));
    List<DMatrixRMaj> all = new ArrayList<>();
    for (int from = 0; from < rows; from += BLOCK) {
      int to = Math.min(rows, from + BLOCK);
      Map<String, INDArray> answers = forward(model, observed.get(NDArrayIndex.interval(from, to)));
      for (int i = 0; i < recorded.size(); i++) {
        INDArray answer = named(answers, recorded.get(i));
        int answered = Math.toIntExact(answer.size(0));
        Arguments.same(answered, to - from, "number of rows that " + recorded.get(i) + " answers");
        if (from == 0) {
          all.add(new DMatrixRMaj(rows, Math.toIntExact(answer.length() / answered)));
        }
        Matrices.copy(answer, all.get(i), from);
      }
    }
    return all;
  }

  private static List<String> layerNames(Model model) {
    return model instanceof ComputationGraph graph
        ? Stream.of(graph.getLayers()).map(layer -> layer.conf().getLayer().getLayerName()).toList()
        : ((MultiLayerNetwork) model).getLayerNames();
  }

  /** What every layer, of a graph every vertex, answers to some rows. */
  private static Map<String, INDArray> forward(Model model, INDArray inputs) {
    if (model instanceof ComputationGraph graph) {
      return graph.feedForward(inputs, false);
    }
    MultiLayerNetwork network = (MultiLayerNetwork) model;
    List<INDArray> inOrder = network.feedForward(inputs, false);
    List<String> names = network.getLayerNames();
    Map<String, INDArray> named = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), inOrder.get(i + 1)); // the first ones are the inputs
    }
    return named;
  }

  private static INDArray named(Map<String, INDArray> answers, String name) {
    INDArray answer = answers.get(name);
    if (answer == null) {
      throw new IllegalArgumentException(
          "layer must be one of " + answers.keySet() + ", got " + name);
    }
    return answer;
  }
}
