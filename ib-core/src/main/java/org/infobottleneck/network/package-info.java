/**
 * A multilayer perceptron in double precision, its losses, initializers and optimizers, and the
 * trainer that observes the gradients of mini-batches.
 *
 * <pre>{@code
 * Mlp network = Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), 1);
 * Trainer trainer = Trainer.of(network, data, Training.with(Adam.kingma(1e-3)));
 * trainer.trainEpoch();
 * network.activations(data.inputs()); // one matrix per layer, rows by units
 * }</pre>
 *
 * <p>An {@link org.infobottleneck.network.Architecture} is the shape, a {@link
 * org.infobottleneck.network.Training} how it is trained; both are values that read what they
 * print. An {@link org.infobottleneck.network.Mlp} holds weights and answers; only a {@link
 * org.infobottleneck.network.Trainer} changes them, and its {@link
 * org.infobottleneck.network.TrainingState} is stored so that a run that was killed goes on to the
 * same bits. An {@link org.infobottleneck.network.ActivationChannel} puts noise or rounding behind
 * the hidden layers, and gives them an information that is finite.
 *
 * <p>Everything is a pure function of its arguments and seeds: the same seed gives the same bits on
 * every virtual machine. Nothing here knows of estimators or information planes.
 */
package org.infobottleneck.network;
