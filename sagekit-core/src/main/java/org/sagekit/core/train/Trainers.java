package org.sagekit.core.train;

import java.util.List;
import java.util.Set;
import org.sagekit.api.Problems;
import org.sagekit.api.model.Task;
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
   * Support vector machines: strong on a few thousand rows. The kernel {@code rbf} takes at most
   * 20,000 rows.
   *
   * @return a trainer with the hyperparameters of {@link Svm}
   */
  public static Trainer svm() {
    return new LibraryTrainer("svm", "own/1", Svm.values(), new SvmLearner());
  }

  /**
   * Gaussian processes: smooth and cautious, strong on few rows.
   *
   * @return a trainer with the hyperparameters of {@link GaussianProcess}
   */
  public static Trainer gaussianProcess() {
    return new LibraryTrainer(
        "gaussian-process", "own/1", GaussianProcess.values(), new GaussianProcessLearner());
  }

  /**
   * Naive Bayes: learns in one pass, bears missing values; classes only.
   *
   * @return a trainer with the hyperparameters of {@link NaiveBayes}
   */
  public static Trainer naiveBayes() {
    return new LibraryTrainer(
        "naive-bayes",
        "own/1",
        LibraryTrainer.CLASSES,
        NaiveBayes.values(),
        new NaiveBayesLearner());
  }

  /**
   * Factorization machines by Tribuo: pairs of columns count, also those that are rarely seen
   * together.
   *
   * @return a trainer with the hyperparameters of {@link FactorizationMachine}
   */
  public static Trainer factorizationMachine() {
    return new LibraryTrainer(
        "factorization-machine",
        "tribuo-4.3.2/1",
        FactorizationMachine.values(),
        new FactorizationLearner());
  }

  /**
   * Linear quantile regression; numbers only.
   *
   * @return a trainer with the hyperparameters of {@link Quantile}
   */
  public static Trainer quantile() {
    return new LibraryTrainer(
        "quantile", "own/1", Set.of(Task.REGRESSION), Quantile.values(), new QuantileLearner());
  }

  /**
   * All trainers at their defaults.
   *
   * @return each once
   */
  public static List<Trainer> all() {
    return List.of(
        xgboost(),
        randomForest(),
        linear(),
        mlp(),
        knn(),
        svm(),
        gaussianProcess(),
        naiveBayes(),
        factorizationMachine(),
        quantile());
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
