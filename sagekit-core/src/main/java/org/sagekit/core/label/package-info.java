/**
 * Labelling: {@link org.sagekit.core.label.VoteFiles} reads votes, {@link
 * org.sagekit.core.label.Aggregators} find the likely truth behind them, and {@link
 * org.sagekit.core.label.LabelingJob} makes the dataset that a model can learn from.
 */
@NullMarked
package org.sagekit.core.label;

import org.jspecify.annotations.NullMarked;
