package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.CrowdSet;

class KosTest extends ClassicMethodContract {

  @Override
  TruthMethod method() {
    return new Kos();
  }

  @Test
  void turnsRoundTheVotesOfLiars() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(300, 2, 1).with(5, "w", 0.8).with(3, "liar", 0.1);
    assertThat(crowd.accuracy(new MajorityVote())).isLessThan(0.8);
    assertThat(crowd.accuracy(method())).isGreaterThan(0.97);
  }

  @Test
  void outvotesManyCoinsByFewGoodWorkersAmongFourLabels() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(400, 4, 2).with(3, "good", 0.9).with(8, "coin", 0.25);
    assertThat(crowd.accuracy(method())).isGreaterThan(crowd.accuracy(new MajorityVote()) + 0.05);
  }

  @Test
  void ofWorkersWithOneVoteItKnowsOnlyTheShares() {
    LabelAggregation result =
        aggregator()
            .aggregate(
                Votes.of(
                    "strangers",
                    List.of(
                        new Vote<>("t", "ann", "yes"),
                        new Vote<>("t", "bob", "yes"),
                        new Vote<>("t", "eve", "no"))));
    assertThat(result.posteriorByTask().get("t").label()).isEqualTo("yes");
    assertThat(result.posteriorByTask().get("t").confidence()).isBetween(0.6, 0.8);
  }

  @Test
  void isBetterThanTheMajorityWhereFewWorkersAnsweredMostTasks() {
    CrowdSet rte = CrowdSet.named("rte");
    double majority = rte.accuracy(new TableAggregator(new MajorityVote()).aggregate(rte.votes()));
    assertThat(rte.accuracy(aggregator().aggregate(rte.votes()))).isGreaterThan(majority + 0.015);
  }
}
