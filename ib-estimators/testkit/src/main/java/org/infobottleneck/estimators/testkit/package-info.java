/**
 * The laws that a mutual information estimator can be held to, generators of samples to hold it to
 * them on, and a contract of properties for the author of a new one.
 *
 * <p>The laws are plain Java and know no test framework; only the arbitraries and the contracts
 * know jqwik.
 */
package org.infobottleneck.estimators.testkit;
