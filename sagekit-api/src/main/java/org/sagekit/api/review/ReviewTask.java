package org.sagekit.api.review;

import org.sagekit.api.deploy.CaptureRecord;

/**
 * A prediction that a person should see.
 *
 * @param record what was asked and what the model said
 * @param reason which condition picked it
 */
public record ReviewTask(CaptureRecord record, String reason) {}
