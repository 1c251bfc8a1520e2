package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagekit.api.contract.LabelAggregatorContract;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;

/** What the classic methods keep to beyond the contract of all: gold, and votes of no sense. */
abstract class ClassicMethodContract extends LabelAggregatorContract {

  private static final Map<String, String> OTHER_NAME =
      Map.of("l0", "second", "l1", "third", "l2", "first");

  abstract TruthMethod method();

  @Override
  protected LabelAggregator aggregator() {
    return new TableAggregator(method());
  }

  @Test
  void goldIsTheTruthWhateverTheVotes() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(20, 3, 1).with(5, "w", 0.9);
    Map<String, String> gold = Map.of("t3", "l2", "t4", "unheard of", "unasked", "l0");
    LabelAggregation result = aggregator().aggregate(crowd.votes().withGold(gold));
    gold.forEach(
        (task, label) ->
            assertThat(result.posteriorByTask().get(task).probability(label)).isEqualTo(1));
  }

  @Test
  void believesTheOneOfTwoWhoIsRightOnGold() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(40, 2, 2).with("ann", 1).with("bob", 0);
    Votes votes = crowd.votes();
    assertThat(crowd.accuracy(aggregator().aggregate(votes))).isLessThan(0.9);
    Map<String, String> gold = crowd.truth();
    gold = Map.of("t1", gold.get("t1"), "t2", gold.get("t2"), "t3", gold.get("t3"));
    assertThat(crowd.accuracy(aggregator().aggregate(votes.withGold(gold)))).isEqualTo(1);
  }

  @Test
  void isRightWhereTheMajorityIsNearlyAlways() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(300, 4, 3).with(9, "w", 0.8);
    assertThat(crowd.accuracy(method())).isGreaterThan(0.98);
  }

  @Test
  void theNamesOfTheLabelsChangeNothing() {
    Votes votes = new CrowdOfWorkers(60, 3, 7).with(5, "w", 0.6).votes();
    List<Vote<String>> renamed =
        votes.all().stream()
            .map(v -> new Vote<>(v.task(), v.worker(), OTHER_NAME.get(v.label())))
            .toList();
    LabelAggregation other = aggregator().aggregate(Votes.of("renamed", renamed));
    aggregator()
        .aggregate(votes)
        .posteriorByTask()
        .forEach(
            (task, posterior) ->
                OTHER_NAME.forEach(
                    (label, name) ->
                        assertThat(other.posteriorByTask().get(task).probability(name))
                            .isCloseTo(posterior.probability(label), within(1e-6))));
  }

  @ParameterizedTest
  @MethodSource("votesOfNoSense")
  void givesProbabilitiesForVotesOfNoSense(Votes votes) {
    for (Prediction posterior : aggregator().aggregate(votes).posteriorByTask().values()) {
      assertThat(Arrays.stream(posterior.toArray())).allMatch(p -> p >= 0 && p <= 1 + 1e-12);
      assertThat(Arrays.stream(posterior.toArray()).sum()).isCloseTo(1, within(1e-9));
    }
  }

  static Stream<Votes> votesOfNoSense() {
    CrowdOfWorkers twice = new CrowdOfWorkers(30, 3, 4);
    List<Vote<String>> oneWorker = new ArrayList<>();
    List<Vote<String>> oneTask = new ArrayList<>();
    List<Vote<String>> alike = new ArrayList<>(List.of(new Vote<>("t0", "odd", "odd")));
    for (int i = 0; i < 300; i++) {
      oneWorker.add(new Vote<>("t" + i, "w", "l" + i));
      oneTask.add(new Vote<>("t", "w" + i, "l" + i % 3));
      alike.add(new Vote<>("t" + i % 30, "w" + i, "same"));
    }
    return Stream.of(
        Votes.of("one worker, each time another label", oneWorker),
        Votes.of("one task", oneTask),
        Votes.of("all the same but one", alike),
        twice.always("a", "l0").always("a", "l1").always("a", "l2").always("b", "l1").votes(),
        new CrowdOfWorkers(50, 2, 5).with(200, "w", 1).votes(),
        new CrowdOfWorkers(100, 50, 6).with(20, "w", 0.02).votes());
  }
}
