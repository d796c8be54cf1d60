/**
 * The information bottleneck itself: the information curve of a joint distribution with a
 * certificate for every point, its phase transitions, and how far the layers of a network are from
 * it.
 *
 * <p>The package is read in this order:
 *
 * <ol>
 *   <li>{@link org.infobottleneck.bottleneck.JointDistribution} p(x,y), of counts, of p(y|x) or of
 *       a data set, is what everything starts from.
 *   <li>{@link org.infobottleneck.bottleneck.InformationBottleneck} finds the encoders that
 *       minimize I(X;T) - beta I(T;Y) (Tishby, Pereira &amp; Bialek 1999). They make up the {@link
 *       org.infobottleneck.bottleneck.InformationCurve}; each carries a {@link
 *       org.infobottleneck.bottleneck.Certificate} of how far from the optimum it can be, proven
 *       for two classes and searched for where there are many. Where their clusters change in
 *       number, there is a {@link org.infobottleneck.bottleneck.Bifurcation}.
 *   <li>{@link org.infobottleneck.bottleneck.LayerEncoder} is a layer as it is observed, in cells
 *       or through noise: its beta*, what the self-consistent equations leave at beta*, and its gap
 *       to the curve. {@link org.infobottleneck.bottleneck.BottleneckRecorder} makes one {@link
 *       org.infobottleneck.bottleneck.LayerFit} per layer, epoch and observer, in any training
 *       loop.
 *   <li>{@link org.infobottleneck.bottleneck.BestQuantizer} and {@link
 *       org.infobottleneck.bottleneck.DeterministicBottleneck} are the same questions for encoders
 *       that are functions of X, solved exactly for two classes; {@link
 *       org.infobottleneck.bottleneck.GeneralizedBottleneck} lies between them and the bottleneck
 *       (Strouse &amp; Schwab 2017), and is searched.
 *   <li>{@link org.infobottleneck.bottleneck.FiniteSampleBounds} says what a finite number of
 *       samples costs, and which of these statements are theorems; {@link
 *       org.infobottleneck.bottleneck.EncoderDecoderView} reads them off an information plane.
 * </ol>
 *
 * <p>Where Y is a function of X, no beta tells the points of the curve apart (Kolchinsky, Tracey
 * &amp; Van Kuyk 2019): the curve is known in closed form, {@link
 * org.infobottleneck.bottleneck.InformationBottleneck#squared} walks along it, and beta* is
 * refused.
 *
 * <p>All information is in nats, beta multiplies nats, and lines for people are in bits. A null
 * argument is refused by a NullPointerException. The package knows data sets, estimators and
 * planes; it neither trains nor draws.
 */
package org.infobottleneck.bottleneck;
