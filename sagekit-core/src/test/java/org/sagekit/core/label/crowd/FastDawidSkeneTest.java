package org.sagekit.core.label.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.CrowdSet;

class FastDawidSkeneTest extends ClassicMethodContract {

  @Override
  TruthMethod method() {
    return new FastDawidSkene();
  }

  @Test
  void convergesInFewerRoundsThanDawidSkene() {
    Votes votes = CrowdSet.named("d_possent").votes();
    int slow = new TableAggregator(new DawidSkene()).aggregate(votes).iterations();
    assertThat(aggregator().aggregate(votes).iterations()).isLessThan(slow / 2);
  }

  @Test
  void itsPosteriorsAreNotHard() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(200, 2, 1).with(4, "w", 0.7);
    LabelAggregation result = aggregator().aggregate(crowd.votes());
    assertThat(result.confidenceByTask().values()).anyMatch(c -> c > 0.5 && c < 0.95);
  }

  @Test
  void learnsFromAWorkerWhoIsAlwaysWrong() {
    CrowdOfWorkers crowd = new CrowdOfWorkers(200, 2, 2).with(3, "w", 0.9).with("liar", 0);
    assertThat(crowd.accuracy(method())).isGreaterThan(0.98);
  }

  @Test
  void learnsWhichLabelsAWorkerConfuses() {
    CrowdOfWorkers crowd =
        new CrowdOfWorkers(600, 3, 3).with(3, "w", 0.75).always("mute", "l0").always("dull", "l0");
    assertThat(crowd.accuracy(method())).isGreaterThan(crowd.accuracy(new MajorityVote()) + 0.1);
  }

  @Test
  void refusesFreeTextForLabels() {
    List<Vote<String>> votes = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      votes.add(new Vote<>("t" + i, "w" + i, "a sentence of its own " + i));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregator().aggregate(Votes.of("texts", votes)))
        .withMessageContaining("workers x labels x labels must be at most 50000000");
  }
}
