package org.sagekit.core.train;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sagekit.api.Problems;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Trainer;

/**
 * Where one gets a {@link Trainer}. Those that learn from a target predict two classes, more
 * classes and numbers. All take numbers, booleans, times, categories and texts, missing values
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
        "random-forest",
        "sagekit/2",
        RandomForest.values(),
        new ForestLearner((values, task) -> RandomForest.plan(values)));
  }

  /**
   * Extremely randomized trees: a forest that is quicker to train and smoother.
   *
   * @return a trainer with the hyperparameters of {@link ExtraTrees}
   */
  public static Trainer extraTrees() {
    return new LibraryTrainer(
        "extra-trees", "sagekit/2", ExtraTrees.values(), new ForestLearner(ExtraTrees::plan));
  }

  /**
   * One decision tree, which can be read.
   *
   * @return a trainer with the hyperparameters of {@link Cart}
   */
  public static Trainer cart() {
    return new LibraryTrainer("cart", "sagekit/2", Cart.values(), new ForestLearner(Cart::plan));
  }

  /**
   * Logistic or linear regression by Tribuo: small, quick to score, easy to explain.
   *
   * @return a trainer with the hyperparameters of {@link Linear}
   */
  public static Trainer linear() {
    return new LibraryTrainer("linear", "tribuo-4.3.2/1", Linear.values(), new LinearLearner());
  }

  /**
   * A multilayer perceptron by SMILE.
   *
   * @return a trainer with the hyperparameters of {@link Mlp}
   */
  public static Trainer mlp() {
    return new LibraryTrainer("mlp", "smile-2.6.0/1", Mlp.values(), new MlpLearner());
  }

  /**
   * Clusters about centres, numbered from the heaviest.
   *
   * @return a trainer with the hyperparameters of {@link KMeans}
   */
  public static Trainer kMeans() {
    return unsupervised("k-means", Task.CLUSTERING, KMeans.values(), new KMeansLearner());
  }

  /**
   * Clusters of any form where rows are dense, numbered from the one with the most core points, and
   * {@code noise}. Takes at most 100,000 rows.
   *
   * @return a trainer with the hyperparameters of {@link Dbscan}
   */
  public static Trainer dbscan() {
    return unsupervised("dbscan", Task.CLUSTERING, Dbscan.values(), new DbscanLearner());
  }

  /**
   * Normal distributions that overlap, numbered from the heaviest; a row has a share in each.
   *
   * @return a trainer with the hyperparameters of {@link GaussianMixture}
   */
  public static Trainer gaussianMixture() {
    return unsupervised(
        "gaussian-mixture",
        Task.CLUSTERING,
        GaussianMixture.values(),
        new GaussianMixtureLearner());
  }

  /**
   * The few directions in which rows vary most. Takes at most 1,000 inputs, each level and each
   * word counting as one.
   *
   * @return a trainer with the hyperparameters of {@link Pca}
   */
  public static Trainer pca() {
    return unsupervised("pca", Task.PROJECTION, Pca.values(), new PcaLearner());
  }

  /**
   * Rows that are easy to isolate by random splits: the best choice to find odd rows in most
   * tables.
   *
   * @return a trainer with the hyperparameters of {@link IsolationForest}
   */
  public static Trainer isolationForest() {
    return unsupervised(
        "isolation-forest", Task.ANOMALY, IsolationForest.values(), new IsolationForestLearner());
  }

  /**
   * Rows that would disturb random cut trees.
   *
   * @return a trainer with the hyperparameters of {@link RandomCutForest}
   */
  public static Trainer randomCutForest() {
    return unsupervised(
        "random-cut-forest", Task.ANOMALY, RandomCutForest.values(), new RandomCutForestLearner());
  }

  /**
   * Rows outside of the region that most are in. Learns from at most 10,000 rows unless told.
   *
   * @return a trainer with the hyperparameters of {@link OneClassSvm}
   */
  public static Trainer oneClassSvm() {
    return unsupervised(
        "one-class-svm", Task.ANOMALY, OneClassSvm.values(), new OneClassSvmLearner());
  }

  private static Trainer unsupervised(
      String name, Task task, HyperparameterValues values, Learner learner) {
    return new LibraryTrainer(name, "sagekit/1", Set.of(task), values, learner);
  }

  /**
   * The trainers that learn without a target: clusters, projections and odd rows. A target is never
   * learnt from; {@link TrainingJob} judges by it if there is one. Inputs are scaled to deviation
   * 1, missing numbers become the median, the 50 most frequent levels zeros and ones.
   *
   * @return each once, at its defaults
   */
  public static List<Trainer> unsupervised() {
    return List.of(
        kMeans(),
        dbscan(),
        gaussianMixture(),
        pca(),
        isolationForest(),
        randomCutForest(),
        oneClassSvm());
  }

  /**
   * The trainers that learn from a target.
   *
   * @return each once, at its defaults
   */
  public static List<Trainer> all() {
    return List.of(xgboost(), randomForest(), extraTrees(), cart(), linear(), mlp());
  }

  /**
   * A trainer by its name, whether it learns from a target or not.
   *
   * @param name such as {@code xgboost}
   * @return the trainer at its defaults
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public static Trainer named(String name) {
    List<Trainer> known = Stream.concat(all().stream(), unsupervised().stream()).toList();
    return known.stream()
        .filter(trainer -> trainer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Trainers: name must be one of theirs, but was '%s'.%s"
                        .formatted(
                            name,
                            Problems.didYouMean(
                                name, known.stream().map(Trainer::name).toList()))));
  }
}
