package org.infobottleneck.data.internal;

import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * A kind of binary files.
 *
 * @param name what they hold
 * @param magic their first bytes, in ASCII
 * @param version the version of the format
 * @param failure how it is said that a file is none of them, from the file and a message
 */
public record FileFormat(
    String name,
    String magic,
    int version,
    BiFunction<Path, String, IllegalArgumentException> failure) {}
