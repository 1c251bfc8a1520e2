/**
 * The contracts of training: a {@link org.sagekit.api.train.Trainer} turns rows into a scoring
 * graph, a {@link org.sagekit.api.train.TrainedModel} is such a graph with its past, an {@link
 * org.sagekit.api.train.Evaluation} says how good it is and how sure that is.
 */
@NullMarked
package org.sagekit.api.train;

import org.jspecify.annotations.NullMarked;
