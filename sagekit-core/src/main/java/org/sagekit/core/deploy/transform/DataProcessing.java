package org.sagekit.core.deploy.transform;

import org.sagekit.api.deploy.transform.JoinSource;

/**
 * What of a record the model sees, and what of both the output has: SageMaker's {@code
 * DataProcessing}.
 *
 * @param inputFilter what of a record the model is given
 * @param join what the prediction is put beside
 * @param outputFilter what of the joined record is written
 */
public record DataProcessing(JsonPath inputFilter, JoinSource join, JsonPath outputFilter) {}
