/**
 * Programs to run and to copy from: {@link org.infobottleneck.examples.FirstLight} tracks a network
 * and shows its information plane, {@link org.infobottleneck.examples.PlainLoop} records one from a
 * training loop that is not ours.
 *
 * <p>Heavy things such as plotting live here; no other module may depend on this one.
 */
package org.infobottleneck.examples;
