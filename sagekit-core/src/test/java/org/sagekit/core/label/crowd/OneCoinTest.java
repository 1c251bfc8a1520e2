package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OneCoinTest extends ClassicMethodContract {

  @Override
  TruthMethod method() {
    return new OneCoin();
  }

  @Test
  void outvotesManyCoinsByFewGoodWorkers() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(400, 2, 1).with(3, "good", 0.95).with(6, "coin", 0.5);
    assertThat(crowd.accuracy(method())).isGreaterThan(0.97);
    assertThat(crowd.accuracy(new MajorityVote())).isLessThan(0.95);
  }

  @Test
  void doesNotGiveAllTasksToTheLabelThatMostErrorsFallOn() {
    CrowdOfWorkers crowd =
        new CrowdOfWorkers(600, 4, 2).with(6, "w", 0.6).always("one", "l1").always("two", "l1");
    assertThat(crowd.accuracy(method())).isGreaterThan(crowd.accuracy(new MajorityVote()));
  }

  @Test
  void neitherBelievesALiarNorTheOpposite() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(100, 2, 3).with(5, "w", 0.9);
    double without = aggregator().aggregate(crowd.votes()).confidenceByTask().get("t0");
    crowd.with("liar", 0);
    double with = aggregator().aggregate(crowd.votes()).confidenceByTask().get("t0");
    assertThat(with).isCloseTo(without, within(0.01));
  }

  @Test
  void takesRareLabelsOfALoneWorkerAsTheyAre() {
    CrowdOfWorkers lone = new CrowdOfWorkers(100, 10, 4).with("ann", 1);
    assertThat(lone.accuracy(method())).isEqualTo(1);
  }
}
