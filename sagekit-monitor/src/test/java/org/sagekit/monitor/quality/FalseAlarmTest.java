package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.QualityBaseline;

/**
 * Suggested constraints keep silent about rows like those that they were suggested from: 25 columns
 * of as many kinds, the baseline drawn again each time.
 */
class FalseAlarmTest {

  private static List<Violation> violations(QualityBaseline baseline, Dataset now) {
    return new RowInspection(
            baseline.constraints(),
            Optional.of(baseline.statistics()),
            Hand.NOON,
            Duration.ofMinutes(5))
        .inspect(now.schema(), List.of(now).iterator(), () -> {})
        .violations();
  }

  /** How many of the reports have a violation; which ones, is told if the assertion fails. */
  private static Map<String, Integer> alarms(int repetitions, int then, int now) {
    Map<String, Integer> countByAlarm = new TreeMap<>(Map.of("reports", 0));
    for (int seed = 0; seed < repetitions; seed++) {
      Random random = new Random(31L * seed + then + now);
      QualityBaseline baseline = QualityBaselines.of(Unchanged.draw(random, then));
      List<Violation> found = violations(baseline, Unchanged.draw(random, now));
      found.forEach(one -> countByAlarm.merge(one.column() + " " + one.check(), 1, Integer::sum));
      countByAlarm.merge("reports", found.isEmpty() ? 0 : 1, Integer::sum);
    }
    return countByAlarm;
  }

  private static void assertAtMost(int most, Map<String, Integer> alarms) {
    assertThat(alarms.get("reports")).as(alarms.toString()).isLessThanOrEqualTo(most);
  }

  @Test
  void unchangedRowsHardlyEverViolate() {
    assertAtMost(1, alarms(20, 50, 300));
    assertAtMost(1, alarms(10, 500, 500));
  }

  private static Dataset with(Dataset rows, String name, Column column) {
    return rows.with(Field.of(name, column.type()), column);
  }

  @Test
  void changedRowsAreFound() {
    Random random = new Random(5);
    QualityBaseline baseline = QualityBaselines.of(Unchanged.draw(random, 2_000));
    Dataset now = Unchanged.draw(random, 200);
    double[] gaps = new double[200];
    Arrays.setAll(gaps, row -> row % 20 == 0 ? Double.NaN : now.column("normal").number(row));
    assertThat(violations(baseline, with(now, "normal", Column.ofNumbers(gaps))))
        .extracting(Violation::check)
        .containsExactly(Check.COMPLETENESS);
    assertThat(violations(baseline, with(now, "even", Hand.texts(190, "yes", 10, "perhaps"))))
        .extracting(Violation::check)
        .containsExactly(Check.CATEGORICAL_VALUES, Check.BASELINE_DRIFT);
    assertThat(violations(baseline, with(now, "normal", now.column("normal around 3"))))
        .extracting(Violation::check)
        .containsExactly(Check.BASELINE_DRIFT);
    assertThat(violations(baseline, with(now, "exponential", now.column("normal"))))
        .extracting(Violation::check)
        .containsExactly(Check.BASELINE_DRIFT, Check.RANGE);
    assertThat(violations(baseline, with(now, "id", Hand.numbers(new double[200]))))
        .extracting(Violation::check)
        .contains(Check.UNIQUENESS);
  }

  @Test
  @Tag("proof")
  void unchangedRowsHardlyEverViolateAtAnySize() {
    assertAtMost(6, alarms(200, 2_000, 30));
    assertAtMost(6, alarms(200, 2_000, 200));
    assertAtMost(6, alarms(200, 2_000, 2_000));
    assertAtMost(8, alarms(200, 200, 2_000));
    assertAtMost(8, alarms(200, 500, 500));
    assertAtMost(8, alarms(200, 8, 8));
    assertAtMost(8, alarms(200, 8, 500));
    assertAtMost(8, alarms(200, 50, 50));
    assertAtMost(8, alarms(200, 50, 2_000));
    assertAtMost(8, alarms(200, 500, 50));
  }
}
