package org.sagekit.api.train;

import org.sagekit.api.RunEvent;

/**
 * A model was judged by rows that it has not learnt from.
 *
 * @param path where the job stands in the run
 * @param report metrics, confusion matrix and curves
 */
public record ModelJudged(String path, EvaluationReport report) implements RunEvent {}
