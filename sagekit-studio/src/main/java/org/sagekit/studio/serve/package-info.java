/**
 * Models over HTTP: {@link org.sagekit.studio.serve.ModelServer} speaks the protocols of SageMaker,
 * MLflow, the Open Inference Protocol and Prometheus on one port.
 */
@NullMarked
package org.sagekit.studio.serve;

import org.jspecify.annotations.NullMarked;
