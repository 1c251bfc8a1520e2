package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Task;

/**
 * Fits an {@link Encoding} to rows, for the kind of learner that will learn from it. Times are days
 * since the earliest, so that 32 bits hold them to the second; booleans are 0 and 1; texts are
 * TF-IDF of the 1,000 words that most rows have; columns that don't vary are left out.
 */
final class Encodings {
  private static final int MOST_TERMS = 1_000;
  private static final int MOST_NUMBERS = 200_000_000;
  private static final double PER_DAY = 1.0 / TimeUnit.DAYS.toMillis(1);

  /**
   * More levels than this become means of the target for boosting. XGBoost's own splits by sets of
   * levels learn high cardinalities by heart.
   */
  private static final int BOOSTING_ONE_HOT = 50;

  /** Up to so many levels are zeros and ones in a forest for two classes or numbers. */
  private static final int FOREST_PAIR = 2;

  /** Up to so many levels are put in order in a forest for two classes or numbers. */
  private static final int FOREST_ORDERED = 50;

  /** Up to so many levels are zeros and ones in a forest for more classes. */
  private static final int FOREST_ONE_HOT = 10;

  /**
   * More levels than this get no place of their own in layers, but share the mean of the target.
   */
  private static final int LAYERS_ONE_HOT = 100;

  /** Beyond so many classes a level has no mean for each. */
  private static final int MOST_MEANS = 20;

  private final TrainingRows rows;
  private final EncodingBuilder builder = new EncodingBuilder();

  private Encodings(TrainingRows rows) {
    this.rows = rows;
  }

  /**
   * For boosted trees that know missing values: numbers as they are, up to 50 levels as zeros and
   * ones, more as the mean of the target.
   */
  static Encoding forBoosting(TrainingRows rows) {
    Encodings encodings = new Encodings(rows);
    for (Field field : rows.features().schema().fields()) {
      encodings.boosting(field, rows.features().column(field.name()));
    }
    return encodings.builder.build(rows);
  }

  /**
   * For trees that know neither: a missing number becomes one below all others, a few levels are
   * zeros and ones, many the mean of the target.
   */
  static Encoding forForest(TrainingRows rows) {
    Encodings encodings = new Encodings(rows);
    for (Field field : rows.features().schema().fields()) {
      encodings.forest(field, rows.features().column(field.name()));
    }
    return encodings.builder.build(rows);
  }

  /**
   * For sums of weighted numbers: missing numbers become the median and are told apart by a 1 of
   * their own, all are scaled to mean 0 and deviation 1; levels are zeros and ones, the rare ones
   * of many share the mean of the target.
   */
  static Encoding forLayers(TrainingRows rows) {
    Encodings encodings = new Encodings(rows);
    for (Field field : rows.features().schema().fields()) {
      encodings.layers(field, rows.features().column(field.name()));
    }
    return encodings.builder.build(rows);
  }

  private void boosting(Field field, Column column) {
    if (column instanceof CategoricalColumn categories) {
      Levels levels = Levels.of(categories);
      if (!levels.constant() && levels.size() <= BOOSTING_ONE_HOT) {
        oneHot(field, levels.names());
      } else if (!levels.constant()) {
        means(field, levels, DoubleUnaryOperator.identity());
      }
    } else if (column.type() == FieldType.TEXT) {
      text(field, column);
    } else {
      NumberStatistics statistics = NumberStatistics.of(column);
      if (!statistics.constant()) {
        builder.part(number(field, statistics), 1);
      }
    }
  }

  private void forest(Field field, Column column) {
    if (column instanceof CategoricalColumn categories) {
      Levels levels = Levels.of(categories);
      if (!levels.constant()) {
        forestLevels(field, levels);
      }
    } else if (column.type() == FieldType.TEXT) {
      text(field, column);
    } else {
      NumberStatistics statistics = NumberStatistics.of(column);
      if (!statistics.constant()) {
        double below = statistics.min() - Math.max(1, statistics.max() - statistics.min());
        int number = builder.node(new Node.NumberInput(field.name()));
        builder.input(field);
        builder.part(builder.node(new Node.Impute(number, Doubles.of(below))), 1);
      }
    }
  }

  private void forestLevels(Field field, Levels levels) {
    boolean ordered = rows.target().task() != Task.MULTICLASS;
    if (levels.size() <= (ordered ? FOREST_PAIR : FOREST_ONE_HOT)) {
      oneHot(field, levels.names());
    } else if (ordered && levels.size() <= FOREST_ORDERED) {
      orderedLevels(field, levels);
    } else {
      means(field, levels, DoubleUnaryOperator.identity());
    }
  }

  private void layers(Field field, Column column) {
    if (column instanceof CategoricalColumn categories) {
      Levels levels = Levels.of(categories);
      if (levels.constant()) {
        return;
      }
      List<String> frequent = levels.frequent(LAYERS_ONE_HOT, leastCount());
      if (!frequent.isEmpty()) {
        oneHot(field, frequent);
      }
      if (levels.size() > LAYERS_ONE_HOT || frequent.isEmpty()) {
        means(field, levels, standardised(rows.target().values()));
      }
    } else if (column.type() == FieldType.TEXT) {
      text(field, column);
    } else {
      NumberStatistics statistics = NumberStatistics.of(column);
      if (!statistics.constant()) {
        scaled(field, statistics);
      }
    }
  }

  private void scaled(Field field, NumberStatistics statistics) {
    builder.input(field);
    int number = builder.node(new Node.NumberInput(field.name()));
    int imputed = builder.node(new Node.Impute(number, Doubles.of(statistics.median())));
    builder.part(
        builder.node(
            new Node.Scale(
                imputed, Doubles.of(statistics.mean()), Doubles.of(statistics.factor()))),
        1);
    if (statistics.missing() > 0) {
      builder.part(builder.node(new Node.MissingIndicator(number)), 1);
    }
  }

  private int number(Field field, NumberStatistics statistics) {
    builder.input(field);
    int number = builder.node(new Node.NumberInput(field.name()));
    return field.type() == FieldType.DATETIME
        ? builder.node(new Node.Scale(number, Doubles.of(statistics.min()), Doubles.of(PER_DAY)))
        : number;
  }

  private void oneHot(Field field, List<String> levels) {
    builder.input(field);
    int index = builder.node(new Node.CategoryInput(field.name(), levels));
    builder.part(builder.node(new Node.OneHot(index, levels.size())), levels.size());
  }

  /** The mean of the target at each level; for more than two classes the share of each class. */
  private void means(Field field, Levels levels, DoubleUnaryOperator scale) {
    builder.input(field);
    int index = builder.node(new Node.CategoryInput(field.name(), levels.names()));
    boolean shares = rows.target().task() == Task.MULTICLASS;
    int count = shares ? Math.min(rows.target().classes().size(), MOST_MEANS) : 1;
    for (int i = 0; i < count; i++) {
      int wanted = i;
      DoubleUnaryOperator response = shares ? value -> value == wanted ? 1 : 0 : scale;
      LevelMeans means =
          LevelMeans.of(
              levels,
              Arrays.stream(rows.target().values()).map(response).toArray(),
              rows.weights());
      builder.crossFittedPart(
          builder.node(new Node.LevelValue(index, Doubles.of(means.means()), means.overall())),
          means.crossFitted());
    }
  }

  /** Sums learn faster from numbers about 0 with a deviation about 1. */
  private static DoubleUnaryOperator standardised(double[] target) {
    NumberStatistics statistics = NumberStatistics.of(Column.ofNumbers(target));
    return value -> (value - statistics.mean()) * statistics.factor();
  }

  /**
   * As {@link #means}, but each row's own target counts too. With few levels this tells hardly more
   * than their order, by which a split of two classes or of numbers finds the best set of levels
   * (Breiman, Friedman, Olshen and Stone, 1984, theorem 4.5).
   */
  private void orderedLevels(Field field, Levels levels) {
    builder.input(field);
    LevelMeans means = LevelMeans.of(levels, rows.target().values(), rows.weights());
    int index = builder.node(new Node.CategoryInput(field.name(), levels.names()));
    builder.part(
        builder.node(new Node.LevelValue(index, Doubles.of(means.means()), means.overall())), 1);
  }

  private void text(Field field, Column column) {
    int most = Math.min(MOST_TERMS, Math.max(1, MOST_NUMBERS / rows.size()));
    for (Node.TextInput terms : Terms.of(field.name(), column, most)) {
      builder.input(field);
      builder.part(builder.node(terms), terms.terms().size());
    }
  }

  /** A level that hardly ever occurs teaches nothing that other rows confirm. */
  private int leastCount() {
    return rows.size() < 1_000 ? 2 : 5;
  }
}
