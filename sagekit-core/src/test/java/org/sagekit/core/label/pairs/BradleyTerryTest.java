package org.sagekit.core.label.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.RankAggregation;
import org.sagekit.api.label.Vote;

class BradleyTerryTest extends PairContract {

  @Override
  protected BradleyTerry aggregator() {
    return new BradleyTerry();
  }

  @Test
  void theScoresOfTwoAreTheLogarithmOfTheirOdds() {
    List<Vote<Preference>> votes = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      votes.add(i % 4 == 0 ? vote(i, "ann", "b", "a") : vote(i, "ann", "a", "b"));
    }
    RankAggregation result = aggregate(votes);
    double difference = result.items().get(0).score() - result.items().get(1).score();
    assertThat(difference).isCloseTo(Math.log(3), within(0.001));
  }

  @Test
  void manyThingsHaveTheErrorsOfTheDiagonal() {
    RankAggregation result = aggregate(votes(600, 5000, new Random(2), 1));
    assertThat(result.items()).hasSize(600);
    assertThat(result.items()).allMatch(item -> Double.isFinite(item.standardError()));
    assertThat(result.summary().title()).isEqualTo("Order by bradley-terry");
  }
}
