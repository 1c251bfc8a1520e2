package org.sagekit.core.tune;

import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;
import org.sagekit.api.train.Trainer;
import org.sagekit.api.tune.SearchSpace.Dimension;

/**
 * Finds what is wrong with what a user wants to search.
 *
 * @param problems where it is told
 * @param trainer whose hyperparameters they are
 */
record SearchProblems(Problems problems, Trainer trainer) {
  private static final double ALMOST_ONE = Math.nextDown(1.0);

  /** Looks at each dimension, and at whether there is something to search at all. */
  void find(List<Dimension<?>> searched, int trials) {
    for (Dimension<?> dimension : searched) {
      known(dimension.hyperparameter());
      within(dimension);
    }
    boolean something = !searched.isEmpty() || !trainer.hyperparameters().isEmpty();
    problems.require(
        something || trials == 1,
        "search",
        "one hyperparameter at least",
        "none of " + trainer.name(),
        "a TrainingJob");
  }

  private void known(Hyperparameter<?> hyperparameter) {
    List<String> known = trainer.hyperparameters().stream().map(Hyperparameter::name).toList();
    problems.require(
        trainer.hyperparameters().contains(hyperparameter)
            || trainer.options().contains(hyperparameter),
        "search",
        "a hyperparameter of " + trainer.name() + ", one of " + known,
        "'" + hyperparameter.name() + "'");
  }

  private <T> void within(Dimension<T> dimension) {
    Range<T> valid = dimension.hyperparameter().valid();
    Range<T> range = dimension.range();
    problems.require(
        valid.contains(range.at(0)) && valid.contains(range.at(ALMOST_ONE)) && choices(dimension),
        "search of '" + dimension.hyperparameter().name() + "'",
        "within " + valid,
        range);
  }

  /** The ends of numbers say all; of choices each must be valid. */
  private static boolean choices(Dimension<?> dimension) {
    return !(dimension.range() instanceof Range.Choices some)
        || !(dimension.hyperparameter().valid() instanceof Range.Choices all)
        || all.choices().containsAll(some.choices());
  }
}
