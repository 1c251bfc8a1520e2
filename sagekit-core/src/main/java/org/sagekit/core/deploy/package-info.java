/**
 * Serving: a {@link org.sagekit.core.deploy.DeploymentJob} puts a package to work at an endpoint,
 * and takes another one into its place without a failed request; {@link
 * org.sagekit.core.deploy.Endpoints} opens again what the workspace knows. What an endpoint is
 * asked and answers is captured beside it.
 */
@NullMarked
package org.sagekit.core.deploy;

import org.jspecify.annotations.NullMarked;
