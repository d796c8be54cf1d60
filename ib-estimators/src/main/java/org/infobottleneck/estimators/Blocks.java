package org.infobottleneck.estimators;

import java.util.List;

/**
 * An estimate of two variables that can be computed in blocks: the numbers that a block gives are a
 * function of the samples, its index and how many blocks there are.
 */
interface Blocks {

  /** How many numbers each of so many blocks gives. */
  int[] lengths(int blocks);

  /** Computes a block, its index from 0. */
  double[] compute(int block, int blocks);

  /** Puts the numbers of all blocks together, in their order. */
  Estimate combine(List<double[]> results);
}
