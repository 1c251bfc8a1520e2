package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class LfcTest extends ExtremeVotesContract {

  @Override
  TruthMethod method() {
    return new Lfc();
  }

  @Test
  void leavesATieOpen() {
    VoteTable tie =
        VoteTable.of(
            Votes.of("tie", List.of(new Vote<>("t", "ann", "no"), new Vote<>("t", "bob", "yes"))));
    double[] posterior = new Lfc().fit(tie, tie.shares()).posterior();
    assertThat(posterior[0]).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void learnsFromAWorkerWhoIsAlwaysWrong() {
    SimulatedVotes crowd = new SimulatedVotes(13, 200, 2).workers(3, 0.85).worker("liar", 0.02);
    assertThat(crowd.accuracy(aggregator().aggregate(crowd.votes()))).isGreaterThan(0.97);
  }

  @Test
  void goesOnFromAnEarlierFit() {
    VoteTable table = VoteTable.of(new SimulatedVotes(14, 100, 3).workers(5, 0.8).votes());
    Fit earlier = new Lfc().fit(table, table.shares());
    Fit later = new Lfc().fit(table, earlier.posterior());
    assertThat(later.iterations()).isLessThan(earlier.iterations());
    assertThat(later.posterior()).containsExactly(earlier.posterior(), within(0.001));
  }
}
