/**
 * Figures that a paper prints: {@link org.infobottleneck.examples.figures.Figure} lays panels out
 * in a grid and writes one drawing as SVG, PDF and PNG.
 *
 * <p>What a panel shows is a {@link org.infobottleneck.examples.figures.Mark}; nothing here knows
 * where its numbers come from.
 */
package org.infobottleneck.examples.figures;
