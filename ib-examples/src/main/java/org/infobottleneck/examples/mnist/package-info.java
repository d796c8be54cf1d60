/**
 * The command that trains the network for images of Saxe et al. (2018) on files of MNIST's form and
 * tracks it, its activations spilled to disk, with what that takes in time and memory.
 */
package org.infobottleneck.examples.mnist;
