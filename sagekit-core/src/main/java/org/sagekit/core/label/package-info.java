/**
 * Labelling. {@link org.sagekit.core.label.VoteFiles} reads votes, {@link
 * org.sagekit.core.label.Aggregators} find the likely truth behind them, {@link
 * org.sagekit.core.label.Agreement} tells how far those who voted agree, and {@link
 * org.sagekit.core.label.LabelingJob} makes the dataset that a model can learn from. {@link
 * org.sagekit.core.label.LabelErrors} finds wrong labels in finished data. {@link
 * org.sagekit.core.label.Manifests} and {@link org.sagekit.core.label.LabelStudio} exchange labels
 * with other tools, {@link org.sagekit.core.label.VoteQueues} take votes while they come in; rules
 * of thumb instead of people are in {@code weak}.
 */
@NullMarked
package org.sagekit.core.label;

import org.jspecify.annotations.NullMarked;
