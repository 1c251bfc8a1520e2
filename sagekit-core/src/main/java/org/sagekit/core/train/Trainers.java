package org.sagekit.core.train;

import java.util.List;
import java.util.Set;
import org.sagekit.api.Problems;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Trainer;

/**
 * Where one gets a {@link Trainer}. All of them predict two classes, more classes and numbers,
 * where nothing else is said, take numbers, booleans, times, categories and texts, missing values
 * included, and count rows by their weights. Infinite numbers, and numbers beyond 3.4e38, are
 * refused.
 */
public final class Trainers {
  private Trainers() {}

  /**
   * Gradient-boosted trees by XGBoost: the best choice for most tables. Early stopping, monotone
   * constraints, balanced classes, soft labels, other objectives and splits by sets of levels are
   * options of {@link XGBoost}. Goes on from an earlier model with more rounds.
   *
   * @return a trainer with the hyperparameters of {@link XGBoost}
   */
  public static Trainer xgboost() {
    return new LibraryTrainer(
        "xgboost", "xgboost4j-3.4.0/2", XGBoost.values(), new BoostingLearner());
  }

  /**
   * A random forest: needs no care with its hyperparameters.
   *
   * @return a trainer with the hyperparameters of {@link RandomForest}
   */
  public static Trainer randomForest() {
    return new LibraryTrainer(
        "random-forest", "sagekit/1", RandomForest.values(), new ForestLearner(RandomForest::plan));
  }

  /**
   * Extremely randomized trees: a forest that is quicker to train and smoother.
   *
   * @return a trainer with the hyperparameters of {@link ExtraTrees}
   */
  public static Trainer extraTrees() {
    return new LibraryTrainer(
        "extra-trees", "sagekit/1", ExtraTrees.values(), new ForestLearner(ExtraTrees::plan));
  }

  /**
   * One decision tree, which can be read.
   *
   * @return a trainer with the hyperparameters of {@link Cart}
   */
  public static Trainer cart() {
    return new LibraryTrainer("cart", "sagekit/1", Cart.values(), new ForestLearner(Cart::plan));
  }

  /**
   * Logistic or linear regression with an elastic net: small, quick to score, easy to explain.
   *
   * @return a trainer with the hyperparameters of {@link Linear}
   */
  public static Trainer linear() {
    return new LibraryTrainer("linear", "sagekit/2", Linear.values(), new LinearLearner());
  }

  /**
   * A multilayer perceptron.
   *
   * @return a trainer with the hyperparameters of {@link Mlp}
   */
  public static Trainer mlp() {
    return new LibraryTrainer("mlp", "sagekit/2", Mlp.values(), new MlpLearner());
  }

  /**
   * The nearest rows vote. The model is the rows: at most 50 million numbers once encoded.
   *
   * @return a trainer with the hyperparameters of {@link Knn}
   */
  public static Trainer knn() {
    return new LibraryTrainer("knn", "sagekit/1", Knn.values(), new KnnLearner());
  }

  /**
   * Support vector machines: strong on a few thousand rows. The kernel {@code rbf} takes at most
   * 20,000 rows.
   *
   * @return a trainer with the hyperparameters of {@link Svm}
   */
  public static Trainer svm() {
    return new LibraryTrainer("svm", "sagekit/1", Svm.values(), new SvmLearner());
  }

  /**
   * Gaussian processes: smooth and cautious, strong on few rows.
   *
   * @return a trainer with the hyperparameters of {@link GaussianProcess}
   */
  public static Trainer gaussianProcess() {
    return new LibraryTrainer(
        "gaussian-process", "sagekit/1", GaussianProcess.values(), new GaussianProcessLearner());
  }

  /**
   * Naive Bayes: learns in one pass, bears missing values; classes only.
   *
   * @return a trainer with the hyperparameters of {@link NaiveBayes}
   */
  public static Trainer naiveBayes() {
    return new LibraryTrainer(
        "naive-bayes",
        "sagekit/1",
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
        "quantile", "sagekit/1", Set.of(Task.REGRESSION), Quantile.values(), new QuantileLearner());
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
        extraTrees(),
        cart(),
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
