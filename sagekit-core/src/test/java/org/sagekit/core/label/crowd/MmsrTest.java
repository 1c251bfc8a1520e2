package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class MmsrTest extends ClassicMethodContract {

  @Override
  TruthMethod method() {
    return new Mmsr();
  }

  @Test
  void turnsRoundTheVotesOfAdversaries() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(400, 2, 1).with(7, "w", 0.75).with(4, "bad", 0.1);
    assertThat(crowd.accuracy(new MajorityVote())).isLessThan(0.7);
    assertThat(crowd.accuracy(method())).isGreaterThan(0.97);
  }

  @Test
  void outvotesManyCoinsByFewGoodWorkersAmongFourLabels() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(400, 4, 2).with(3, "good", 0.9).with(8, "coin", 0.25);
    assertThat(crowd.accuracy(method())).isGreaterThan(crowd.accuracy(new MajorityVote()) + 0.05);
  }

  @Test
  void twoWhoAlwaysDisagreeLeaveATie() {
    CrowdOfWorkers enemies = new CrowdOfWorkers(10, 2, 1).with("ann", 1).with("bob", 0);
    assertThat(aggregator().aggregate(enemies.votes()).confidenceByTask().values())
        .allMatch(confidence -> confidence == 0.5);
  }

  @Test
  void refusesMorePairsOfWorkersThanFitInMemory() {
    List<Vote<String>> votes = new ArrayList<>();
    for (int i = 0; i < 7_100; i++) {
      votes.add(new Vote<>("t", "w" + i, i % 2 == 0 ? "yes" : "no"));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregator().aggregate(Votes.of("crowded", votes)))
        .withMessageContaining(
            "pairs of workers who share a task must be at most 50000000, but was 50402900");
  }
}
