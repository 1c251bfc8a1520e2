/**
 * Gaussian processes (Rasmussen and Williams, 2006, "Gaussian processes for machine learning"):
 * covariances, their parameters by maximum marginal likelihood, and the mean of what is predicted.
 */
@NullMarked
package org.sagekit.core.train.process;

import org.jspecify.annotations.NullMarked;
