package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class GladTest extends ClassicMethodContract {

  @Override
  TruthMethod method() {
    return new Glad();
  }

  @Test
  void outvotesManyCoinsByFewGoodWorkers() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(400, 2, 1).with(3, "good", 0.95).with(6, "coin", 0.5);
    assertThat(crowd.accuracy(method())).isGreaterThan(crowd.accuracy(new MajorityVote()) + 0.03);
  }

  @Test
  void turnsRoundTheVotesOfALiar() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(300, 2, 2).with(3, "w", 0.8).with("liar", 0.02);
    assertThat(crowd.accuracy(method())).isGreaterThan(0.95);
  }

  @Test
  void isLessSureOfHardTasksThanOfEasyOnesWithTheSameShareOfVotes() {
    List<Vote<String>> votes = new ArrayList<>();
    Random coin = new Random(3);
    for (int task = 0; task < 200; task++) {
      for (int worker = 0; worker < 10; worker++) {
        boolean right = task % 2 == 0 || coin.nextInt(10) < 6;
        votes.add(new Vote<>("t" + task, "w" + worker, right ? "yes" : "no"));
      }
    }
    LabelAggregation result = aggregator().aggregate(Votes.of("hard and easy", votes));
    double easy = result.posteriorByTask().get("t0").confidence();
    assertThat(easy).isGreaterThan(0.99999);
    assertThat(result.posteriorByTask().values()).anyMatch(p -> p.confidence() < 0.9);
  }

  @Test
  void doesNotOverflowWithVeryManyVotesOfPerfectWorkers() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(5, 2, 4).with(2000, "w", 1);
    assertThat(crowd.accuracy(method())).isEqualTo(1);
  }

  @Test
  void endsAfterFortyRoundsAtTheLatest() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(100, 50, 6).with(20, "w", 0.1);
    assertThat(aggregator().aggregate(crowd.votes()).iterations()).isBetween(2, 40);
  }
}
