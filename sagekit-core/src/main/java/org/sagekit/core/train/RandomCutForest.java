package org.sagekit.core.train;

import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#randomCutForest()} (Guha, Mishra, Roy and Schrijvers 2016,
 * "Robust random cut forest based anomaly detection on streams").
 */
public final class RandomCutForest {
  /** How many trees are averaged; standard 100. */
  public static final Hyperparameter<Integer> TREES =
      new Hyperparameter<>(
          "trees", 100, Range.ofInts(1, 10_000), Range.ofLogInts(50, 500), "trees averaged");

  /** How many rows each tree holds; standard 256. */
  public static final Hyperparameter<Integer> SAMPLE_SIZE =
      new Hyperparameter<>(
          "sample_size", 256, Range.ofInts(2, 2_048), Range.ofLogInts(64, 1_024), "rows a tree");

  private RandomCutForest() {}

  static HyperparameterValues values() {
    return HyperparameterValues.of("random-cut-forest", TREES, SAMPLE_SIZE);
  }
}
