/** Trials that take too long for a build: see docs/reliability.md. */
package org.infobottleneck.reliability;
