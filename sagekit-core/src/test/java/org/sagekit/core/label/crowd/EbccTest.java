package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class EbccTest extends ExtremeVotesContract {

  /** Few starts, since the contract asks for many fits. */
  @Override
  TruthMethod method() {
    return new Ebcc(1, 0);
  }

  @Test
  void seesThroughWorkersWhoErrTogether() {
    Random random = new Random(8);
    Map<String, String> truth = new TreeMap<>();
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < 400; task++) {
      boolean yes = random.nextBoolean();
      boolean seeming = random.nextDouble() < 0.3 ? !yes : yes;
      truth.put("t" + task, yes ? "yes" : "no");
      for (int worker = 0; worker < 10; worker++) {
        boolean right = random.nextDouble() < 0.9;
        boolean believed = worker < 4 ? seeming : yes;
        votes.add(new Vote<>("t" + task, "w" + worker, right == believed ? "yes" : "no"));
      }
    }
    Votes all = Votes.of("together", votes);
    double enhanced = accuracy(new TableAggregator(new Ebcc()).aggregate(all), truth);
    assertThat(enhanced)
        .isGreaterThan(accuracy(new TableAggregator(new MajorityVote()).aggregate(all), truth));
    assertThat(enhanced).isGreaterThan(0.95);
  }

  @Test
  void moreStartsFindNoLessEvidence() {
    VoteTable table = VoteTable.of(new SimulatedVotes(9, 60, 3).workers(8, 0.6).votes());
    double once = new Ebcc(1, 3).fit(table, table.shares()).evidence();
    assertThat(new Ebcc(20, 3).fit(table, table.shares()).evidence()).isGreaterThanOrEqualTo(once);
  }

  @Test
  void aSeedDeterminesTheResult() {
    VoteTable table = VoteTable.of(new SimulatedVotes(10, 60, 3).workers(5, 0.6).votes());
    Fit one = new Ebcc(3, 7).fit(table, table.shares());
    Fit same = new Ebcc(3, 7).fit(table, table.shares());
    assertThat(same.posterior()).isEqualTo(one.posterior());
    assertThat(same.evidence()).isEqualTo(one.evidence());
  }

  @Test
  void needsAStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ebcc(0, 1))
        .withMessage("Aggregator 'ebcc': restarts must be at least 1, but was 0.");
  }

  private static double accuracy(LabelAggregation result, Map<String, String> truth) {
    return truth.entrySet().stream()
            .filter(e -> result.posteriorByTask().get(e.getKey()).label().equals(e.getValue()))
            .count()
        / (double) truth.size();
  }
}
