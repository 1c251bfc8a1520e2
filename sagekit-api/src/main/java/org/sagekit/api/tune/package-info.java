/**
 * The contracts of the search for good hyperparameters: a {@link org.sagekit.api.tune.Sampler}
 * proposes the next {@link org.sagekit.api.tune.Assignment} in a {@link
 * org.sagekit.api.tune.SearchSpace}.
 */
@NullMarked
package org.sagekit.api.tune;

import org.jspecify.annotations.NullMarked;
