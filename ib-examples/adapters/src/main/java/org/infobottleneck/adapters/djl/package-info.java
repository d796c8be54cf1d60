/**
 * The information plane of a network that DJL trains, by whichever engine DJL runs on.
 *
 * <p>Needs ib-core and DJL's interface, and knows no other engine.
 */
package org.infobottleneck.adapters.djl;
