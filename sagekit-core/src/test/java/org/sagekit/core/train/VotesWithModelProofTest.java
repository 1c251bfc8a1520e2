package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelPriority;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.core.label.Aggregators;
import org.sagekit.core.label.LabelingJob;
import org.sagekit.core.label.VotesWithModel;
import org.sagekit.core.model.Scorers;

/** People and a model together know more than either, on simulated people. */
@Tag("proof")
class VotesWithModelProofTest {
  @TempDir Path home;
  private static final Dataset ROWS = ToyRows.classes(1_000, 4, 3);
  private static final double[] SKILL = {.9, .8, .75, .7, .65, .6, .55, .5};

  private static Vote<String> vote(int row, SplittableRandom random) {
    int worker = random.nextInt(SKILL.length);
    String truth = String.valueOf(ROWS.target().text(row));
    boolean right = random.nextDouble() < SKILL[worker];
    String label = right ? truth : "class-" + random.nextInt(4);
    return new Vote<>(String.valueOf(row), "worker-" + worker, label);
  }

  private static List<Vote<String>> first(SplittableRandom random, int rows, int most) {
    List<Vote<String>> votes = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int i = random.nextInt(most); i >= 0; i--) {
        votes.add(vote(row, random));
      }
    }
    return votes;
  }

  /** What a model of the majority's labels says of rows that it has not learnt from. */
  private Map<String, Prediction> predictions(Votes votes) {
    Dataset rows = ROWS.without("y");
    TestRun run = TestRun.at(home);
    LabelingJob<Votes> job =
        LabelingJob.named("majority", rows).aggregator(Aggregators.majority()).build();
    Dataset labelled = job.run(votes, run);
    Map<String, Prediction> byTask = new LinkedHashMap<>();
    Predictions others = Scorers.of(Trainers.linear().train(labelled, run)).score(rows);
    for (int row = 0; row < rows.size(); row++) {
      byTask.put(String.valueOf(row), others.get(row));
    }
    Predictions own = OutOfFold.predict(Trainers.linear(), labelled, 5, run);
    List<String> tasks =
        votes.tasks().stream().sorted(Comparator.comparingInt(Integer::parseInt)).toList();
    for (int row = 0; row < tasks.size(); row++) {
      byTask.put(tasks.get(row), own.get(row));
    }
    return byTask;
  }

  private static double accuracy(Map<String, Prediction> byTask) {
    long right =
        byTask.entrySet().stream()
            .filter(
                entry ->
                    entry
                        .getValue()
                        .label()
                        .equals(ROWS.target().text(Integer.parseInt(entry.getKey()))))
            .count();
    return (double) right / byTask.size();
  }

  @Test
  void theConsensusIsBetterThanTheMajorityAndThanTheModel() {
    for (int seed = 0; seed < 10; seed++) {
      Votes votes = Votes.of("votes", first(new SplittableRandom(seed), ROWS.size(), 4));
      Map<String, Prediction> model = predictions(votes);
      LabelAggregation both = VotesWithModel.of(model).aggregator().aggregate(votes);
      double majority = accuracy(Aggregators.majority().aggregate(votes).posteriorByTask());
      assertThat(accuracy(both.posteriorByTask()))
          .isGreaterThan(majority + 0.05)
          .isGreaterThan(accuracy(model) + 0.05);
    }
  }

  @Test
  void itsChoiceOfVotesIsBetterThanChance() {
    double chosen = 0;
    double chance = 0;
    for (int seed = 0; seed < 10; seed++) {
      chosen += afterRounds(seed, true);
      chance += afterRounds(seed, false);
    }
    assertThat(chosen / 10).isGreaterThan(chance / 10 + 0.02);
  }

  /** The accuracy of the consensus over all rows after ten rounds of 50 votes. */
  private double afterRounds(int seed, boolean chosen) {
    SplittableRandom random = new SplittableRandom(seed);
    Votes votes = Votes.of("votes", first(random, 300, 3));
    for (int round = 0; round < 10; round++) {
      List<String> tasks = new ArrayList<>();
      if (chosen) {
        VotesWithModel.of(predictions(votes)).nextToLabel(votes).stream()
            .limit(50)
            .map(LabelPriority::task)
            .forEach(tasks::add);
      } else {
        random.ints(50, 0, ROWS.size()).mapToObj(String::valueOf).forEach(tasks::add);
      }
      votes = votes.and(tasks.stream().map(task -> vote(Integer.parseInt(task), random)).toList());
    }
    Map<String, Prediction> byTask = new LinkedHashMap<>(predictions(votes));
    byTask.putAll(VotesWithModel.of(byTask).aggregator().aggregate(votes).posteriorByTask());
    return accuracy(byTask);
  }
}
