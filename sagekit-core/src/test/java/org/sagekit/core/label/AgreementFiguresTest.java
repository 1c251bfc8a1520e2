package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sagekit.api.label.AgreementWeights.IDENTITY;
import static org.sagekit.api.label.AgreementWeights.LINEAR;
import static org.sagekit.api.label.AgreementWeights.QUADRATIC;
import static org.sagekit.core.label.Ratings.FOUR_OBSERVERS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.label.MeasurementLevel;
import org.sagekit.api.label.Votes;

/** The examples of the papers and books that the coefficients come from. */
class AgreementFiguresTest {
  /** J. L. Fleiss, Psychological Bulletin 76, 1971, table 1: 30 patients, 6 psychiatrists each. */
  private static final Votes PATIENTS =
      Ratings.byTask(
          new int[][] {
            {0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
            {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
            {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
            {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
            {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
            {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}
          });

  /** The worked example of Wikipedia's article "Fleiss' kappa": 10 subjects, 14 raters. */
  private static final Votes SUBJECTS =
      Ratings.byTask(
          new int[][] {
            {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
            {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
          });

  @ParameterizedTest
  @CsvSource({"NOMINAL, 0.743", "ORDINAL, 0.815", "INTERVAL, 0.849", "RATIO, 0.797"})
  void alphaIsKrippendorffs(MeasurementLevel level, double alpha) {
    assertThat(Agreement.of(FOUR_OBSERVERS).krippendorffAlpha(level).value())
        .isCloseTo(alpha, within(0.0005));
    assertThat(
            Agreement.ofNumbers(Ratings.numbers(FOUR_OBSERVERS)).krippendorffAlpha(level).value())
        .isCloseTo(alpha, within(0.0005));
  }

  /** The same paper, example A: two observers, binary data. */
  @Test
  void alphaOfTwoObserversIsKrippendorffs() {
    Votes votes = Ratings.byWorker("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0");
    assertThat(Agreement.of(votes).krippendorffAlpha(MeasurementLevel.NOMINAL).value())
        .isCloseTo(0.095, within(0.0005));
  }

  @Test
  void fleissKappaIsThatOfThePaper() {
    assertThat(Agreement.of(PATIENTS).fleissKappa().value()).isCloseTo(0.430, within(0.0005));
    assertThat(Agreement.of(PATIENTS).percent().value()).isCloseTo(0.5556, within(0.0001));
    assertThat(Agreement.of(SUBJECTS).fleissKappa().value()).isCloseTo(0.210, within(0.0005));
  }

  /**
   * The figures that the documentation of Gwet's own package irrCAC prints for the data of his
   * Handbook of Inter-Rater Reliability (4th edition, 2014), where answers are missing.
   */
  @Test
  void missingAnswersAreTreatedAsInGwetsHandbook() {
    Agreement agreement = Agreement.of(FOUR_OBSERVERS);
    assertThat(agreement.percent().value()).isCloseTo(0.81818, within(0.00001));
    assertThat(agreement.gwetAc1().value()).isCloseTo(0.77544, within(0.00001));
    assertThat(agreement.fleissKappa().value()).isCloseTo(0.76117, within(0.00001));
    assertThat(agreement.gwetAc2(QUADRATIC).value()).isCloseTo(0.914, within(0.0005));
  }

  /** Units 2 to 9 of the same: 2/3 is what irrCAC prints for Fleiss' kappa with squared weights. */
  @Test
  void weightedFleissKappaIsGwets() {
    Votes votes =
        Ratings.byWorker(
            "2 3 3 2 1 4 1 2", "2 3 3 2 2 4 1 2", "3 3 3 2 3 4 2 2", "2 3 3 2 4 4 1 2");
    assertThat(Agreement.of(votes).fleissKappa(QUADRATIC).value())
        .isCloseTo(0.66667, within(0.00001));
  }

  /** J. Cohen, Psychological Bulletin 70, 1968, table 1, without its weights: 200 patients. */
  @Test
  void cohensKappaIsThatOfThePaper() {
    Votes votes = Ratings.byTwo(new int[][] {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}});
    assertThat(Agreement.of(votes).cohenKappa("one", "other").value())
        .isCloseTo(0.492, within(0.0005));
  }

  /** J. L. Fleiss, "Statistical Methods for Rates and Proportions", 2nd edition, 1981, 13.1. */
  @Test
  void cohensKappaIsThatOfTheBook() {
    Votes votes = Ratings.byTwo(new int[][] {{75, 1, 4}, {5, 4, 1}, {0, 0, 10}});
    assertThat(Agreement.of(votes).cohenKappa("one", "other").value())
        .isCloseTo(0.68, within(0.005));
  }

  /** K. L. Gwet's data of two abstractors, as the documentation of his package irrCAC prints it. */
  @Test
  void cohensKappaIsGwets() {
    Votes votes = Ratings.byTwo(new int[][] {{13, 0, 0}, {0, 20, 7}, {0, 4, 56}});
    assertThat(Agreement.of(votes).cohenKappa("one", "other").value())
        .isCloseTo(0.7964094, within(0.00000005));
  }

  /** Cohen, 1968, equation 2, worked out for this table. */
  @Test
  void weightedKappaFollowsCohensFormula() {
    Agreement agreement =
        Agreement.of(Ratings.byTwo(new int[][] {{11, 3, 1}, {1, 9, 2}, {0, 1, 10}}));
    assertThat(agreement.cohenKappa("one", "other", IDENTITY).value())
        .isCloseTo(kappa(new double[] {0, 1, 1}), within(1e-12));
    assertThat(agreement.cohenKappa("one", "other", LINEAR).value())
        .isCloseTo(kappa(new double[] {0, 0.5, 1}), within(1e-12));
    assertThat(agreement.cohenKappa("one", "other", QUADRATIC).value())
        .isCloseTo(kappa(new double[] {0, 0.25, 1}), within(1e-12));
  }

  /** One less observed by expected disagreement of that table, by the distance of the labels. */
  private static double kappa(double[] disagreement) {
    double observed = (7 * disagreement[1] + 1 * disagreement[2]) / 38;
    double[] rows = {15, 12, 11};
    double[] columns = {12, 13, 13};
    double expected = 0;
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        expected += rows[row] * columns[column] * disagreement[Math.abs(row - column)] / (38 * 38);
      }
    }
    return 1 - observed / expected;
  }

  /** Computed from the same files by an independent implementation in Python. */
  @ParameterizedTest
  @CsvSource({"d_possent, 0.1493", "rte, 0.2415"})
  void alphaOfRealCrowdsIsKnown(String set, double alpha) {
    assertThat(
            Agreement.of(CrowdSet.named(set).votes())
                .resamples(0)
                .krippendorffAlpha(MeasurementLevel.NOMINAL)
                .value())
        .isCloseTo(alpha, within(0.00005));
  }
}
