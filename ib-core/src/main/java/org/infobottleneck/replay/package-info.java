/**
 * Information planes from activations that another program has written: a folder with a file or a
 * folder for every epoch, read back one epoch at a time.
 *
 * <p>{@link org.infobottleneck.replay.ActivationFolder} knows the layout and what must not change
 * between epochs; the files themselves are read by {@code org.infobottleneck.data} or by an {@link
 * org.infobottleneck.replay.ArrayFormat} of the user's. Nothing here estimates, and nothing else in
 * the library knows of it: a room of its own because {@code data} may not know of planes, and a
 * plane does not know where its numbers came from.
 */
package org.infobottleneck.replay;
