package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.AggregatorContract;
import org.sagekit.api.label.Aggregation;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class MajorityVoteTest extends AggregatorContract {

  @Override
  protected Aggregator aggregator() {
    return Aggregators.majority();
  }

  @Test
  void posteriorIsTheShareOfTheVotes() {
    Aggregation result =
        aggregate(
            new Vote("t", "ann", "yes"), new Vote("t", "bob", "yes"), new Vote("t", "eve", "no"));
    assertThat(result.posteriorByTask().get("t").toArray()).containsExactly(1 / 3.0, 2 / 3.0);
    assertThat(result.posteriorByTask().get("t").label()).isEqualTo("yes");
  }

  @Test
  void aTieLeavesEqualPosteriors() {
    Aggregation result =
        aggregate(
            new Vote("t", "ann", "c"),
            new Vote("t", "bob", "b"),
            new Vote("t", "eve", "a"),
            new Vote("u", "eve", "a"));
    assertThat(result.posteriorByTask().get("t").toArray())
        .containsExactly(1 / 3.0, 1 / 3.0, 1 / 3.0);
  }

  @Test
  void aWorkerWhoContradictsThemselvesVotesTwice() {
    Aggregation result =
        aggregate(
            new Vote("t", "ann", "yes"), new Vote("t", "ann", "no"), new Vote("t", "ann", "no"));
    assertThat(result.posteriorByTask().get("t").toArray()).containsExactly(0.5, 0.5);
    assertThat(result.workers()).containsExactly(new Aggregation.Worker("ann", 2, 0.5));
  }

  @Test
  void judgesWorkersByHowManyAgreeWithThem() {
    Aggregation result =
        aggregate(
            new Vote("t", "ann", "yes"), new Vote("t", "bob", "yes"), new Vote("u", "bob", "no"));
    assertThat(result.workers())
        .containsExactly(new Aggregation.Worker("ann", 1, 1), new Aggregation.Worker("bob", 2, 1));
    assertThat(result.iterations()).isZero();
  }

  private Aggregation aggregate(Vote... votes) {
    return aggregator().aggregate(Votes.of("test", List.of(votes)));
  }
}
