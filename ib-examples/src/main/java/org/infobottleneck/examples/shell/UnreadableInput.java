package org.infobottleneck.examples.shell;

/**
 * Marks an exception which says that a file is not what it should be: a command that lets it pass
 * ends with exit code 1, whatever else the exception is.
 */
public interface UnreadableInput {}
