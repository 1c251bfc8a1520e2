package org.sagekit.api.label;

import org.sagekit.api.RunEvent;

/**
 * A labelling job has found the likely truth.
 *
 * @param path where the job stands in the run
 * @param aggregation what it found
 */
public record LabelsAggregated(String path, Aggregation aggregation) implements RunEvent {}
