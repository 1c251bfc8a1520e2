package org.sagekit.api.label.errors;

import org.sagekit.api.RunEvent;

/**
 * A stage has looked for label errors.
 *
 * @param path where the stage stands in the run
 * @param report what it found
 */
public record LabelErrorsFound(String path, LabelErrorsReport report) implements RunEvent {}
