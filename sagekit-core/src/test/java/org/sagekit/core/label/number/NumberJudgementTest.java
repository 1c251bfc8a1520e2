package org.sagekit.core.label.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.NumberAggregation;
import org.sagekit.api.label.NumberAggregation.Deviation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Worker;

class NumberJudgementTest {

  static Stream<NumberAggregator> aggregators() {
    return Stream.of(
        NumberAggregator.mean(),
        NumberAggregator.median(),
        NumberAggregator.catd(),
        NumberAggregator.lfc());
  }

  @ParameterizedTest
  @MethodSource("aggregators")
  void nineteenOfTwentyTruthsLieWithinTwoStandardErrors(NumberAggregator aggregator) {
    Answers<Double> votes = NumberAggregatorContract.votes(2000, 1, 3, 5, 5, 8, 10);
    double within =
        aggregator.aggregate(votes).estimateByTask().entrySet().stream()
            .filter(
                e ->
                    Math.abs(e.getValue().value() - Integer.parseInt(e.getKey()))
                        <= 1.96 * e.getValue().standardError())
            .count();
    assertThat(within / 2000).isCloseTo(0.95, within(0.03));
  }

  @ParameterizedTest
  @MethodSource("aggregators")
  void tellsTheSpreadOfEachWorker(NumberAggregator aggregator) {
    Answers<Double> votes = NumberAggregatorContract.votes(2000, 2, 4, 5, 6, 8, 10);
    Map<String, Deviation> deviations = aggregator.aggregate(votes).deviationByWorker();
    assertThat(deviations.get("w1").spread()).isCloseTo(5, within(1.0));
    assertThat(deviations.get("w4").spread()).isCloseTo(10, within(1.0));
  }

  @Test
  void tellsTheBiasOfAWorker() {
    List<Vote<Double>> votes = new ArrayList<>(NumberAggregatorContract.votes(200, 3, 1, 1).all());
    Map<String, Double> gold = new HashMap<>();
    for (int task = 0; task < 200; task++) {
      votes.add(new Vote<>(String.valueOf(task), "high", task + 7.0));
      gold.put(String.valueOf(task), (double) task);
    }
    NumberAggregation result =
        NumberAggregator.mean().aggregate(Answers.ofAny("biased", votes).withGold(gold));
    assertThat(result.deviationByWorker().get("high").bias()).isEqualTo(7);
    Worker high = result.workers().get(2);
    assertThat(high.skill()).isCloseTo(0.985, within(0.005));
    assertThat(high.spamScore()).isCloseTo(0, within(0.01));
  }

  @Test
  void knowsASpammerFromOneWhoTurnsAllRound() {
    List<Vote<Double>> votes =
        new ArrayList<>(NumberAggregatorContract.votes(200, 4, 1, 1, 1, 1).all());
    for (int task = 0; task < 200; task++) {
      votes.add(new Vote<>(String.valueOf(task), "turned", 200.0 - task));
      votes.add(new Vote<>(String.valueOf(task), "constant", 100.0));
    }
    List<Worker> workers = NumberAggregator.lfc().aggregate(Answers.ofAny("odd", votes)).workers();
    assertThat(workers.get(0).skill()).isGreaterThan(0.8);
    assertThat(workers.get(4).skill()).isLessThan(0.5);
    assertThat(workers.get(4).spamScore()).isLessThan(0.02);
    assertThat(workers.get(5).spamScore()).isEqualTo(1);
  }

  @Test
  void theMeanOfVotesByAnyoneIsSurerTheMoreTheyAre() {
    NumberAggregation few =
        NumberAggregator.mean().aggregate(NumberAggregatorContract.votes(50, 5, 9, 9));
    NumberAggregation many =
        NumberAggregator.mean().aggregate(NumberAggregatorContract.votes(50, 5, 9, 9, 9, 9, 9, 9));
    assertThat(many.confidenceByTask().get("7")).isGreaterThan(few.confidenceByTask().get("7"));
    assertThat(many.summary().title()).isEqualTo("Numbers by mean");
    assertThat(many.summary().parts()).hasSize(3);
  }
}
