/**
 * What several rooms of the library need and no user does. Not API: may change in any release, and
 * checks no argument.
 */
package org.infobottleneck.plane.internal;
