package org.sagekit.api.deploy.capture;

import org.sagekit.api.deploy.CaptureRecord;

/**
 * A request to a model of SageKit, its answer, and what is known to be true.
 *
 * @param record the request and the answer
 * @param label a class or a number
 */
public record LabelledRecord(CaptureRecord record, String label) {}
