package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.LabelAggregatorContract;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;

/** What a method must keep to besides, with votes at the edge of what makes sense and with gold. */
abstract class ExtremeVotesContract extends LabelAggregatorContract {

  abstract TruthMethod method();

  @Override
  protected LabelAggregator aggregator() {
    return new TableAggregator(method());
  }

  @Test
  void believesAWorkerWhoIsAlone() {
    assertFollowsTheVotes(new SimulatedVotes(1, 50, 3).workers(1, 1).votes());
  }

  @Test
  void takesRareLabelsOfALoneWorkerAsTheyAre() {
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < 100; task++) {
      votes.add(new Vote<>("t" + task, "ann", task == 0 ? "rare" : "usual"));
    }
    assertFollowsTheVotes(Votes.of("lone", votes));
  }

  @Test
  void believesWorkersWhoAllAnsweredAlike() {
    List<Vote<String>> votes = new ArrayList<>();
    for (int worker = 0; worker < 4; worker++) {
      votes.add(new Vote<>("t", "w" + worker, "yes"));
      votes.add(new Vote<>("u", "w" + worker, "yes"));
    }
    votes.add(new Vote<>("v", "stranger", "no"));
    Map<String, Prediction> posteriors = aggregate(votes).posteriorByTask();
    assertThat(posteriors.get("t").label()).isEqualTo("yes");
    assertThat(posteriors.get("u").probability("yes")).isGreaterThan(0.9);
  }

  @Test
  void takesOneTask() {
    assertProbabilities(
        aggregate(List.of(new Vote<>("t", "ann", "no"), new Vote<>("t", "bob", "yes"))));
  }

  @Test
  void takesAWorkerWhoContradictsThemselves() {
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < 20; task++) {
      votes.add(new Vote<>("t" + task, "unsure", "a"));
      votes.add(new Vote<>("t" + task, "unsure", "b"));
      votes.add(new Vote<>("t" + task, "ann", task < 10 ? "a" : "b"));
    }
    assertProbabilities(aggregate(votes));
  }

  @Test
  void takesAThousandLabels() {
    Random random = new Random(2);
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < 1000; task++) {
      for (int worker = 0; worker < 3; worker++) {
        int answer = worker == 2 ? random.nextInt(1000) : task;
        votes.add(new Vote<>("t" + task, "w" + worker, "l" + answer));
      }
    }
    LabelAggregation result = aggregate(votes);
    assertProbabilities(result);
    assertThat(result.posteriorByTask().get("t7").label()).isEqualTo("l7");
  }

  @Test
  void takesManyVotesOnOneTask() {
    List<Vote<String>> votes = new ArrayList<>();
    for (int worker = 0; worker < 3000; worker++) {
      votes.add(new Vote<>("t", "w" + worker, worker % 3 == 0 ? "no" : "yes"));
    }
    LabelAggregation result = aggregate(votes);
    assertProbabilities(result);
    assertThat(result.posteriorByTask().get("t").label()).isEqualTo("yes");
  }

  @Test
  void goldStaysAndJudgesTheWorkers() {
    SimulatedVotes crowd =
        new SimulatedVotes(3, 200, 2)
            .worker("good", 0.95)
            .worker("coin", 0.5)
            .worker("toss", 0.5)
            .worker("flip", 0.5);
    LabelAggregation without = aggregator().aggregate(crowd.votes());
    Votes votes = crowd.votesWithGold(60);
    LabelAggregation with = aggregator().aggregate(votes);
    votes
        .gold()
        .forEach(
            (task, truth) ->
                assertThat(with.posteriorByTask().get(task).probability(truth)).isEqualTo(1));
    assertThat(crowd.accuracy(with)).isGreaterThan(0.9);
    assertThat(crowd.accuracy(with)).isGreaterThanOrEqualTo(crowd.accuracy(without));
  }

  @Test
  void goldOfALabelThatNobodyGaveIsKept() {
    Votes votes =
        Votes.of("gold", List.of(new Vote<>("t", "ann", "no"), new Vote<>("u", "ann", "no")))
            .withGold(Map.of("t", "yes", "nobody's", "perhaps"));
    LabelAggregation result = aggregator().aggregate(votes);
    assertProbabilities(result);
    assertThat(result.posteriorByTask().get("t").probability("yes")).isEqualTo(1);
    assertThat(result.posteriorByTask().get("nobody's").probability("perhaps")).isEqualTo(1);
  }

  @Test
  void leavesTheStartAsItWas() {
    VoteTable table = VoteTable.of(new SimulatedVotes(4, 100, 3).workers(5, 0.8).votes());
    double[] start = table.shares();
    double[] posterior = method().fit(table, start).posterior();
    assertThat(start).isEqualTo(table.shares()).isNotSameAs(posterior);
  }

  private LabelAggregation aggregate(List<Vote<String>> votes) {
    return aggregator().aggregate(Votes.of("extreme", votes));
  }

  private void assertFollowsTheVotes(Votes votes) {
    LabelAggregation result = aggregator().aggregate(votes);
    for (Vote<String> vote : votes.all()) {
      assertThat(result.posteriorByTask().get(vote.task()).label()).isEqualTo(vote.label());
    }
  }

  private static void assertProbabilities(LabelAggregation result) {
    for (Prediction posterior : result.posteriorByTask().values()) {
      assertThat(Arrays.stream(posterior.toArray())).allMatch(p -> p >= 0 && p <= 1 + 1e-12);
      assertThat(Arrays.stream(posterior.toArray()).sum()).isCloseTo(1, within(1e-9));
    }
  }
}
