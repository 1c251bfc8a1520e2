/**
 * Searching good hyperparameters: {@link org.sagekit.core.tune.TuningJob} tries them by
 * cross-validation and trains a model with the best, {@link org.sagekit.core.tune.Samplers} propose
 * what to try.
 */
@NullMarked
package org.sagekit.core.tune;

import org.jspecify.annotations.NullMarked;
