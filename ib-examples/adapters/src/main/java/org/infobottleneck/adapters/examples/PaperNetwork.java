package org.infobottleneck.adapters.examples;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.Recorder;

/** The paper's network, 12-10-7-5-4-3-2 with tanh and a softmax, in some engine. */
interface PaperNetwork extends AutoCloseable {

  /** The engine and its precision. */
  String engine();

  /** Takes the weights of a network of this library, rounded to the engine's precision. */
  void copyFrom(Mlp ours);

  /** A network of this library with the weights of this one; no precision loses any. */
  Mlp toOurs();

  /** What the engine computes for the six layers, samples x units each. */
  List<DMatrixRMaj> activations(DMatrixRMaj inputs);

  /** Trains by the engine, its weights being where they are, and records what the task says. */
  void train(PaperTask task, Recorder recorder);

  @Override
  void close();
}
