package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class IbccTest extends ExtremeVotesContract {

  @Override
  TruthMethod method() {
    return new Ibcc();
  }

  @Test
  void learnsFromAWorkerWhoIsAlwaysWrong() {
    SimulatedVotes crowd = new SimulatedVotes(5, 200, 2).workers(3, 0.85).worker("liar", 0.02);
    assertThat(crowd.accuracy(aggregator().aggregate(crowd.votes()))).isGreaterThan(0.97);
  }

  @Test
  void doesNotTakeAWorkerOfFewVotesAtTheirWord() {
    VoteTable table = VoteTable.of(new SimulatedVotes(6, 3, 2).workers(2, 1).votes());
    double[] posterior = new Ibcc().fit(table, table.shares()).posterior();
    assertThat(Arrays.stream(posterior)).allMatch(p -> p > 0.001 && p < 0.999);
  }

  @Test
  void goesOnFromAnEarlierFit() {
    VoteTable table = VoteTable.of(new SimulatedVotes(4, 100, 3).workers(5, 0.8).votes());
    Fit earlier = new Ibcc().fit(table, table.shares());
    Fit later = new Ibcc().fit(table, earlier.posterior());
    assertThat(later.iterations()).isLessThan(earlier.iterations());
    assertThat(later.posterior()).containsExactly(earlier.posterior(), within(0.001));
  }

  @Test
  void leavesATieOpen() {
    VoteTable tie =
        VoteTable.of(
            Votes.of("tie", List.of(new Vote<>("t", "ann", "no"), new Vote<>("t", "bob", "yes"))));
    double[] posterior = new Ibcc().fit(tie, tie.shares()).posterior();
    assertThat(posterior[0]).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void tellsHowProbableTheVotesAre() {
    VoteTable agreed = VoteTable.of(new SimulatedVotes(7, 100, 2).workers(4, 0.95).votes());
    VoteTable tossed = VoteTable.of(new SimulatedVotes(7, 100, 2).workers(4, 0.5).votes());
    Fit likely = new Ibcc().fit(agreed, agreed.shares());
    Fit unlikely = new Ibcc().fit(tossed, tossed.shares());
    assertThat(likely.evidence()).isNegative().isGreaterThan(unlikely.evidence());
  }
}
