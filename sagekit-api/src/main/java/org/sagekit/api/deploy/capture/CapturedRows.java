package org.sagekit.api.deploy.capture;

import org.sagekit.api.data.Dataset;

/**
 * The rows of a capture, all in memory.
 *
 * @param rows the dataset
 * @param reading what was read to make it; damaged lines are not in the rows
 */
public record CapturedRows(Dataset rows, CaptureReading reading) {}
