package org.sagekit.core.train;

import org.sagekit.api.model.Task;
import org.sagekit.api.train.Hyperparameter;

/**
 * What an encoding is fitted with.
 *
 * @param rows the training rows
 * @param values what was chosen of {@link Preprocessing}
 * @param kind what will learn from the numbers
 * @param builder takes the nodes
 */
record Fitting(TrainingRows rows, HyperparameterValues values, Kind kind, EncodingBuilder builder) {

  /** What learns from the numbers. */
  enum Kind {
    /** Boosted trees that know missing values. */
    BOOSTING,
    /** Boosted trees that also split by sets of levels. */
    LEVEL_SETS,
    /** Trees that don't. */
    FOREST,
    /** Sums and distances. */
    LAYERS
  }

  /** What was chosen, or what is best for the kind if nothing was. */
  String chosen(Hyperparameter<String> handle, String boosting, String forest, String layers) {
    String value = values.get(handle);
    if (!value.equals(Preprocessing.AUTO)) {
      return value;
    }
    return switch (kind) {
      case BOOSTING, LEVEL_SETS -> boosting;
      case FOREST -> forest;
      case LAYERS -> layers;
    };
  }

  /** Whether more than two classes are told apart. */
  boolean manyClasses() {
    return rows.target().task() == Task.MULTICLASS;
  }

  /** Whether 32 bits must hold the numbers. */
  boolean single() {
    return kind == Kind.BOOSTING || kind == Kind.LEVEL_SETS;
  }
}
