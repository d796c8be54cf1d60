/**
 * The information plane as a picture of pixels or an animation, panel by panel, and what other
 * pictures share with it: axes, marks, labels that keep clear of each other.
 */
package org.infobottleneck.examples.plots;
