/**
 * The information bottleneck itself: the information curve of a joint distribution with a
 * certificate for every point, its phase transitions, and how far the layers of a network are from
 * it.
 *
 * <p>{@link org.infobottleneck.bottleneck.JointDistribution} is what everything starts from. The
 * package knows data sets, estimators and planes; it neither trains nor draws.
 */
package org.infobottleneck.bottleneck;
