/**
 * The information plane of a network that Deeplearning4j trains.
 *
 * <p>Needs ib-core and Deeplearning4j, and knows no other engine.
 */
package org.infobottleneck.adapters.dl4j;
