/**
 * The contracts of weak supervision: many rough {@link
 * org.sagekit.api.label.weak.LabelingFunction}s vote on every row or abstain, the votes stand in a
 * {@link org.sagekit.api.label.weak.LabelMatrix}, and a {@link
 * org.sagekit.api.label.weak.LabelModel} makes probabilities of them.
 */
@NullMarked
package org.sagekit.api.label.weak;

import org.jspecify.annotations.NullMarked;
