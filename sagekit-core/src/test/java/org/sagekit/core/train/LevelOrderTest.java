package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;

class LevelOrderTest {
  private static final String[] CLASSES = {"high", "low", "middle"};

  @Test
  void putsLevelsInTheOrderInWhichTheirClassesShift() {
    int[][] counts = {{0, 90, 10}, {80, 0, 20}, {10, 60, 30}, {50, 10, 40}};
    double[] places = places(counts);
    double sign = Math.signum(places[1] - places[0]);
    assertThat(sign * places[0]).isLessThan(sign * places[2]);
    assertThat(sign * places[2]).isLessThan(sign * places[3]);
    assertThat(sign * places[3]).isLessThan(sign * places[1]);
  }

  @Test
  void isTheDifferenceOfSharesIfTheyVaryAlongOneLine() {
    double[] places = places(new int[][] {{90, 0, 100}, {0, 90, 100}});
    double expected = 45 / 200.0 * Math.sqrt(2);
    assertThat(Math.abs(places[0])).isCloseTo(expected, within());
    assertThat(places[0] + places[1]).isCloseTo(0, within());
  }

  @Test
  void drawsARareLevelTowardsTheMiddle() {
    double[] places = places(new int[][] {{1, 0, 0}, {100, 0, 0}, {0, 100, 0}, {0, 50, 50}});
    assertThat(Math.abs(places[0])).isLessThan(Math.abs(places[1]) / 5);
  }

  @Test
  void hasNoOrderIfAllLevelsHaveTheSameShares() {
    assertThat(places(new int[][] {{10, 20, 30}, {1, 2, 3}})).containsOnly(0);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-12);
  }

  /** As many rows of each level and class as it is said. */
  private static double[] places(int[][] counts) {
    List<String> levels = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (int level = 0; level < counts.length; level++) {
      for (int i = 0; i < CLASSES.length; i++) {
        for (int row = 0; row < counts[level][i]; row++) {
          levels.add("level " + level);
          classes.add(CLASSES[i]);
        }
      }
    }
    Schema schema =
        Schema.of(
            Field.of("x", FieldType.CATEGORICAL),
            new Field("y", FieldType.CATEGORICAL, Role.TARGET));
    TrainingRows rows =
        TrainingRows.of(
            Dataset.of(
                "rows",
                schema,
                Arrays.asList(Column.ofCategories(levels), Column.ofCategories(classes))));
    Levels found = Levels.of((CategoricalColumn) rows.features().column("x"));
    return LevelOrder.of(found, rows.target(), rows.weights());
  }
}
