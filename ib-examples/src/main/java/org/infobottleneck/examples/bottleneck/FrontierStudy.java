package org.infobottleneck.examples.bottleneck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.infobottleneck.bottleneck.EncoderDecoderView;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.plane.GradientSampling;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshots;

/**
 * Trains the networks of a grid and reads the information plane of their last hidden layer.
 *
 * <p>A network learns labels that were drawn once from the stochastic rule. What its layer holds is
 * measured over all 4096 patterns with the rule itself, p(y|x): for the binned layer nothing is
 * estimated, both numbers are exact.
 *
 * <p>The result does not depend on the number of threads.
 */
final class FrontierStudy {

  /** The encoder is bin(T): every number of the frontier is one of the binned layer. */
  static final BinningEstimator ESTIMATOR = BinningEstimator.edges(-1, 1, 30);

  static final double LEARNING_RATE = 0.1;

  /**
   * What one network came to.
   *
   * @param task the network
   * @param readings I(X;T) and I(T;Y) of its last hidden layer by ascending epoch
   */
  record Network(FrontierGrid.Task task, List<EncoderDecoderView.Reading> readings) {}

  /** Told how many networks are done. */
  interface Listener {
    void done(int networks);
  }

  private FrontierStudy() {}

  static List<Network> of(FrontierGrid grid, int threads, Listener listener) {
    Dataset rule = IcosahedronTask.stochastic(grid.gain());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Network>> futures = new ArrayList<>();
      for (FrontierGrid.Task task : grid.tasks()) {
        futures.add(pool.submit(() -> network(grid, task, rule)));
      }
      List<Network> networks = new ArrayList<>();
      for (Future<Network> future : futures) {
        networks.add(future.get());
        listener.done(networks.size());
      }
      return networks;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a network failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Network network(FrontierGrid grid, FrontierGrid.Task task, Dataset rule) {
    Dataset labeled = rule.sampleLabels(task.seed());
    InformationPlane plane =
        InformationPlane.tracker()
            .estimators(ESTIMATOR)
            .training(Sgd.learningRate(LEARNING_RATE))
            .seed(task.seed())
            .epochs(grid.epochs())
            .snapshots(Snapshots.logarithmic(grid.snapshots()))
            .gradients(GradientSampling.NONE)
            .layers(task.depth())
            .observe("rule", rule)
            .threads(1)
            .track(
                Mlp.create(FrontierGrid.architecture(task.depth()), task.seed()),
                labeled,
                labeled.split(task.fraction(), task.seed()));
    return new Network(
        task, EncoderDecoderView.ofLastHiddenLayer(plane, ESTIMATOR.description()).readings());
  }
}
