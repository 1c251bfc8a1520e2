/** SageMaker's paths: the container contract, InvokeEndpoint, and the interface of many models. */
@NullMarked
package org.sagekit.studio.serve.sagemaker;

import org.jspecify.annotations.NullMarked;
