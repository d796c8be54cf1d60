/**
 * Bytes of the library's own binary files: numbers with a checksum of all of them. Not API: may
 * change in any release.
 */
package org.infobottleneck.data.internal;
