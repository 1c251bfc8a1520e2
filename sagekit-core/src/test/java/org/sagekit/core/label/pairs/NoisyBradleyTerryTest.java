package org.sagekit.core.label.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.RankAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Worker;

class NoisyBradleyTerryTest extends PairContract {

  @Override
  protected NoisyBradleyTerry aggregator() {
    return new NoisyBradleyTerry();
  }

  @Test
  void hearsThroughSpammersAndThoseWhoSayTheOpposite() {
    List<Vote<Preference>> votes = votes(20, 4000, new Random(3), 1, 1, 1, 1, 0.5, 0.5, 0, 0);
    RankAggregation noisy = aggregate(votes);
    RankAggregation plain = new BradleyTerry().aggregate(Answers.ofAny("votes", votes));
    assertThat(disorder(noisy)).isLessThan(disorder(plain) / 2);
    List<Worker> workers = noisy.workers();
    assertThat(workers.get(0).skill()).isGreaterThan(0.7);
    assertThat(workers.get(6).skill()).isLessThan(0.3);
    assertThat(workers.get(4).spamScore()).isGreaterThan(workers.get(6).spamScore());
  }

  /** The sum of the distances of all ranks from the right ones. */
  private static int disorder(RankAggregation result) {
    return ranks(result).entrySet().stream()
        .mapToInt(e -> Math.abs(20 - Integer.parseInt(e.getKey()) - e.getValue()))
        .sum();
  }
}
