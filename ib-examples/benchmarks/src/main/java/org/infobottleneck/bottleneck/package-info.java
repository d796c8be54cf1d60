/** The part of the benchmarks that reaches into the kernels of the bottleneck. */
package org.infobottleneck.bottleneck;
