/**
 * Bytes of the library's own binary files, numbers with a checksum of all of them, and the files
 * that have another name while they are written. Not API: may change in any release.
 */
package org.infobottleneck.data.internal;
