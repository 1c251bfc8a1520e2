/**
 * Records of what models were asked and said, in the form of SageMaker's data capture, whoever
 * wrote them: an {@link org.sagekit.api.deploy.capture.InferenceRecord} is one line as it is, a
 * {@link org.sagekit.api.deploy.capture.RecordPreprocessor} makes rows of it.
 */
@NullMarked
package org.sagekit.api.deploy.capture;

import org.jspecify.annotations.NullMarked;
