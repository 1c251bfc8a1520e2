package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.core.label.CrowdSet;

class ZeroBasedSkillTest extends ClassicMethodContract {

  @Override
  TruthMethod method() {
    return new ZeroBasedSkill();
  }

  @Test
  void endsWhereSkillsAreTheAgreementWithWhatTheyGive() {
    VoteTable table = VoteTable.of(CrowdSet.named("rte").votes());
    double[] posterior = method().fit(table, table.shares()).posterior();
    double[] skills = HardLabels.agreement(table, posterior);
    assertThat(VoteShares.toPosterior(table, WeightedVote.shares(table, skills)))
        .isEqualTo(posterior);
  }

  @Test
  void countsSpammersForLessThanWawaDoes() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(500, 2, 1).with(4, "good", 0.9).with(5, "coin", 0.5);
    assertThat(crowd.accuracy(method())).isGreaterThan(crowd.accuracy(new MajorityVote()));
    assertThat(crowd.accuracy(method())).isGreaterThanOrEqualTo(crowd.accuracy(new Wawa()));
  }

  @Test
  void comesToRestWithinAHundredRounds() {
    LabelAggregation result =
        aggregator().aggregate(new CrowdOfWorkers(200, 5, 2).with(7, "w", 0.25).votes());
    assertThat(result.iterations()).isBetween(2, 100);
    assertThat(result.posteriorByTask().values())
        .allMatch(posterior -> Arrays.stream(posterior.toArray()).allMatch(Double::isFinite));
  }
}
