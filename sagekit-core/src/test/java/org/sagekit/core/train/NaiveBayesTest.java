package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class NaiveBayesTest extends TrainerContract {

  @Override
  protected Trainer trainer() {
    return Trainers.naiveBayes();
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  /** Of 4 rows of class a 3 are red, of 2 of class b none: (3 + 1) / (4 + 2) and 1 / 4. */
  @Test
  void smoothsSharesOfLevelsAsLaplaceDid() {
    Dataset rows =
        classes(
            Field.of("colour", FieldType.CATEGORICAL),
            Column.ofCategories(Arrays.asList("red", "red", "red", "blue", "blue", "blue")));
    double a = 4.0 / 6 * 4 / 6;
    double b = 2.0 / 6 * 1 / 4;
    assertThat(first(rows)).isCloseTo(a / (a + b), within(1e-12));
  }

  /** Means 1.5 and 10, squares 5 and 2, one more row with the variance over both classes. */
  @Test
  void weighsNumbersByNormalDensities() {
    double[] x = {0, 1, 2, 3, 9, 11};
    Dataset rows = classes(Field.of("x", FieldType.NUMERIC), Column.ofNumbers(x));
    double mean = Arrays.stream(x).sum() / 6;
    double overall = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / 6;
    double a = 4.0 / 6 * density(0, 1.5, (5 + overall) / 5);
    double b = 2.0 / 6 * density(0, 10, (2 + overall) / 3);
    assertThat(first(rows)).isCloseTo(a / (a + b), within(1e-12));
  }

  /** Of 4 rows of class a 1 has no number, of 2 of class b none: (1 + 1) / (4 + 2) and 1 / 4. */
  @Test
  void ofAMissingNumberOnlyThatItIsMissingTells() {
    double[] x = {Double.NaN, 1, 2, 3, 9, 11};
    Dataset rows = classes(Field.of("x", FieldType.NUMERIC), Column.ofNumbers(x));
    double a = 4.0 / 6 * 2 / 6;
    double b = 2.0 / 6 * 1 / 4;
    assertThat(first(rows)).isCloseTo(a / (a + b), within(1e-12));
  }

  private static double density(double x, double mean, double variance) {
    return Math.exp(-(x - mean) * (x - mean) / 2 / variance) / Math.sqrt(variance);
  }

  private static Dataset classes(Field field, Column column) {
    return Dataset.of(
        "few",
        Schema.of(field, new Field("y", FieldType.CATEGORICAL, Role.TARGET)),
        List.of(column, Column.ofCategories(List.of("a", "a", "a", "a", "b", "b"))));
  }

  /** The probability of class a for the first row. */
  private double first(Dataset rows) {
    return Scorers.of(trainer().train(rows, TestRun.at(home))).score(rows).value(0, 0);
  }
}
