/**
 * Elementary functions, digamma, random draws and number text with the same bits on every virtual
 * machine, and the argument checks and the reader of configuration texts that both modules share.
 *
 * <p>Shared by the modules of this library: it may change in any release, but for {@link
 * org.infobottleneck.numerics.Digamma}, which authors of estimators need.
 *
 * <p>Nothing here knows of samples, estimators or networks, and nothing here calls a function of
 * {@link java.lang.Math} whose last bit may differ between virtual machines or processors.
 */
package org.infobottleneck.numerics;
