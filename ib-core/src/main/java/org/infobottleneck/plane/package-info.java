/**
 * The information plane: where every layer of a network lies, epoch by epoch, as (I(X;T), I(T;Y)).
 *
 * <p>{@link org.infobottleneck.plane.InformationPlane} is the immutable result; {@link
 * org.infobottleneck.plane.Tracker} makes one by training a network of this library, {@link
 * org.infobottleneck.plane.Recorder} from any other training loop, {@link
 * org.infobottleneck.plane.ActivationSource} from activations on disk, such as a {@link
 * org.infobottleneck.plane.SpillingRecorder} writes. Over repeats of a run, {@link
 * org.infobottleneck.plane.AveragePlane} has means and standard errors, {@link
 * org.infobottleneck.plane.CompressionAnalysis} and {@link org.infobottleneck.plane.GradientPhases}
 * the phases of training. Estimating is left to {@code org.infobottleneck.estimators}, training to
 * {@code org.infobottleneck.network}; nothing here draws.
 */
package org.infobottleneck.plane;
