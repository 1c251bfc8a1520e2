package org.sagekit.core.train;

import org.sagekit.api.Problems;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;

/**
 * Fits an {@link Encoding} to rows, for the kind of learner that will learn from it and as {@link
 * Preprocessing} was set. Times are days since the earliest for boosting, so that 32 bits hold them
 * to the second; booleans are 0 and 1; columns that don't vary are left out.
 */
final class Encodings {
  private static final int DISTANCES_TERMS = 100;

  private Encodings() {}

  /**
   * For boosted trees that know missing values: numbers as they are, up to 50 levels as zeros and
   * ones, more as the mean of the target.
   */
  static Encoding forBoosting(TrainingRows rows, HyperparameterValues values) {
    return of(rows, values, Fitting.Kind.BOOSTING);
  }

  /** As {@link #forBoosting}, but levels are given as their indices. */
  static Encoding forLevelSets(TrainingRows rows, HyperparameterValues values) {
    return of(rows, values, Fitting.Kind.LEVEL_SETS);
  }

  /**
   * For trees that know neither: a missing number becomes one below all others, up to 50 levels a
   * number in the order of the target, more the mean of the target, how many rows they have and
   * their place in alphabetical order.
   */
  static Encoding forForest(TrainingRows rows, HyperparameterValues values) {
    return of(rows, values, Fitting.Kind.FOREST);
  }

  /**
   * For sums of weighted numbers and for distances: missing numbers become the median and are told
   * apart by a 1 of their own, all are scaled to mean 0 and deviation 1; levels are zeros and ones,
   * the rare ones of many share the mean of the target.
   */
  static Encoding forLayers(TrainingRows rows, HyperparameterValues values) {
    return of(rows, values, Fitting.Kind.LAYERS);
  }

  /**
   * For distances between rows, without a target: missing numbers become the median, all are scaled
   * to mean 0 and deviation 1; the 50 most frequent levels are zeros and ones, the others all
   * zeros, as unseen ones are; of texts the 100 words that most rows have. Rows of different levels
   * are as far from each other as if a number differed by 1.4 deviations.
   *
   * @throws IllegalArgumentException if what was chosen needs a target
   */
  static Encoding forDistances(TrainingRows rows, HyperparameterValues values) {
    Problems.of("Preprocessing without a target")
        .require(
            !values.get(Preprocessing.CATEGORIES).equals("target-mean"),
            Preprocessing.CATEGORIES.name(),
            "one-hot or ordinal",
            "target-mean")
        .require(
            values.get(Preprocessing.SELECTED) == 0,
            Preprocessing.SELECTED.name(),
            "0",
            values.get(Preprocessing.SELECTED))
        .throwIfAny();
    HyperparameterValues chosen =
        values
            .unless(Preprocessing.INDICATORS, "never")
            .unless(Preprocessing.TERMS, DISTANCES_TERMS);
    return of(rows, chosen, Fitting.Kind.LAYERS);
  }

  private static Encoding of(TrainingRows rows, HyperparameterValues values, Fitting.Kind kind) {
    EncodingBuilder builder = new EncodingBuilder();
    Fitting fitting = new Fitting(rows, values, kind, builder);
    NumberParts numbers = new NumberParts(fitting);
    LevelParts levels = new LevelParts(fitting);
    TextParts texts = new TextParts(fitting);
    for (Field field : rows.features().schema().fields()) {
      Column column = rows.features().column(field.name());
      if (column instanceof CategoricalColumn categories) {
        levels.add(field, categories);
      } else if (column.type() == FieldType.TEXT) {
        texts.add(field, column);
      } else {
        numbers.add(field, column);
      }
    }
    return builder.build(rows, values.get(Preprocessing.SELECTED));
  }
}
