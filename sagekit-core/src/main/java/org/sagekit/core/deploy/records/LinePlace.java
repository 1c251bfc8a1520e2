package org.sagekit.core.deploy.records;

import java.nio.file.Path;

/**
 * Something that was read, and where.
 *
 * @param value what stands in the line
 * @param line from 1
 */
record LinePlace<T>(T value, Path file, long line) {}
