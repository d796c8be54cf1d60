/**
 * Speed beside peers: whole processes in turn with those of Python, JMH where the peer is Java too.
 *
 * <p>Every measurement prints the value that it computed and is refused where the peer's differs.
 */
package org.infobottleneck.benchmarks;
