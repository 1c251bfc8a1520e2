package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
  void moreVotesAreMoreCertain() {
    LabelAggregation result =
        aggregate(
            new Vote<>("split", "ann", "yes"),
            new Vote<>("split", "bob", "yes"),
            new Vote<>("split", "eve", "no"),
            new Vote<>("two", "ann", "yes"),
            new Vote<>("two", "bob", "yes"),
            new Vote<>("one", "eve", "yes"));
    double split = result.posteriorByTask().get("split").probability("yes");
    double one = result.posteriorByTask().get("one").probability("yes");
    double two = result.posteriorByTask().get("two").probability("yes");
    assertThat(List.of(0.5, split, one, two, 1.0)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void estimatesFromAgreementHowOftenVotesAreRight() {
    Random random = new Random(5);
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < 2_000; task++) {
      for (int worker = 0; worker < 2; worker++) {
        String answer = random.nextDouble() < 0.7 ? "right" : "wrong" + random.nextInt(3);
        votes.add(new Vote<>("t" + task, "w" + worker, answer));
      }
      votes.add(new Vote<>("lone" + task, "w0", "right"));
    }
    double alone =
        aggregator().aggregate(Votes.of("test", votes)).posteriorByTask().get("lone1").confidence();
    assertThat(alone).isCloseTo(0.7, within(0.03));
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
    assertThat(result.workers()).extracting(Worker::name).containsExactly("ann", "bob");
    assertThat(result.workers()).extracting(Worker::votes).containsExactly(1, 2);
    assertThat(result.workers().get(0).skill()).isGreaterThan(result.workers().get(1).skill());
    assertThat(result.iterations()).isZero();
  }

  private LabelAggregation aggregate(Vote<String>... votes) {
    return aggregator().aggregate(Votes.of("test", List.of(votes)));
  }
}
