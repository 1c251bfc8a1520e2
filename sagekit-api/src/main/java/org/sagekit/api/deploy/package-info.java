/**
 * The contracts of deployment. A {@link org.sagekit.api.deploy.Predictor} answers requests; an
 * {@link org.sagekit.api.deploy.Endpoint} also writes down what it was asked and what it said, and
 * whoever looks at that later needs only {@link org.sagekit.api.deploy.Captured}.
 */
@NullMarked
package org.sagekit.api.deploy;

import org.jspecify.annotations.NullMarked;
