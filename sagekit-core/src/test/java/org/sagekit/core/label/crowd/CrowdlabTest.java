package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.LabelAggregatorContract;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.LabelPriority;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;

/** The figures of the small example were worked out by hand from the equations of the papers. */
class CrowdlabTest extends LabelAggregatorContract {

  @Override
  protected LabelAggregator aggregator() {
    List<String> labels = List.of("l0", "l1", "l2", "l3", "label0", "label1", "label2", "yes");
    Map<String, Prediction> predictions = new LinkedHashMap<>();
    predictions.put("t", Prediction.ofClasses(labels, shares(0)));
    for (int task = 0; task < 40; task++) {
      predictions.put("t" + task, Prediction.ofClasses(labels, shares(task % 8)));
    }
    return new TableAggregator(new Crowdlab(TaskPredictions.of(predictions)));
  }

  private static double[] shares(int likely) {
    double[] shares = new double[8];
    Arrays.fill(shares, 0.09);
    shares[likely] = 0.37;
    return shares;
  }

  private static final Votes VOTES =
      Votes.of(
          "small",
          List.of(
              new Vote<>("t1", "ann", "a"),
              new Vote<>("t1", "bob", "a"),
              new Vote<>("t1", "eve", "a"),
              new Vote<>("t2", "ann", "b"),
              new Vote<>("t2", "bob", "b"),
              new Vote<>("t2", "eve", "b"),
              new Vote<>("t3", "ann", "a"),
              new Vote<>("t3", "bob", "a"),
              new Vote<>("t3", "eve", "b"),
              new Vote<>("t4", "ann", "b")));

  private static TaskPredictions model(double... shareOfA) {
    Map<String, Prediction> predictions = new LinkedHashMap<>();
    for (int task = 0; task < shareOfA.length; task++) {
      double[] shares = {1 - shareOfA[task], shareOfA[task]};
      predictions.put("t" + (task + 1), Prediction.ofClasses(List.of("b", "a"), shares));
    }
    return TaskPredictions.of(predictions);
  }

  @Test
  void weighsVotesAndModelByWhatTheyAreWorth() {
    LabelAggregator crowdlab = new TableAggregator(new Crowdlab(model(0.9, 0.4, 0.7, 0.8)));
    Prediction posterior = crowdlab.aggregate(VOTES).posteriorByTask().get("t4");
    assertThat(posterior.label()).isEqualTo("a");
    assertThat(posterior.confidence()).isCloseTo(0.63450, within(0.00001));
  }

  @Test
  void doesNotListenToAModelThatIsNoBetterThanTheCommonestLabel() {
    LabelAggregator crowdlab = new TableAggregator(new Crowdlab(model(0.9, 0.6, 0.7, 0.8)));
    Prediction posterior = crowdlab.aggregate(VOTES).posteriorByTask().get("t4");
    assertThat(posterior.label()).isEqualTo("b");
    assertThat(posterior.confidence()).isCloseTo(8 / 9.0, within(0.01));
  }

  @Test
  void keepsGold() {
    LabelAggregator crowdlab = new TableAggregator(new Crowdlab(model(0.9, 0.4, 0.7, 0.8)));
    Votes gold = VOTES.withGold(Map.of("t4", "b"));
    assertThat(crowdlab.aggregate(gold).posteriorByTask().get("t4").probability("b")).isEqualTo(1);
  }

  @Test
  void believesAWorkerWhomTheGoldConfirms() {
    assertThat(labelIfAllButOneAreRight("bob")).isEqualTo("a");
    assertThat(labelIfAllButOneAreRight("ann")).isEqualTo("b");
  }

  /** Of a task that Ann says is a and Bob says is b, while the gold tells who errs. */
  private static String labelIfAllButOneAreRight(String liar) {
    List<Vote<String>> votes = new ArrayList<>();
    Map<String, String> gold = new LinkedHashMap<>();
    for (int task = 1; task <= 6; task++) {
      gold.put("t" + task, task % 2 == 0 ? "a" : "b");
      for (String worker : List.of("ann", "bob", "cid")) {
        boolean a = task % 2 == 0 ^ worker.equals(liar);
        votes.add(new Vote<>("t" + task, worker, a ? "a" : "b"));
      }
    }
    votes.add(new Vote<>("t7", "ann", "a"));
    votes.add(new Vote<>("t7", "bob", "b"));
    Crowdlab crowdlab = new Crowdlab(model(.5, .5, .5, .5, .5, .5, .5));
    return new TableAggregator(crowdlab)
        .aggregate(Votes.of("gold", votes).withGold(gold))
        .posteriorByTask()
        .get("t7")
        .label();
  }

  @Test
  void refusesTasksWithoutPrediction() {
    LabelAggregator crowdlab = new TableAggregator(new Crowdlab(model(0.9, 0.4)));
    assertThat(crowdlab.obstacle(VOTES))
        .hasValue("2 of the 4 tasks without a prediction, such as 't3'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> crowdlab.aggregate(VOTES))
        .withMessageContaining("2 of the 4 tasks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActiveLab(model(0.9)).priorities(VOTES))
        .withMessageContaining("'small'")
        .withMessageContaining("3 of the 4 tasks");
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatIllegalArgumentException().isThrownBy(() -> TaskPredictions.of(Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(Double.NaN))
        .withMessageContaining("'t1'");
    assertThatIllegalArgumentException().isThrownBy(() -> model(1.2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TaskPredictions.of(Map.of("t", Prediction.ofNumber(1))));
  }

  @Test
  void judgesWorkersByPosteriorAndConsensus() {
    Map<String, Double> quality = new Crowdlab(model(0.9, 0.4, 0.7, 0.8)).qualityByWorker(VOTES);
    assertThat(quality.keySet()).containsExactly("ann", "bob", "eve");
    assertThat(quality.get("bob")).isGreaterThan(quality.get("ann"));
    assertThat(quality.get("ann")).isGreaterThan(quality.get("eve"));
    assertThat(quality.values()).allMatch(value -> value >= 0 && value <= 1);
  }

  @Test
  void asksFirstForWhatIsLeastKnown() {
    List<LabelPriority> next = new ActiveLab(model(0.9, 0.4, 0.7, 0.8, 0.55)).priorities(VOTES);
    assertThat(next).hasSize(5).extracting(LabelPriority::task).startsWith("t5", "t4");
    assertThat(next.get(0).score()).isCloseTo(0.54129, within(0.00001));
    assertThat(next.get(0).votes()).isZero();
    assertThat(next.get(1).score()).isCloseTo(0.61591, within(0.00001));
    assertThat(next.get(1).likely()).isEqualTo("a");
  }

  @Test
  void doesNotAskForGold() {
    Votes gold = VOTES.withGold(Map.of("t4", "b", "t5", "a"));
    List<LabelPriority> next = new ActiveLab(model(0.9, 0.4, 0.7, 0.8, 0.55)).priorities(gold);
    assertThat(next).extracting(LabelPriority::task).containsExactlyInAnyOrder("t1", "t2", "t3");
  }

  @Test
  void holdsWorkersAgainstTheModelIfNoTaskHasTwoVotes() {
    List<Vote<String>> single =
        List.of(
            new Vote<>("t1", "ann", "a"),
            new Vote<>("t2", "ann", "b"),
            new Vote<>("t3", "bob", "b"),
            new Vote<>("t4", "bob", "a"));
    Crowdlab crowdlab = new Crowdlab(model(0.9, 0.1, 0.9, 0.9));
    Votes votes = Votes.of("single", single);
    assertThat(crowdlab.qualityByWorker(votes).get("ann"))
        .isGreaterThan(crowdlab.qualityByWorker(votes).get("bob"));
    assertThat(new TableAggregator(crowdlab).aggregate(votes).posteriorByTask().get("t3").label())
        .isEqualTo("a");
  }
}
