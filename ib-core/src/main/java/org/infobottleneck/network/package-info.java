/**
 * A multilayer perceptron in double precision, its losses, initializers and optimizers, and the
 * trainer that observes the gradients of mini-batches.
 *
 * <p>Everything is a pure function of its arguments and seeds: the same seed gives the same bits on
 * every virtual machine. Nothing here knows of estimators or information planes.
 */
package org.infobottleneck.network;
