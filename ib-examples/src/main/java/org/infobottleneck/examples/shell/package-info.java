/**
 * What commands share: how they read options and end, and how they print, on a terminal or as JSON.
 */
package org.infobottleneck.examples.shell;
