/**
 * What {@code /invocations} reads and answers: the shapes of SageMaker's containers and those of
 * MLflow, which share the path.
 */
@NullMarked
package org.sagekit.studio.serve.invocations;

import org.jspecify.annotations.NullMarked;
