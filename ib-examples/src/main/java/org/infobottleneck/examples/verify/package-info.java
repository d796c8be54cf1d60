/**
 * The command {@code verify}: recomputes published reference values and says which of them the
 * library meets.
 *
 * <p>Here live the readers of the layouts, the mapping from the names of estimators and parameters
 * to the library, and what other programs do that the library does not. No estimator lives here.
 */
package org.infobottleneck.examples.verify;
