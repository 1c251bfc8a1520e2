package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class BwaTest extends ExtremeVotesContract {

  @Override
  TruthMethod method() {
    return new Bwa();
  }

  @Test
  void weighsGoodWorkersMore() {
    SimulatedVotes crowd =
        new SimulatedVotes(11, 300, 3).workers(3, 0.95).worker("coin", 0.33).worker("toss", 0.33);
    double weighted = crowd.accuracy(aggregator().aggregate(crowd.votes()));
    double plain = crowd.accuracy(new TableAggregator(new MajorityVote()).aggregate(crowd.votes()));
    assertThat(weighted).isGreaterThan(plain);
  }

  @Test
  void leavesATieOpen() {
    VoteTable tie =
        VoteTable.of(
            Votes.of("tie", List.of(new Vote<>("t", "ann", "no"), new Vote<>("t", "bob", "yes"))));
    double[] posterior = new Bwa().fit(tie, tie.shares()).posterior();
    assertThat(posterior[0]).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void stopsAtOnceWhereNobodyContradictsAnybody() {
    VoteTable table = VoteTable.of(new SimulatedVotes(12, 30, 3).workers(4, 1).votes());
    Fit fit = new Bwa().fit(table, table.shares());
    assertThat(fit.iterations()).isZero();
    assertThat(fit.posterior()).isEqualTo(VoteShares.toPosterior(table, table.shares()));
  }

  @Test
  void refusesWhatWouldTakeHours() {
    List<Vote<String>> texts = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      texts.add(new Vote<>("t" + i % 20, "w", "text " + i));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregator().aggregate(Votes.of("texts", texts)))
        .withMessageContaining("votes x labels must be at most 1000000000, but was 1600000000");
  }
}
