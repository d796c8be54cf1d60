/**
 * Commands that a person runs on data of one's own: {@code track}, {@code estimate}, {@code plane},
 * {@code report} and {@code compare}, with what they share.
 */
package org.infobottleneck.examples.command;
