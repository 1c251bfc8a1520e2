package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;
import static org.sagekit.api.label.AgreementWeights.IDENTITY;
import static org.sagekit.api.label.AgreementWeights.LINEAR;
import static org.sagekit.api.label.AgreementWeights.QUADRATIC;
import static org.sagekit.api.label.MeasurementLevel.INTERVAL;
import static org.sagekit.api.label.MeasurementLevel.NOMINAL;
import static org.sagekit.api.label.MeasurementLevel.ORDINAL;
import static org.sagekit.api.label.MeasurementLevel.RATIO;
import static org.sagekit.core.label.Ratings.FOUR_OBSERVERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Summary;
import org.sagekit.api.label.AgreementCoefficient;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.PairwiseAgreement;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class AgreementTest {

  @Test
  void reportsWhatIsUsualOfVotes() {
    assertThat(Agreement.of(FOUR_OBSERVERS).report().coefficients())
        .extracting(AgreementCoefficient::name)
        .containsExactly(
            "percent-agreement", "gwet-ac1", "fleiss-kappa", "krippendorff-alpha-nominal");
    assertThat(
            Agreement.ofOrdered(FOUR_OBSERVERS, List.of("5", "4", "3", "2", "1"))
                .report()
                .coefficients())
        .extracting(AgreementCoefficient::name)
        .endsWith("krippendorff-alpha-nominal", "krippendorff-alpha-ordinal");
    assertThat(Agreement.ofNumbers(Ratings.numbers(FOUR_OBSERVERS)).report().coefficients())
        .extracting(AgreementCoefficient::name)
        .containsExactly("krippendorff-alpha-ordinal", "krippendorff-alpha-interval");
  }

  @Test
  void theReportReadsWell() {
    Summary summary = Agreement.of(FOUR_OBSERVERS).report().summary();
    assertThat(summary.title()).isEqualTo("Agreement on ratings");
    Summary.Table table = (Summary.Table) summary.parts().get(0);
    assertThat(table.rows().get(0)).startsWith("percent-agreement", "0.8182").endsWith("11");
  }

  @Test
  void ofVotesThatAreAllTheSameOnlyTheShareCanBeTold() {
    Agreement agreement = Agreement.of(Ratings.byWorker("x x x", "x x x"));
    assertThat(agreement.percent().value()).isEqualTo(1);
    for (AgreementCoefficient none :
        List.of(
            agreement.fleissKappa(),
            agreement.gwetAc1(),
            agreement.gwetAc2(LINEAR),
            agreement.krippendorffAlpha(NOMINAL),
            agreement.krippendorffAlpha(ORDINAL),
            agreement.cohenKappa("w0", "w1"),
            agreement.cohenKappa("w0", "w1", QUADRATIC),
            agreement.lightKappa(1, IDENTITY))) {
      assertThat(none.value()).as(none.name()).isNaN();
      assertThat(none.low()).isNaN();
      assertThat(none.reason().orElseThrow()).containsAnyOf("same");
    }
  }

  @Test
  void ac1CanBeToldIfAnotherLabelWasPossible() {
    Votes votes = Ratings.byWorker("x x x", "x x x").withGold(Map.of("t1000", "y"));
    assertThat(Agreement.of(votes).gwetAc1().value()).isEqualTo(1);
    assertThat(Agreement.of(votes).fleissKappa().value()).isNaN();
  }

  @Test
  void ofOneWorkerNothingCanBeTold() {
    Agreement agreement = Agreement.of(Ratings.byWorker("x y x"));
    assertThat(agreement.percent().reason()).contains("no task has two answers");
    assertThat(agreement.report().coefficients())
        .allSatisfy(
            none -> {
              assertThat(none.value()).isNaN();
              assertThat(none.tasks()).isZero();
              assertThat(none.reason()).contains("no task has two answers");
            });
    assertThat(agreement.pairs(1, IDENTITY).pairs()).isEmpty();
    assertThat(agreement.pairs(1, IDENTITY).meanKappa()).isNaN();
  }

  @Test
  void ofOneVoteNothingCanBeTold() {
    Agreement agreement = Agreement.of(Ratings.byWorker("x"));
    assertThat(agreement.gwetAc1().toString())
        .isEqualTo("gwet-ac1: none, as no task has two answers");
    assertThat(agreement.lightKappa(1, IDENTITY).reason())
        .contains("no two workers have at least 1 tasks in common");
  }

  @Test
  void ofOneTaskThereIsAValueAndNoInterval() {
    AgreementCoefficient percent = Agreement.of(Ratings.byWorker("x", "y", "x")).percent();
    assertThat(percent.value()).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(percent.low()).isNaN();
    assertThat(percent.reason()).isEmpty();
  }

  @Test
  void workersWithoutATaskInCommonHaveNoKappa() {
    AgreementCoefficient kappa =
        Agreement.of(Ratings.byWorker("x .", ". x")).cohenKappa("w0", "w1");
    assertThat(kappa.value()).isNaN();
    assertThat(kappa.reason().orElseThrow()).contains("no task in common");
  }

  @Test
  void identicalVotesCountOnce() {
    List<Vote<String>> twice = new ArrayList<>(FOUR_OBSERVERS.all());
    twice.addAll(FOUR_OBSERVERS.all());
    assertThat(Agreement.of(Votes.of("ratings", twice)).report())
        .isEqualTo(Agreement.of(FOUR_OBSERVERS).report());
  }

  @Test
  void aTaskAnsweredInTwoWaysCountsTwiceButNotForKappa() {
    Votes votes =
        Ratings.byWorker("x y x y", "x y x x").and(List.of(new Vote<>("t1000", "w0", "y")));
    Agreement agreement = Agreement.of(votes);
    assertThat(agreement.percent().value()).isCloseTo((1 / 3.0 + 1 + 1 + 0) / 4, within(1e-15));
    assertThat(agreement.cohenKappa("w0", "w1").tasks()).isEqualTo(3);
    assertThat(agreement.pairs(1, IDENTITY).pairs().get(0).tasks()).isEqualTo(3);
  }

  @Test
  void theOrderOfLabelsMattersToWeightsOnly() {
    Agreement plain = Agreement.of(FOUR_OBSERVERS);
    Agreement other = Agreement.ofOrdered(FOUR_OBSERVERS, List.of("3", "1", "5", "2", "4"));
    assertThat(other.krippendorffAlpha(NOMINAL)).isEqualTo(plain.krippendorffAlpha(NOMINAL));
    assertThat(other.krippendorffAlpha(ORDINAL).value())
        .isLessThan(plain.krippendorffAlpha(ORDINAL).value());
    assertThat(other.gwetAc2(LINEAR).value()).isLessThan(plain.gwetAc2(LINEAR).value());
  }

  @Test
  void labelsThatAreNumbersAreOrderedAsNumbers() {
    Votes votes = Ratings.byWorker("2 9 10 3", "2 10 10 2");
    assertThat(Agreement.of(votes).krippendorffAlpha(ORDINAL).value())
        .isEqualTo(
            Agreement.ofOrdered(votes, List.of("2", "3", "9", "10"))
                .krippendorffAlpha(ORDINAL)
                .value());
  }

  @Test
  void pairsAreThoseWithEnoughTasksInCommon() {
    Agreement agreement = Agreement.of(FOUR_OBSERVERS);
    PairwiseAgreement pairs = agreement.pairs(8, IDENTITY);
    assertThat(pairs.pairs()).hasSize(6).allMatch(pair -> pair.tasks() >= 8);
    assertThat(agreement.pairs(10, IDENTITY).pairs()).hasSize(2);
    assertThat(pairs.of("w2", "w0")).isEqualTo(pairs.of("w0", "w2")).isPresent();
    assertThat(pairs.of("w0", "w1").orElseThrow().kappa())
        .isEqualTo(agreement.cohenKappa("w0", "w1").value());
    assertThat(agreement.lightKappa(8, IDENTITY).value()).isEqualTo(pairs.meanKappa());
    assertThat(pairs.summary().parts()).hasSize(4);
  }

  @Test
  void anotherSeedDrawsOtherTasks() {
    Agreement agreement = Agreement.of(FOUR_OBSERVERS);
    AgreementCoefficient one = agreement.krippendorffAlpha(NOMINAL);
    AgreementCoefficient other = agreement.seed(2).krippendorffAlpha(NOMINAL);
    assertThat(agreement.krippendorffAlpha(NOMINAL)).isEqualTo(one);
    assertThat(other.value()).isEqualTo(one.value());
    assertThat(other.low()).isNotEqualTo(one.low()).isCloseTo(one.low(), within(0.1));
    assertThat(agreement.resamples(0).krippendorffAlpha(NOMINAL).low()).isNaN();
  }

  @Test
  void lessConfidenceGivesANarrowerInterval() {
    AgreementCoefficient sure = Agreement.of(FOUR_OBSERVERS).percent();
    AgreementCoefficient less = Agreement.of(FOUR_OBSERVERS).confidence(0.5).percent();
    assertThat(less.low()).isGreaterThan(sure.low());
    assertThat(less.high()).isLessThan(sure.high());
  }

  /** The standard error of a mean, as the oracle of the interval of a mean. */
  @Test
  void theIntervalIsAsWideAsTheSpreadOfTheTasksTells() {
    SplittableRandom random = new SplittableRandom(5);
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < 400; task++) {
      votes.add(new Vote<>("t" + task, "a", "x"));
      votes.add(new Vote<>("t" + task, "b", random.nextInt(10) < 7 ? "x" : "y"));
    }
    AgreementCoefficient percent = Agreement.of(Votes.of("v", votes)).percent();
    double error = Math.sqrt(percent.value() * (1 - percent.value()) / 400);
    assertThat(percent.high() - percent.low()).isCloseTo(2 * 1.96 * error, within(0.1 * error * 4));
  }

  @Test
  void anyNumbersWillDo() {
    Answers<Double> huge =
        Answers.ofAny(
            "huge",
            List.of(
                new Vote<>("a", "v", 1e308),
                new Vote<>("a", "w", 1e308),
                new Vote<>("b", "v", -1e308),
                new Vote<>("b", "w", -1e308)));
    assertThat(Agreement.ofNumbers(huge).krippendorffAlpha(INTERVAL).value()).isEqualTo(1);
    Answers<Double> zeros =
        Answers.ofAny("z", List.of(new Vote<>("a", "v", 0.0), new Vote<>("a", "w", -0.0)));
    assertThat(Agreement.ofNumbers(zeros).percent().value()).isEqualTo(1);
    assertThat(Agreement.ofNumbers(zeros).krippendorffAlpha(RATIO).value()).isNaN();
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Agreement.ofNumbers(
                    Answers.ofAny("heat", List.of(new Vote<>("a", "bob", Double.NaN)))))
        .withMessage("Votes 'heat': answer of 'bob' to 'a' must be a finite number, but was NaN.");
  }

  @Test
  void refusesLevelsThatTheLabelsDoNotHave() {
    Agreement words = Agreement.of(Ratings.byWorker("x y", "x x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> words.krippendorffAlpha(INTERVAL))
        .withMessage(
            "Agreement on 'ratings': labels must be numbers for alpha of level INTERVAL, but was"
                + " [x, y]. Maybe the level is NOMINAL or ORDINAL.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Agreement.of(Ratings.byWorker("-1 2", "2 2")).krippendorffAlpha(RATIO))
        .withMessage(
            "Agreement on 'ratings': labels must be 0 or more for alpha of level RATIO, but was"
                + " -1.0.");
  }

  @Test
  void refusesAnOrderThatLacksALabel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Agreement.ofOrdered(FOUR_OBSERVERS, List.of("1", "2", "3", "4")))
        .withMessage("Agreement on 'ratings': order must be of all labels, but was without [5].");
  }

  @Test
  void refusesWhatIsNotThere() {
    Agreement agreement = Agreement.of(FOUR_OBSERVERS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> agreement.cohenKappa("w0", "w9"))
        .withMessage(
            "Agreement on 'ratings': worker must be one who voted, but was 'w9'."
                + " Did you mean 'w0'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Agreement.of(Votes.of("none", List.of())))
        .withMessage("Votes 'none': votes must be at least 1, but was 0.");
    assertThatIllegalArgumentException().isThrownBy(() -> agreement.resamples(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> agreement.confidence(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> agreement.pairs(0, IDENTITY));
    assertThatNullPointerException().isThrownBy(() -> Agreement.of(null)).withMessage("votes");
  }

  @Test
  void weightsAreRefusedOfTooManyLabels() {
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < 1_001; task++) {
      votes.add(new Vote<>("t" + task, "w", "label " + task));
    }
    Agreement agreement = Agreement.of(Votes.of("texts", votes));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> agreement.gwetAc2(LINEAR))
        .withMessageStartingWith(
            "Agreement on 'texts': labels must be at most 1000 for weights, but was 1001.");
    assertThat(agreement.fleissKappa().value()).isNaN();
  }
}
