/**
 * Kernels of the estimators over flat arrays: one algorithm each, with its formula, source, cost
 * and tolerance. Not API: may change in any release, checks no argument, and knows nothing of the
 * classes above it.
 */
package org.infobottleneck.estimators.internal;
