package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.api.train.Trainer;

/**
 * Where one gets a {@link Trainer}. All of them predict two classes, more classes and numbers, take
 * numbers, booleans, times, categories and texts, missing values included, and count rows by their
 * weights. Infinite numbers, and numbers beyond 3.4e38, are refused.
 */
public final class Trainers {
  private Trainers() {}

  /**
   * Gradient-boosted trees by XGBoost: the best choice for most tables.
   *
   * @return a trainer with the hyperparameters of {@link XGBoost}
   */
  public static Trainer xgboost() {
    return new LibraryTrainer(
        "xgboost", "xgboost4j-3.4.0/1", XGBoost.values(), new BoostingLearner());
  }

  /**
   * A random forest by Tribuo: needs no care with its hyperparameters.
   *
   * @return a trainer with the hyperparameters of {@link RandomForest}
   */
  public static Trainer randomForest() {
    return new LibraryTrainer(
        "random-forest", "tribuo-4.3.2/1", RandomForest.values(), new ForestLearner());
  }

  /**
   * Logistic or linear regression with an elastic net: small, quick to score, easy to explain.
   *
   * @return a trainer with the hyperparameters of {@link Linear}
   */
  public static Trainer linear() {
    return new LibraryTrainer("linear", "own/2", Linear.values(), new LinearLearner());
  }

  /**
   * A multilayer perceptron.
   *
   * @return a trainer with the hyperparameters of {@link Mlp}
   */
  public static Trainer mlp() {
    return new LibraryTrainer("mlp", "own/2", Mlp.values(), new MlpLearner());
  }

  /**
   * The nearest rows vote. The model is the rows: at most 50 million numbers once encoded.
   *
   * @return a trainer with the hyperparameters of {@link Knn}
   */
  public static Trainer knn() {
    return new LibraryTrainer("knn", "own/1", Knn.values(), new KnnLearner());
  }

  /**
   * All trainers at their defaults.
   *
   * @return each once
   */
  public static List<Trainer> all() {
    return List.of(xgboost(), randomForest(), linear(), mlp(), knn());
  }

  /**
   * A trainer by its name.
   *
   * @param name such as {@code xgboost}
   * @return the trainer at its defaults
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public static Trainer named(String name) {
    return all().stream()
        .filter(trainer -> trainer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Trainers: name must be one of theirs, but was '%s'.%s"
                        .formatted(
                            name,
                            Problems.didYouMean(
                                name, all().stream().map(Trainer::name).toList()))));
  }
}
