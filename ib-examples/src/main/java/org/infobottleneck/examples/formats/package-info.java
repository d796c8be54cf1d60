/** Formats of other programs' files that the library itself doesn't read. */
package org.infobottleneck.examples.formats;
