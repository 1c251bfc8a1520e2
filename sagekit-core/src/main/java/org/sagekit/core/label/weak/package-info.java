/**
 * Weak supervision: {@link org.sagekit.core.label.weak.LabelingFunctions} are rules of thumb,
 * {@link org.sagekit.core.label.weak.LabelMatrices} has them vote, {@link
 * org.sagekit.core.label.weak.LabelModels} turn the votes into probabilities, and {@link
 * org.sagekit.core.label.weak.WeakLabelingJob} makes the dataset that a model can learn from.
 */
@NullMarked
package org.sagekit.core.label.weak;

import org.jspecify.annotations.NullMarked;
