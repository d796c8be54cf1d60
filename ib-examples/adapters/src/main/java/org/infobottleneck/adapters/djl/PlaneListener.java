package org.infobottleneck.adapters.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListenerAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.adapters.RowsToRecord;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.ActivationRecorder;
import org.infobottleneck.plane.TrackingStoppedException;

/**
 * Records the information plane of a chain of blocks while DJL trains it: at given epochs the
 * observed rows pass through the blocks, and what each of them answers goes to a {@link
 * ActivationRecorder}: one that estimates it or one that writes it to disk.
 *
 * <pre>{@code
 * var recorder = InformationPlane.recorder(
 *     Variable.distinctRows(Matrices.of(rows), Coverage.SAMPLED),
 *     Variable.labels(labels),
 *     KdeEstimator.upperBound(1e-3));
 * config.addTrainingListeners(
 *     PlaneListener.of(recorder, rows, Snapshots.logarithmic(60).epochs(400)));
 * EasyTrain.fit(model.newTrainer(config), 400, dataset, null);
 * InformationPlane plane = recorder.plane();
 * }</pre>
 *
 * <ul>
 *   <li>The layers are the children of the model's {@link SequentialBlock}, in their order. A layer
 *       with its activation is one child if the two stand in a {@code SequentialBlock} of their
 *       own. Models of another kind say what their layers are by {@link #withBlocks}, and so do
 *       those that end in logits, to record probabilities.
 *   <li>An epoch ends where {@code EasyTrain.fit} or a loop of one's own notifies the listeners of
 *       it. Epoch 0, the untrained network, is recorded at the first batch: {@code EasyTrain} has
 *       then computed its gradients, and has not stepped yet. A loop that steps before it notifies,
 *       or a network with batch normalization, whose running means the first batch moves, calls
 *       {@link #recordUntrained} before it trains.
 *   <li>Rows pass as in a test: no dropout, batch normalization by its running means. Nothing of
 *       the training is changed.
 *   <li>Layers of more than one dimension are flattened, see {@link Matrices}; single precision is
 *       passed as it is.
 *   <li>Rows pass in blocks, so that the engine holds little; the activations of all recorded
 *       layers at one epoch, N x units doubles, are held until they are estimated. Leave wide
 *       layers out by {@link #withLayers}.
 * </ul>
 *
 * <p>Belongs to one trainer and to the thread that trains.
 */
public final class PlaneListener extends TrainingListenerAdapter {

  private static final int ROWS_AT_ONCE = 512;

  private final RowsToRecord<NDArray> rows;

  /** The chain, or empty: the children of the model's block. */
  private final List<Block> blocks;

  /** The numbers of the blocks to record, from 1, ascending, or empty: all. */
  private final int[] layers;

  /** How many epochs the network had been trained when it came. */
  private final int before;

  private int trained;

  private PlaneListener(RowsToRecord<NDArray> rows, List<Block> blocks, int[] layers, int before) {
    this.rows = rows;
    this.blocks = blocks;
    this.layers = layers;
    this.before = before;
    this.trained = before;
  }

  /**
   * A listener that records all children of the model's block.
   *
   * @param recorder what collects the plane; its inputs and targets have the rows observed, in
   *     their order
   * @param observed the rows that pass, samples first, on the device of the model. Not modified,
   *     not copied: it must stay open and as it is while the network is trained.
   * @param epochs the numbers of epochs after which to record, 0 being before the first. Not
   *     modified, copied.
   * @return the listener
   * @throws IllegalArgumentException if there is no epoch or one is negative
   */
  public static PlaneListener of(ActivationRecorder recorder, NDArray observed, int... epochs) {
    return new PlaneListener(RowsToRecord.of(recorder, observed, epochs), List.of(), new int[0], 0);
  }

  /**
   * A listener that records all children of the model's block on several sets of rows, as those of
   * training and test.
   *
   * @param recorder what collects the plane; it observes sets of these names
   * @param observed the rows that pass by their name, as above. Neither modified nor copied.
   * @param epochs the numbers of epochs after which to record, 0 being before the first. Not
   *     modified, copied.
   * @return the listener
   * @throws IllegalArgumentException if there are no rows, there is no epoch or one is negative
   */
  public static PlaneListener of(
      ActivationRecorder recorder, Map<String, NDArray> observed, int... epochs) {
    return new PlaneListener(RowsToRecord.of(recorder, observed, epochs), List.of(), new int[0], 0);
  }

  /**
   * Says what the layers are.
   *
   * @param chain blocks of the model, initialized by the time of the first snapshot, each of which
   *     takes what the one before answers; those without parameters, such as a softmax, need not be
   *     part of the model
   * @return a listener that differs in this
   * @throws IllegalArgumentException if there is none
   */
  public PlaneListener withBlocks(Block... chain) {
    Arguments.atLeast(chain.length, 1, "number of blocks");
    return new PlaneListener(rows, List.of(chain), layers, before);
  }

  /**
   * Chooses the layers to record.
   *
   * @param numbers numbers of layers, the first being 1. Not modified, copied.
   * @return a listener that differs in this
   * @throws IllegalArgumentException if there is none, or one is less than 1
   */
  public PlaneListener withLayers(int... numbers) {
    Arguments.atLeast(numbers.length, 1, "number of layers");
    int[] sorted = IntStream.of(numbers).sorted().distinct().toArray();
    Arguments.atLeast(sorted[0], 1, "number of a layer");
    return new PlaneListener(rows, blocks, sorted, before);
  }

  /**
   * Says how many epochs the network has been trained already, where a training goes on: DJL does
   * not know. Epochs count on from there, and this one stands in the place of epoch 0.
   *
   * @param epochsBefore the number of epochs, not negative
   * @return a listener that differs in this
   * @throws IllegalArgumentException if it is negative
   */
  public PlaneListener withEpochsBefore(int epochsBefore) {
    Arguments.atLeast(epochsBefore, 0, "number of epochs before");
    return new PlaneListener(rows, blocks, layers, epochsBefore);
  }

  /**
   * Records epoch 0 now, if it was asked for and nothing has been recorded.
   *
   * @param trainer the trainer, initialized
   * @throws IllegalArgumentException if the model is no chain and none was given, it has no layer
   *     of a number that was chosen, or the recorder refuses the activations
   * @throws TrackingStoppedException if the thread is interrupted; it carries the plane so far
   */
  public void recordUntrained(Trainer trainer) {
    if (trained == before) {
      record(trainer, before);
    }
  }

  /**
   * Records epoch 0 at the first batch, see {@link #recordUntrained}.
   *
   * @param trainer the trainer
   * @param batch not looked at
   * @throws IllegalArgumentException as {@link #recordUntrained}
   * @throws TrackingStoppedException as {@link #recordUntrained}
   */
  @Override
  public void onTrainingBatch(Trainer trainer, BatchData batch) {
    recordUntrained(trainer);
  }

  /**
   * Records the epoch that has ended, if it was asked for.
   *
   * @param trainer the trainer
   * @throws IllegalArgumentException as {@link #recordUntrained}
   * @throws TrackingStoppedException as {@link #recordUntrained}
   */
  @Override
  public void onEpoch(Trainer trainer) {
    trained++;
    record(trainer, trained);
  }

  private void record(Trainer trainer, int epoch) {
    rows.record(epoch, observed -> activations(trainer, observed));
  }

  private List<DMatrixRMaj> activations(Trainer trainer, NDArray observed) {
    List<Block> chain = blocks.isEmpty() ? children(trainer.getModel().getBlock()) : blocks;
    int[] recorded = layers.length == 0 ? IntStream.rangeClosed(1, chain.size()).toArray() : layers;
    int highest = recorded[recorded.length - 1];
    if (highest > chain.size()) {
      throw new IllegalArgumentException(
          "number of a layer must be at most " + chain.size() + ", got " + highest);
    }
    int rows = Math.toIntExact(observed.getShape().get(0));
    List<DMatrixRMaj> all = new ArrayList<>();
    for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
      int to = Math.min(rows, from + ROWS_AT_ONCE);
      try (NDManager manager = trainer.getManager().newSubManager()) {
        NDList passing = new NDList(observed.get(manager, new NDIndex().addSliceDim(from, to)));
        ParameterStore parameters = new ParameterStore(manager, false);
        for (int number = 1, next = 0; next < recorded.length; number++) {
          passing = chain.get(number - 1).forward(parameters, passing, false);
          if (recorded[next] == number) {
            collect(passing.singletonOrThrow(), rows, all, next, from, to);
            next++;
          }
        }
      }
    }
    return all;
  }

  /** Copies what a layer answers to some rows into its matrix, which the first block makes. */
  private static void collect(
      NDArray answer, int rows, List<DMatrixRMaj> all, int layer, int from, int to) {
    int answered = Math.toIntExact(answer.getShape().get(0));
    Arguments.same(answered, to - from, "number of rows that a layer answers");
    if (from == 0) {
      all.add(new DMatrixRMaj(rows, Math.toIntExact(answer.size() / answered)));
    }
    Matrices.copy(answer, all.get(layer), from);
  }

  private static List<Block> children(Block block) {
    if (block instanceof SequentialBlock chain) {
      return chain.getChildren().values();
    }
    throw new IllegalArgumentException(
        "a model that is no SequentialBlock needs withBlocks(..), got "
            + block.getClass().getName());
  }
}
