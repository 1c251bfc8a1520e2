package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#isolationForest()} (Liu, Ting and Zhou 2008, "Isolation
 * forest").
 */
public final class IsolationForest {
  /** How many trees are averaged; standard 100. */
  public static final Hyperparameter<Integer> TREES =
      new Hyperparameter<>(
          "trees", 100, Range.ofInts(1, 100_000), Range.ofLogInts(50, 500), "trees averaged");

  /** How many rows each tree isolates; standard 256. */
  public static final Hyperparameter<Integer> SAMPLE_SIZE =
      new Hyperparameter<>(
          "sample_size", 256, Range.ofInts(2, 65_536), Range.ofLogInts(64, 1_024), "rows a tree");

  private IsolationForest() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("isolation-forest", TREES, SAMPLE_SIZE);
  }
}
