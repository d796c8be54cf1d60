package org.infobottleneck.examples.command;

import org.infobottleneck.experiment.Task;

/**
 * What a network is to learn, as a person named it.
 *
 * @param name a short name, for the output folder and the title
 * @param task the rows to train on and to observe
 * @param said what was read and how it was understood, for people
 */
record TrackedData(String name, Task task, String said) {}
