package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class SubtypeRoundsTest {

  @Property(tries = 100)
  void theEvidenceNeverFalls(
      @ForAll @IntRange(min = 1, max = 4) int subtypes,
      @ForAll @IntRange(min = 0, max = 10) int gold,
      @ForAll long seed) {
    SimulatedVotes crowd = new SimulatedVotes(seed, 20, 3).workers(4, 0.6);
    VoteTable table = VoteTable.of(crowd.votesWithGold(gold));
    SubtypePriors priors = SubtypePriors.asVoted(table, subtypes, 0.1);
    SubtypeRounds rounds =
        new SubtypeRounds(
            table, new AnswerPairs(table), priors, priors.spread(table.shares(), seed));
    double before = Double.NEGATIVE_INFINITY;
    for (int round = 0; round < 30; round++) {
      rounds.estimateWorkers();
      rounds.estimateTruth();
      assertThat(rounds.evidence()).isGreaterThanOrEqualTo(before - 1e-7);
      before = rounds.evidence();
    }
  }

  /** Where the truth is known nothing is approximate: the urns of Polya give the probability. */
  @Test
  void theEvidenceIsExactWhereTheTruthIsKnown() {
    VoteTable table =
        VoteTable.of(
            Votes.of("gold", List.of(new Vote<>("t", "ann", "a"), new Vote<>("u", "ann", "b")))
                .withGold(Map.of("t", "a", "u", "a")));
    Fit fit = new Ibcc().fit(table, table.shares());
    double truths = 1 / 2.0 * 2 / 3;
    double answers = 4 / 5.0 * 1 / 6;
    assertThat(fit.evidence()).isCloseTo(StrictMath.log(truths * answers), within(1e-12));
  }

  @Test
  void theEvidenceIsAtMostTheProbabilityOfTheVotes() {
    VoteTable table =
        VoteTable.of(
            Votes.of("one", List.of(new Vote<>("t", "ann", "a"), new Vote<>("u", "ann", "b"))));
    double evidence = new Ibcc().fit(table, table.shares()).evidence();
    assertThat(evidence).isLessThan(StrictMath.log(probabilityOfTwoAnswers()));
    assertThat(evidence).isGreaterThan(StrictMath.log(probabilityOfTwoAnswers()) - 1);
  }

  /** Of a, then b, over the four truths that two tasks may have. */
  private static double probabilityOfTwoAnswers() {
    double alike = 1 / 3.0 * (4 / 5.0 * 1 / 6);
    double asAnswered = 1 / 6.0 * (4 / 5.0 * 4 / 5);
    double otherwise = 1 / 6.0 * (1 / 5.0 * 1 / 5);
    return 2 * alike + asAnswered + otherwise;
  }
}
