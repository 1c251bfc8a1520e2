package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftTest;

/**
 * How often the tests alarm if nothing has changed: never more often than the level, be it .05 or
 * .0025, which is what Holm's correction asks of the first of 20 columns; and if something has.
 */
class DriftTestsCalibrationTest {
  private static final int REFERENCE = 10_000;
  private static final double[] LEVELS = {0.05, 0.0025};

  private static List<DriftTest> tests(FieldType type) {
    return DriftTests.all().stream().filter(test -> test.fits(type)).toList();
  }

  /** One row a test, one count a level. */
  private static int[][] alarms(Shape shape, int rows, int trials, double shift) {
    List<DriftTest> tests = tests(shape.type());
    int[][] alarms = new int[tests.size()][LEVELS.length];
    Random random = new Random(31L * shape.ordinal() + rows);
    for (int trial = 0; trial < trials; trial++) {
      Column then = shape.draw(random, REFERENCE);
      Column now = shape.draw(random, rows, shift);
      for (int test = 0; test < tests.size(); test++) {
        double p = tests.get(test).compare(then, now).pValue();
        for (int level = 0; level < LEVELS.length; level++) {
          alarms[test][level] += p <= LEVELS[level] ? 1 : 0;
        }
      }
    }
    return alarms;
  }

  /** More come once in a million if the level is kept. */
  private static int most(int trials, double level) {
    return new BinomialDistribution(null, trials, level).inverseCumulativeProbability(1 - 1e-6);
  }

  private static String table(Shape shape, int rows, int trials, int[][] alarms) {
    StringBuilder table = new StringBuilder();
    List<DriftTest> tests = tests(shape.type());
    for (int test = 0; test < alarms.length; test++) {
      table.append(
          String.format(
              Locale.ROOT,
              "%n%-18s %5d rows  %-26s  .05: %.4f  .0025: %.4f",
              shape,
              rows,
              tests.get(test).name(),
              alarms[test][0] / (double) trials,
              alarms[test][1] / (double) trials));
    }
    return table.toString();
  }

  private static void log(String table) {
    System.getLogger("calibration").log(System.Logger.Level.INFO, table);
  }

  @Tag("proof")
  @ParameterizedTest
  @EnumSource
  void keepTheirLevelAtEverySize(Shape shape) {
    for (int rows : new int[] {8, 30, 100, 500, 5_000}) {
      int trials = rows < 5_000 ? 1_000 : 400;
      int[][] alarms = alarms(shape, rows, trials, 0);
      log(table(shape, rows, trials, alarms));
      for (int test = 0; test < alarms.length; test++) {
        for (int level = 0; level < LEVELS.length; level++) {
          assertThat(alarms[test][level])
              .as("%s, %s rows, %s", shape, rows, tests(shape.type()).get(test).name())
              .isLessThanOrEqualTo(most(trials, LEVELS[level]));
        }
      }
    }
  }

  @Tag("proof")
  @Test
  void findAQuarterOfADeviationAtTheLevelOfTwentyColumns() {
    int[][] found = alarms(Shape.NORMAL, 500, 200, 0.25);
    log(table(Shape.NORMAL, 500, 200, found));
    for (int test = 0; test < found.length; test++) {
      // Total variation, which has only bins, finds 3 of 4.
      assertThat(found[test][0]).isGreaterThan(180);
      assertThat(found[test][1]).isGreaterThan(120);
    }
  }

  @Test
  void findAQuarterOfADeviationInFiveHundredRows() {
    for (int[] found : alarms(Shape.NORMAL, 500, 5, 0.25)) {
      assertThat(found[0]).isGreaterThanOrEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepTheirLevelInSmallWindows(Shape shape) {
    for (int[] found : alarms(shape, 40, 20, 0)) {
      assertThat(found[0]).isLessThanOrEqualTo(most(20, 0.05));
    }
  }
}
