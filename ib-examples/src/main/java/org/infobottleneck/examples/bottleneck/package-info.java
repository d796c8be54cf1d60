/**
 * Commands about the information bottleneck itself: {@link
 * org.infobottleneck.examples.bottleneck.CurveCommand} computes and draws the information curve of
 * a joint distribution, {@link org.infobottleneck.examples.bottleneck.LayersCommand} measures how
 * far the layers of networks are from it, and {@link
 * org.infobottleneck.examples.bottleneck.FrontierCommand} draws what networks reach beside what
 * finite samples allow.
 *
 * <p>Only experiments and figures live here; what they compute with is the package {@code
 * bottleneck} of ib-core.
 */
package org.infobottleneck.examples.bottleneck;
