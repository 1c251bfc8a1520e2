package org.sagekit.core.train;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sagekit.api.Problems;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Trainer;

/**
 * Where one gets a {@link Trainer}. Those that learn from a target predict two classes, more
 * classes and numbers, where nothing else is said. All take numbers, booleans, times, categories
 * and texts, missing values included, and count rows by their weights. Infinite numbers, and
 * numbers beyond 3.4e38, are refused.
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
   * 50,000 rows.
   *
   * @return a trainer with the hyperparameters of {@link Svm}
   */
  public static Trainer svm() {
    return new LibraryTrainer("svm", "sagekit/2", Svm.values(), new SvmLearner());
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
    return new LibraryTrainer(
        "one-class-svm",
        "sagekit/2",
        Set.of(Task.ANOMALY),
        OneClassSvm.values(),
        new OneClassSvmLearner());
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
   * Any number of labels at once, each learnt by itself (binary relevance). The target is a text:
   * the labels of a row with {@code |} between them, {@code "sport|politics"}; a missing or empty
   * one is a row without labels. At most 1,000 labels; each must be in some training rows and not
   * in all. What is predicted is a probability for each label.
   *
   * @param base a trainer of two classes; its hyperparameters are taken
   * @return a trainer whose only task is {@link Task#MULTILABEL}
   * @throws IllegalArgumentException if the trainer does not know two classes
   */
  public static Trainer labelsBy(Trainer base) {
    Problems.of("Trainers")
        .require(base.tasks().contains(Task.BINARY), "base", "of two classes", base.tasks())
        .throwIfAny();
    return new BinaryRelevance(base);
  }

  /**
   * The trainers that learn from a target.
   *
   * @return each once, at its defaults
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
