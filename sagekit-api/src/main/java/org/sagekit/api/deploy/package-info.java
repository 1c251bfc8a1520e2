/**
 * The contracts of deployment: an {@link org.sagekit.api.deploy.Endpoint} answers requests and
 * writes down what it was asked and what it said; whoever looks at that later needs only {@link
 * org.sagekit.api.deploy.Captured}.
 */
@NullMarked
package org.sagekit.api.deploy;

import org.jspecify.annotations.NullMarked;
