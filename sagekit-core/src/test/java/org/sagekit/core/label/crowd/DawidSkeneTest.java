package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.LabelAggregatorContract;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.CrowdSet;

class DawidSkeneTest extends LabelAggregatorContract {

  @Override
  protected LabelAggregator aggregator() {
    return new TableAggregator(new DawidSkene());
  }

  @Property
  void agreesWithTheMajorityOfPerfectWorkers(
      @ForAll @IntRange(min = 1, max = 7) int workers, @ForAll long seed) {
    List<Vote<String>> perfect = new ArrayList<>();
    votes(perfect, workers, 30, new Random(seed), 1.0);
    Votes votes = Votes.of("perfect", perfect);
    LabelAggregation majority = new TableAggregator(new MajorityVote()).aggregate(votes);
    LabelAggregation learnt = aggregator().aggregate(votes);
    majority
        .posteriorByTask()
        .forEach(
            (task, truth) ->
                assertThat(learnt.posteriorByTask().get(task).probability(truth.label()))
                    .isGreaterThan(0.999));
  }

  @Test
  void takesRareLabelsOfALoneWorkerAsTheyAre() {
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < 100; task++) {
      votes.add(new Vote<>("t" + task, "ann", task == 0 ? "rare" : "usual"));
    }
    LabelAggregation result = aggregator().aggregate(Votes.of("lone", votes));
    assertThat(result.posteriorByTask().get("t0").probability("rare")).isEqualTo(1);
    assertThat(result.posteriorByTask().get("t1").probability("usual")).isEqualTo(1);
  }

  @Test
  void aTieOfStrangersStaysOpen() {
    Votes tie =
        Votes.of("tie", List.of(new Vote<>("t", "ann", "no"), new Vote<>("t", "bob", "yes")));
    double[] posterior = aggregator().aggregate(tie).posteriorByTask().get("t").toArray();
    assertThat(posterior[0]).isCloseTo(posterior[1], within(1e-9));
  }

  @Test
  void outvotesManySpammersByFewGoodWorkers() {
    List<Vote<String>> votes = new ArrayList<>();
    Map<String, String> truth = votes(votes, 3, 400, new Random(1), 0.95);
    Random coin = new Random(2);
    for (String task : truth.keySet()) {
      for (int spammer = 0; spammer < 5; spammer++) {
        votes.add(new Vote<>(task, "spam" + spammer, "label" + coin.nextInt(2)));
      }
    }
    Votes all = Votes.of("spam", votes);
    double learnt = accuracy(aggregator().aggregate(all), truth);
    assertThat(learnt).isGreaterThan(0.97);
    assertThat(accuracy(new TableAggregator(new MajorityVote()).aggregate(all), truth))
        .isLessThan(learnt - 0.03);
  }

  @Test
  void learnsFromAWorkerWhoIsAlwaysWrong() {
    List<Vote<String>> votes = new ArrayList<>();
    Map<String, String> truth = votes(votes, 3, 200, new Random(3), 0.9);
    truth.forEach(
        (task, label) ->
            votes.add(new Vote<>(task, "liar", label.equals("label0") ? "label1" : "label0")));
    LabelAggregation result = aggregator().aggregate(Votes.of("liar", votes));
    assertThat(accuracy(result, truth)).isGreaterThan(0.98);
    assertThat(accuracyOf(result, "liar")).isLessThan(0.05);
  }

  @Test
  void estimatesHowOftenAWorkerIsRight() {
    List<Vote<String>> votes = new ArrayList<>();
    Map<String, String> truth = votes(votes, 6, 1000, new Random(4), 0.8);
    LabelAggregation result = aggregator().aggregate(Votes.of("estimates", votes));
    for (String worker : List.of("w0", "w3")) {
      long right =
          votes.stream()
              .filter(v -> v.worker().equals(worker) && v.label().equals(truth.get(v.task())))
              .count();
      assertThat(accuracyOf(result, worker)).isCloseTo(right / 1000.0, within(0.03));
    }
  }

  @Test
  void refusesFreeTextForLabels() {
    List<Vote<String>> votes = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      votes.add(new Vote<>("t" + i, "w" + i, "a sentence of its own " + i));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregator().aggregate(Votes.of("texts", votes)))
        .withMessageContaining("workers x labels x labels must be at most 50000000")
        .withMessageContaining("Maybe the 800 different labels are free text");
  }

  @Test
  void refusesMoreTasksAndLabelsThanFitInMemory() {
    List<Vote<String>> votes = new ArrayList<>();
    for (int i = 0; i < 7_100; i++) {
      votes.add(new Vote<>("t" + i, "w", "text " + i));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregator().aggregate(Votes.of("texts", votes)))
        .withMessageContaining("tasks x labels must be at most 50000000, but was 50410000");
  }

  @Test
  void endsAfterAHundredRoundsAtTheLatest() {
    LabelAggregation result = aggregator().aggregate(CrowdSet.named("d_possent").votes());
    assertThat(result.iterations()).isBetween(2, 100);
  }

  /** Votes of workers who are right in a given share; returns the truth. */
  private static Map<String, String> votes(
      List<Vote<String>> into, int workers, int tasks, Random random, double right) {
    Map<String, String> truthByTask = new HashMap<>();
    for (int task = 0; task < tasks; task++) {
      int truth = random.nextInt(2);
      truthByTask.put("t" + task, "label" + truth);
      for (int worker = 0; worker < workers; worker++) {
        int answer = random.nextDouble() < right ? truth : 1 - truth;
        into.add(new Vote<>("t" + task, "w" + worker, "label" + answer));
      }
    }
    return truthByTask;
  }

  private static double accuracy(LabelAggregation result, Map<String, String> truth) {
    return truth.entrySet().stream()
        .mapToInt(
            e -> result.posteriorByTask().get(e.getKey()).label().equals(e.getValue()) ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static double accuracyOf(LabelAggregation result, String worker) {
    return result.workers().stream()
        .filter(w -> w.name().equals(worker))
        .findFirst()
        .orElseThrow()
        .skill();
  }
}
