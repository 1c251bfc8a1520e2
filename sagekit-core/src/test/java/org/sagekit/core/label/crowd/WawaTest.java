package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class WawaTest extends ClassicMethodContract {

  @Override
  TruthMethod method() {
    return new Wawa();
  }

  @Test
  void weighsWorkersByTheirAgreementWithTheMajority() {
    List<Vote<String>> votes = new ArrayList<>();
    for (String worker : List.of("ann", "bob", "eve")) {
      votes.add(new Vote<>("a", worker, "yes"));
      votes.add(new Vote<>("b", worker, worker.equals("eve") ? "no" : "yes"));
    }
    votes.add(new Vote<>("c", "ann", "yes"));
    votes.add(new Vote<>("c", "eve", "no"));
    LabelAggregation result = aggregator().aggregate(Votes.of("wawa", votes));
    VoteTable table = VoteTable.of(Votes.of("wawa", votes));
    double[] shares = WeightedVote.shares(table, HardLabels.agreement(table, table.shares()));
    double ofB = (2 / 3.0 + 1) / (2 / 3.0 + 1 + 1 / 3.0);
    assertThat(shares)
        .containsExactly(new double[] {0, 1, 1 - ofB, ofB, 1 / 3.0, 2 / 3.0}, within(1e-12));
    assertThat(result.posteriorByTask().get("b").label()).isEqualTo("yes");
    assertThat(result.posteriorByTask().get("c").label()).isEqualTo("yes");
  }

  @Test
  void whereNobodyAgreesWithAnybodyTheVotesCountTheSame() {
    CrowdOfWorkers enemies = new CrowdOfWorkers(10, 2, 1).with("ann", 1).with("bob", 0);
    LabelAggregation result = aggregator().aggregate(enemies.votes());
    assertThat(result.confidenceByTask().values()).allMatch(confidence -> confidence == 0.5);
  }
}
