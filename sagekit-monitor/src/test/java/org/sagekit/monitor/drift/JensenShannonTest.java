package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class JensenShannonTest extends DriftTestContract {

  @Override
  protected DriftTest test() {
    return DriftTests.jensenShannon();
  }

  @Test
  void fitsAllButFreeText() {
    assertThat(FieldType.values())
        .filteredOn(test()::fits)
        .containsExactly(
            FieldType.NUMERIC,
            FieldType.INTEGER,
            FieldType.BOOLEAN,
            FieldType.CATEGORICAL,
            FieldType.DATETIME);
  }

  /** SciPy: spatial.distance.jensenshannon, base 2. */
  @Test
  void agreesWithSciPy() {
    DriftResult result = test().compare(Samples.LEVELS_THEN, Samples.LEVELS_NOW);
    assertThat(result.statistic()).isCloseTo(0.27513623649187, within(1e-12));
  }

  @Test
  void effectOfNoChangeIsNearNothingWithManyLevels() {
    Random random = new Random(5);
    double plain = 0;
    double effect = 0;
    for (int i = 0; i < 50; i++) {
      int[] then = new int[50];
      int[] now = new int[50];
      random.ints(5_000, 0, 50).forEach(level -> then[level]++);
      random.ints(100, 0, 50).forEach(level -> now[level]++);
      DriftResult result = test().compare(Samples.levels(then), Samples.levels(now));
      plain += result.statistic() / 50;
      effect += result.effect() / 50;
    }
    assertThat(plain).isGreaterThan(0.3);
    assertThat(effect).isLessThan(0.1);
  }
}
