package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Summary;
import org.sagekit.api.label.ClassQuality;
import org.sagekit.api.label.Confusion;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelQuality;
import org.sagekit.api.label.TaskQuality;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.label.Worker;
import org.sagekit.api.label.WorkerQuality;
import org.sagekit.api.model.Prediction;

class LabelQualityTest {
  private static final List<String> LABELS = List.of("no", "yes");

  private static WorkerQuality worker(LabelQuality quality, String name) {
    return quality.workers().stream()
        .filter(worker -> worker.worker().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static LabelQuality by(Votes votes) {
    return Agreement.quality(votes, Aggregators.majority().aggregate(votes));
  }

  /** Five workers of skill .9, one who guesses and one who always answers yes. */
  private static Votes crowd() {
    SplittableRandom random = new SplittableRandom(11);
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < 100; task++) {
      int truth = random.nextInt(2);
      for (int i = 0; i < 5; i++) {
        int label = random.nextDouble() < 0.9 ? truth : 1 - truth;
        votes.add(new Vote<>("t" + task, "good" + i, LABELS.get(label)));
      }
      votes.add(new Vote<>("t" + task, "guesser", LABELS.get(random.nextInt(2))));
      votes.add(new Vote<>("t" + task, "yes-sayer", "yes"));
    }
    return Votes.of("crowd", votes);
  }

  @Test
  void findsThoseWhoDoNotLook() {
    Votes votes = crowd();
    LabelQuality quality = Agreement.quality(votes, Aggregators.dawidSkene().aggregate(votes));
    assertThat(quality.spammerCandidates())
        .extracting(suspect -> suspect.worker().name())
        .containsExactlyInAnyOrder("guesser", "yes-sayer");
    assertThat(worker(quality, "yes-sayer").expectedCost())
        .isCloseTo(quality.guessingCost(), within(1e-9));
    assertThat(worker(quality, "good1").expectedCost()).isLessThan(0.5 * quality.guessingCost());
    assertThat(quality.mostDoubtful().subList(0, 2)).isEqualTo(quality.spammerCandidates());
  }

  /** Always the same answer is right where it is always the truth. */
  @Test
  void doesNotSuspectThoseWhoHardlyErr() {
    Votes votes = Ratings.byWorker("x x x x x x x x x x x x y", "x x x x x x x x x x x x y");
    Votes more = votes.and(Ratings.byWorker(". .", "x .", "x x").all());
    for (int task = 0; task < 12; task++) {
      more = more.and(List.of(new Vote<>("t" + (1000 + task), "w3", "x")));
    }
    LabelQuality quality = by(more);
    assertThat(worker(quality, "w3").worker().spamScore()).isGreaterThan(0.9);
    assertThat(quality.spammerCandidates()).isEmpty();
  }

  @Test
  void agreementIsTheShareOfOthersWhoSayTheSame() {
    LabelQuality quality = by(Ratings.byWorker("x x x .", "x y x .", "x x y .", "y . . x"));
    WorkerQuality first = worker(quality, "w0");
    assertThat(first.agreement().value()).isCloseTo((2 / 3.0 + 0.5 + 0.5) / 3, within(1e-15));
    assertThat(first.agreement().tasks()).isEqualTo(3);
    assertThat(first.unusual()).isZero();
    assertThat(worker(quality, "w3").agreement().value()).isZero();
    assertThat(worker(quality, "w3").agreement().tasks()).isEqualTo(1);
    assertThat(worker(quality, "w3").unusual()).isEqualTo(1);
  }

  /** E. B. Wilson's interval of 5 of 10, as R's prop.test without correction prints it. */
  @Test
  void theIntervalOfAgreementIsWilsons() {
    LabelQuality quality = by(Ratings.byWorker("x x x x x x x x x x", "x x x x x y y y y y"));
    assertThat(quality.workers())
        .allSatisfy(
            worker -> {
              assertThat(worker.agreement().value()).isEqualTo(0.5);
              assertThat(worker.agreement().low()).isCloseTo(0.2366, within(0.00005));
              assertThat(worker.agreement().high()).isCloseTo(0.7634, within(0.00005));
            });
  }

  @Test
  void oneWhoAnswersAloneHasNoAgreement() {
    LabelQuality quality = by(Ratings.byWorker("x y"));
    WorkerQuality alone = worker(quality, "w0");
    assertThat(alone.agreement().value()).isNaN();
    assertThat(alone.agreement().reason()).contains("nobody else answered the same tasks");
    assertThat(alone.unusual()).isNaN();
    assertThat(quality.tasks()).allMatch(task -> Double.isNaN(task.disagreement()));
    assertThat(quality.summary().parts()).hasSize(4);
  }

  @Test
  void ownAnswersAreNotThoseOfOthers() {
    Votes votes = Ratings.byWorker("x", "x").and(List.of(new Vote<>("t1000", "w0", "y")));
    LabelQuality quality = by(votes);
    assertThat(worker(quality, "w0").agreement().value()).isEqualTo(0.5);
    assertThat(worker(quality, "w1").agreement().value()).isEqualTo(0.5);
  }

  @Test
  void ofOneLabelAllIsCertain() {
    LabelQuality quality = by(Ratings.byWorker("x x", "x x"));
    assertThat(quality.guessingCost()).isZero();
    assertThat(quality.classes()).hasSize(1);
    assertThat(quality.classes().get(0).recall()).isEqualTo(1);
    assertThat(quality.tasks()).allMatch(task -> task.difficulty() == 0);
    assertThat(quality.spammerCandidates()).isEmpty();
  }

  @Test
  void theHardestTasksComeFirst() {
    LabelQuality quality = by(Ratings.byWorker("x x x x", "x y x x", "x z y x", "x w y x"));
    TaskQuality hardest = quality.tasks().get(0);
    assertThat(quality.tasks())
        .extracting(TaskQuality::task)
        .containsExactly("t1001", "t1002", "t1000", "t1003");
    assertThat(hardest.voteEntropy()).isCloseTo(2, within(1e-15));
    assertThat(hardest.difficulty()).isCloseTo(1, within(1e-15));
    assertThat(hardest.disagreement()).isEqualTo(1);
    assertThat(quality.tasks().get(1).disagreement()).isCloseTo(4 / 6.0, within(1e-15));
    assertThat(quality.tasks().get(2).difficulty()).isLessThan(0.1);
  }

  @Test
  void classesTellWhatTheyAreMistakenFor() {
    Votes votes =
        Ratings.byWorker("a a b c", "a b b c", "a a b b")
            .withGold(Map.of("t1000", "a", "t1001", "a", "t1002", "b", "t1003", "c"));
    LabelQuality quality = by(votes);
    ClassQuality a = quality.classes().get(0);
    assertThat(a.votes()).isEqualTo(5);
    assertThat(a.prevalence()).isEqualTo(0.5);
    assertThat(a.precision()).isEqualTo(1);
    assertThat(a.recall()).isCloseTo(5 / 6.0, within(1e-15));
    assertThat(a.mistakenFor()).hasSize(1);
    assertThat(a.mistakenFor().get(0).label()).isEqualTo("b");
    assertThat(a.mistakenFor().get(0).share()).isCloseTo(1 / 6.0, within(1e-15));
    assertThat(a.agreement().value()).isCloseTo((3 + 1) / 5.0, within(1e-15));
    assertThat(quality.classes().get(1).precision()).isCloseTo(3 / 5.0, within(1e-15));
  }

  @Test
  void aLabelThatIsOnlyGoldHasNoPrecision() {
    LabelQuality quality =
        by(Ratings.byWorker("x x", "x x").withGold(Map.of("t1000", "y", "elsewhere", "y")));
    ClassQuality gold = quality.classes().get(1);
    assertThat(gold.label()).isEqualTo("y");
    assertThat(gold.precision()).isNaN();
    assertThat(gold.recall()).isZero();
    assertThat(gold.agreement().value()).isNaN();
    assertThat(quality.tasks()).hasSize(2);
  }

  /**
   * By Ipeirotis et al., 2010: of two classes alike and a worker who is right with probability q,
   * an answer stands for q and 1 - q, and the cost is 2 q (1 - q).
   */
  @Test
  void theExpectedCostIsThatOfSoftLabels() {
    for (double q : new double[] {0, 0.5, 0.75, 1}) {
      Confusion confusion = Confusion.of(LABELS, new double[] {q, 1 - q, 1 - q, q});
      LabelQuality quality = Agreement.quality(two(), aggregation(confusion));
      assertThat(quality.guessingCost()).isEqualTo(0.5);
      assertThat(quality.workers().get(0).expectedCost()).isCloseTo(2 * q * (1 - q), within(1e-15));
    }
  }

  private static Votes two() {
    return Votes.of("two", List.of(new Vote<>("a", "w", "no"), new Vote<>("b", "w", "yes")));
  }

  private static LabelAggregation aggregation(Confusion confusion) {
    return new LabelAggregation(
        "own",
        LABELS,
        Map.of(
            "a", Prediction.ofClasses(LABELS, new double[] {1, 0}),
            "b", Prediction.ofClasses(LABELS, new double[] {0, 1})),
        List.of(new Worker("w", 2, 0.7, 0.5, Optional.of(confusion))),
        0);
  }

  @Test
  void theOrderOfTheVotesChangesNothing() {
    Votes votes = crowd();
    LabelAggregation aggregation = Aggregators.dawidSkene().aggregate(votes);
    List<Vote<String>> shuffled = new ArrayList<>(votes.all());
    Collections.shuffle(shuffled, new Random(3));
    LabelQuality other = Agreement.quality(Votes.of("crowd", shuffled), aggregation);
    LabelQuality one = Agreement.quality(votes, aggregation);
    assertThat(other.workers()).containsExactlyInAnyOrderElementsOf(one.workers());
    assertThat(other.classes()).isEqualTo(one.classes());
    assertThat(other.tasks()).isEqualTo(one.tasks());
  }

  @Test
  void theSummaryReadsWell() {
    Votes votes = crowd();
    LabelQuality quality = Agreement.quality(votes, Aggregators.dawidSkene().aggregate(votes));
    List<Summary.Part> parts = quality.summary().parts();
    assertThat(((Summary.Note) parts.get(0)).text())
        .isEqualTo(
            "100 tasks, 7 workers, 2 labels. 2 workers may answer without looking at the task.");
    Summary.Table doubtful = (Summary.Table) parts.get(1);
    assertThat(doubtful.rows()).hasSize(7);
    assertThat(doubtful.rows().get(0)).startsWith("yes-sayer").endsWith("yes");
    assertThat(((Summary.Table) parts.get(3)).rows()).hasSize(10);
  }

  @Test
  void refusesTheAggregationOfOtherVotes() {
    Votes votes = Votes.of("more", List.of(new Vote<>("c", "w", "no")));
    LabelAggregation aggregation = aggregation(Confusion.of(LABELS, new double[] {1, 0, 0, 1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Agreement.quality(votes, aggregation))
        .withMessage(
            "Quality of votes 'more': aggregation must be of these votes, but was without a"
                + " posterior of all labels for task 'c'.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Agreement.quality(
                    Votes.of("more", List.of(new Vote<>("a", "v", "no"))), aggregation))
        .withMessageEndingWith("but was without worker 'v'.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Agreement.quality(
                    Votes.of("more", List.of(new Vote<>("a", "w", "perhaps"))), aggregation))
        .withMessageEndingWith("but was without label [perhaps].");
  }
}
