/**
 * Examples and checks of the adapters: the paper's network trained by every engine, its agreement
 * with this library's, and a convolutional network on images.
 */
package org.infobottleneck.adapters.examples;
