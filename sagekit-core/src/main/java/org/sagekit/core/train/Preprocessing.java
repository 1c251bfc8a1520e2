package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;

/**
 * How columns become numbers before a trainer of {@link Trainers} learns from them. Every handle
 * can be set on every trainer, {@code Trainers.linear().with(Preprocessing.SCALING, "quantile")},
 * and searched like a hyperparameter; what is not set is done as is best for the trainer. All of it
 * is fitted to the training rows alone, and becomes a part of the model.
 */
public final class Preprocessing {
  static final String AUTO = "auto";

  /**
   * How numbers are scaled: {@code none}, {@code standard} (mean 0, deviation 1), {@code min-max}
   * (from 0 to 1), {@code quantile} (their rank, from 0 to 1) or {@code normal} (the normal
   * quantile of their rank); standard {@code auto}: standard for sums and distances, none for
   * trees.
   */
  public static final Hyperparameter<String> SCALING =
      choice(
          "scaling", "how numbers are scaled", "none", "standard", "min-max", "quantile", "normal");

  /**
   * What stands for a missing number: the {@code median}, the {@code mean}, {@code zero}, or a
   * number {@code below} all others; standard {@code auto}: nothing for boosted trees, which know
   * missing numbers, {@code below} for other trees, else the median.
   */
  public static final Hyperparameter<String> MISSING =
      choice("missing", "what stands for a missing number", "median", "mean", "zero", "below");

  /**
   * Whether a column of zeros and ones tells where a number was missing: {@code always}, if one is
   * missing in the training rows, or {@code never}; standard {@code auto}: for sums and distances.
   */
  public static final Hyperparameter<String> INDICATORS =
      choice("indicators", "whether missing numbers are told apart", "always", "never");

  /**
   * How categories become numbers: {@code one-hot}, {@code ordinal} (the place of the level in
   * alphabetical order) or {@code target-mean} (the mean of the target at the level, drawn to that
   * of all rows, cross-fitted for training; Micci-Barreca, 2001); standard {@code auto}: one-hot
   * for few levels and target means for many, in forests the order of the target for few and target
   * means, counts and ordinal together for many.
   */
  public static final Hyperparameter<String> CATEGORIES =
      choice("categories", "how categories become numbers", "one-hot", "ordinal", "target-mean");

  /**
   * Levels that fewer training rows have share one place with levels that were never seen; standard
   * 0: no level is rare, except that {@code auto} drops the rarest for sums and distances.
   */
  public static final Hyperparameter<Integer> RARE =
      new Hyperparameter<>(
          "rare", 0, Range.ofInts(0, 1_000_000), Range.ofInts(0, 20), "rows a level needs");

  /**
   * How times become numbers: {@code number}, days since the earliest, or {@code parts}, also their
   * year, month, days of month, week and year, and hour in UTC; standard {@code number}.
   */
  public static final Hyperparameter<String> DATES =
      new Hyperparameter<>(
          "dates",
          "number",
          Range.ofChoices("number", "parts"),
          Range.ofChoices("number", "parts"),
          "how times become numbers");

  /**
   * How texts become numbers: TF-IDF of {@code words}, of {@code word-pairs} and words, of {@code
   * characters} (runs of 2 to 4 within words), {@code hashing} of words and pairs into {@link
   * #TERMS} buckets, or {@code none}; standard {@code words}.
   */
  public static final Hyperparameter<String> TEXT =
      new Hyperparameter<>(
          "text",
          "words",
          Range.ofChoices("words", "word-pairs", "characters", "hashing", "none"),
          Range.ofChoices("words", "word-pairs", "characters"),
          "how texts become numbers");

  /** How many terms of a text are looked at, those that most rows have; standard 1,000. */
  public static final Hyperparameter<Integer> TERMS =
      new Hyperparameter<>(
          "terms", 1_000, Range.ofInts(1, 100_000), Range.ofLogInts(100, 5_000), "terms of a text");

  /**
   * How many of the numbers are kept, those that tell most of the target by themselves: by the F
   * statistic of a one-way analysis of variance for classes and of a regression for numbers;
   * standard 0: all.
   */
  public static final Hyperparameter<Integer> SELECTED =
      new Hyperparameter<>(
          "selected",
          0,
          Range.ofInts(0, 1_000_000),
          Range.ofLogInts(5, 200),
          "numbers that are kept");

  static final List<Hyperparameter<?>> HANDLES =
      List.of(SCALING, MISSING, INDICATORS, CATEGORIES, RARE, DATES, TEXT, TERMS, SELECTED);

  private Preprocessing() {}

  /** Values of no algorithm: all preprocessing as is best for the trainer. */
  static HyperparameterValues standard() {
    return HyperparameterValues.of("preprocessing");
  }

  private static Hyperparameter<String> choice(String name, String meaning, String... choices) {
    String[] all = new String[choices.length + 1];
    all[0] = AUTO;
    System.arraycopy(choices, 0, all, 1, choices.length);
    return new Hyperparameter<>(
        name, AUTO, Range.ofChoices(all), Range.ofChoices(choices), meaning);
  }
}
