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
 *
 * <p>Who does the work, and why. Figures are medians over the public tables of the yardstick in
 * {@code sagekit-examples/bench/trainers_yardstick.py}, errors (one less the area under the curve,
 * logarithmic loss, root mean squared error) through those of scikit-learn 1.9 at its defaults; 1
 * is level, less is better. One split and one seed each.
 *
 * <ul>
 *   <li>XGBoost: boosted trees.
 *   <li>Tribuo: factorization machines, by its parameters, losses and AdaGrad (its Adam divides
 *       wrongly), which count rows by their weights. Their error is 0.96 of the linear models' over
 *       18 tables, half of it where pairs of columns matter (car, segment, letter).
 *   <li>SMILE: how many clusters there are, by G-means, which found the number of one to six round
 *       clusters in each of six tries.
 *   <li>SageKit itself, where the libraries end short of what is possible. Forests: 0.99 over 18
 *       tables, extra trees 1.00, on all threads and a quarter of the size; Tribuo's take one
 *       thread and have huge models. Linear models by L-BFGS reach the minimum, as scikit-learn
 *       does: 1.00 over 17 tables; Tribuo's stochastic descent stops after a number of passes.
 *       Networks by Adam with an early end: 0.85 over 18 tables, part of it because the target is
 *       scaled, which scikit-learn leaves to its user; SMILE has neither Adam nor an early end and
 *       needs native code. Nearest neighbours: 0.99 over 18. Support vector machines: 0.99 over 10;
 *       LibSVM and LibLinear, also as Tribuo carries them, count all rows alike and draw from
 *       random numbers that are shared. Naive Bayes: 0.77 over 11. Gaussian processes: SMILE's need
 *       native code.
 * </ul>
 */
@NullMarked
package org.sagekit.core.train;

import org.jspecify.annotations.NullMarked;
