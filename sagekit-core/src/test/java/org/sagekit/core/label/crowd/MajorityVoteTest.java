package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.LabelAggregatorContract;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.label.Worker;

class MajorityVoteTest extends LabelAggregatorContract {

  @Override
  protected LabelAggregator aggregator() {
    return new TableAggregator(new MajorityVote());
  }

  @Test
  void posteriorIsTheShareOfTheVotes() {
    LabelAggregation result =
        aggregate(
            new Vote<>("t", "ann", "yes"),
            new Vote<>("t", "bob", "yes"),
            new Vote<>("t", "eve", "no"));
    assertThat(result.posteriorByTask().get("t").toArray()).containsExactly(1 / 3.0, 2 / 3.0);
    assertThat(result.posteriorByTask().get("t").label()).isEqualTo("yes");
  }

  @Test
  void aTieLeavesEqualPosteriors() {
    LabelAggregation result =
        aggregate(
            new Vote<>("t", "ann", "c"),
            new Vote<>("t", "bob", "b"),
            new Vote<>("t", "eve", "a"),
            new Vote<>("u", "eve", "a"));
    assertThat(result.posteriorByTask().get("t").toArray())
        .containsExactly(1 / 3.0, 1 / 3.0, 1 / 3.0);
  }

  @Test
  void aWorkerWhoContradictsThemselvesVotesTwice() {
    LabelAggregation result =
        aggregate(
            new Vote<>("t", "ann", "yes"),
            new Vote<>("t", "ann", "no"),
            new Vote<>("t", "ann", "no"));
    assertThat(result.posteriorByTask().get("t").toArray()).containsExactly(0.5, 0.5);
    assertThat(result.workers())
        .extracting(Worker::name, Worker::votes, Worker::skill)
        .containsExactly(tuple("ann", 2, 0.5));
  }

  @Test
  void judgesWorkersByHowManyAgreeWithThem() {
    LabelAggregation result =
        aggregate(
            new Vote<>("t", "ann", "yes"),
            new Vote<>("t", "bob", "yes"),
            new Vote<>("u", "bob", "no"));
    assertThat(result.workers())
        .extracting(Worker::name, Worker::votes, Worker::skill)
        .containsExactly(tuple("ann", 1, 1.0), tuple("bob", 2, 1.0));
    assertThat(result.iterations()).isZero();
  }

  private LabelAggregation aggregate(Vote<String>... votes) {
    return aggregator().aggregate(Votes.of("test", List.of(votes)));
  }
}
