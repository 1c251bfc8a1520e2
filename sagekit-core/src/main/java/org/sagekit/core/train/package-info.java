/**
 * Training: {@link org.sagekit.core.train.TrainingJob} fits one of the {@link
 * org.sagekit.core.train.Trainers} and judges it by {@link org.sagekit.core.train.Evaluations}.
 * {@link org.sagekit.core.train.Thresholds}, {@link org.sagekit.core.train.Comparisons}, {@link
 * org.sagekit.core.train.Calibrations} and {@link org.sagekit.core.train.ConformalPredictors} say
 * what can be made of its predictions.
 *
 * <p>Every trainer goes the same way: {@code TrainingRows} checks what it is given, an {@code
 * Encoding} is fitted to these rows and turns them into numbers by the very nodes that will later
 * score, a {@code Learner} lets a library learn from the numbers, and what it learnt is lowered to
 * nodes that end the graph. The libraries' own model files are never written or read.
 */
@NullMarked
package org.sagekit.core.train;

import org.jspecify.annotations.NullMarked;
