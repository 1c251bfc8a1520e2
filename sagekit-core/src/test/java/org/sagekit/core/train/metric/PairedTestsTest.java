package org.sagekit.core.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Values computed from the definitions with NumPy and SciPy 1.17.1. */
class PairedTestsTest {
  private static final double[] FIRST = {.1, .4, .35, .8, .6, .6, .2, .9, .7, .05, .5, .45};
  private static final double[] SECOND = {.3, .2, .4, .5, .55, .35, .6, .8, .65, .4, .1, .45};
  private static final boolean[] POSITIVE = {
    false, false, true, true, false, true, false, true, true, false, false, true
  };

  private static final double[] ONES = DoubleStream.generate(() -> 1).limit(12).toArray();

  @Test
  void deLongAgreesWithTheDefinitionByPairs() {
    PairedTests.Result found = PairedTests.deLong(FIRST, SECOND, POSITIVE, ONES);
    assertThat(found.statistic()).isCloseTo(0.6593804733957866, within(1e-12));
    assertThat(found.pValue()).isCloseTo(0.5096514779340091, within(1e-9));
  }

  @Test
  void deLongOfWeightedRowsAgreesWithTheDefinitionByPairs() {
    double[] weights = {1, 2, .5, 3, 1, .25, 4, 1, 2, 1, .5, 1};
    PairedTests.Result found = PairedTests.deLong(FIRST, SECOND, POSITIVE, weights);
    assertThat(found.statistic()).isCloseTo(1.2544509866496614, within(1e-12));
    double[] thrice = Arrays.stream(weights).map(w -> 3 * w).toArray();
    assertThat(PairedTests.deLong(FIRST, SECOND, POSITIVE, thrice).statistic())
        .isCloseTo(found.statistic(), within(1e-12));
  }

  @Test
  void signsOfOneSizeAreMcNemarsNormalForm() {
    double[] gains = {1, 0, -1, 1, 1, 0, 1, -1, 1, 1, 1};
    PairedTests.Result found = PairedTests.signs(gains);
    assertThat(found.statistic()).isCloseTo((7 - 2) / Math.sqrt(9), within(1e-12));
    assertThat(found.pValue()).isCloseTo(0.09558070454562939, within(1e-9));
    assertThat(PairedTests.signs(new double[] {3, -4}).statistic()).isCloseTo(-.2, within(1e-12));
    assertThat(PairedTests.signs(new double[5])).isEqualTo(new PairedTests.Result(0, 1));
  }

  @Test
  void deLongFindsNoDifferenceOfAModelFromItself() {
    assertThat(PairedTests.deLong(FIRST, FIRST, POSITIVE, ONES))
        .isEqualTo(new PairedTests.Result(0, 1));
  }

  @Test
  void deLongIsOpenWithoutBothSides() {
    assertThat(PairedTests.deLong(FIRST, SECOND, new boolean[12], ONES).pValue()).isNaN();
  }

  @Test
  void mcNemarIsTheBinomialTestOfTheRowsThatDiffer() {
    assertThat(PairedTests.mcNemar(2, 7).pValue()).isCloseTo(0.1796875, within(1e-12));
    assertThat(PairedTests.mcNemar(3, 3).pValue()).isEqualTo(1);
    assertThat(PairedTests.mcNemar(0, 0).pValue()).isEqualTo(1);
  }

  @Test
  void testsOfFoldsAgreeWithTheirFormulas() {
    PairedTests.Result folds =
        PairedTests.correctedResampled(new double[] {.02, .03, 0, .03, .02}, 0.25);
    assertThat(folds.statistic()).isCloseTo(2.434322477800739, within(1e-9));
    assertThat(folds.pValue()).isCloseTo(0.07164587391725984, within(1e-9));
    PairedTests.Result halves =
        PairedTests.fiveByTwo(
            new double[][] {{.02, .01}, {.03, -.01}, {.01, .02}, {0, .02}, {.01, .01}});
    assertThat(halves.statistic()).isCloseTo(1.3483997249264843, within(1e-9));
    assertThat(halves.pValue()).isCloseTo(0.23538747727819007, within(1e-9));
  }

  @Test
  void equalFoldsDoNotDiffer() {
    assertThat(PairedTests.correctedResampled(new double[3], 0.5).pValue()).isEqualTo(1);
    assertThat(PairedTests.correctedResampled(new double[] {1, 1, 1}, 0.5).pValue()).isZero();
  }
}
