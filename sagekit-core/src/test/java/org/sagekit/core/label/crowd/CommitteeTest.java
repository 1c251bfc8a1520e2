package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.LabelAggregatorContract;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.core.label.CrowdSet;

class CommitteeTest extends LabelAggregatorContract {

  @Override
  protected LabelAggregator aggregator() {
    return new TableAggregator(new Committee());
  }

  /** Two of the five busiest workers of this set err together, and the tables of both profit. */
  @Test
  void isNotFooledByWorkersWhoErrTogether() {
    CrowdSet zencrowd = CrowdSet.named("zencrowd_us");
    double auto = zencrowd.accuracy(aggregator().aggregate(zencrowd.votes()));
    LabelAggregation ibcc = new TableAggregator(new Ibcc()).aggregate(zencrowd.votes());
    assertThat(auto).isGreaterThan(zencrowd.accuracy(ibcc) + 0.05);
  }

  @Test
  void isAsSureAsItIsRight() {
    CrowdSet rte = CrowdSet.named("rte");
    LabelAggregation auto = aggregator().aggregate(rte.votes());
    double sure =
        auto.confidenceByTask().values().stream().mapToDouble(c -> c).average().orElseThrow();
    assertThat(sure).isCloseTo(rte.accuracy(auto), within(0.04));
  }
}
