package org.sagekit.core.label.spans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.PartsAggregation;
import org.sagekit.api.label.Span;
import org.sagekit.api.label.Vote;
import org.sagekit.core.label.parts.PartsAggregator;

class WeightedSpanMergeTest extends SpanContract {

  @Override
  protected PartsAggregator<Span> aggregator() {
    return PartsAggregator.weighted("span-merge", new SpanShape());
  }

  @Test
  void twoStrangersWhoDisagreeStayUnsure() {
    assertThat(found(List.of(new Span("place", 0, 4)), List.of(new Span("name", 0, 4))))
        .allMatch(found -> found.confidence() < 0.6);
  }

  @Test
  void hearsTheGoodThroughTheBad() {
    Random random = new Random(1);
    List<Vote<List<Span>>> votes = new ArrayList<>();
    for (int task = 0; task < 100; task++) {
      for (int worker = 0; worker < 5; worker++) {
        boolean good = worker < 2 || (worker == 2 && random.nextInt(4) > 0);
        int start = good ? 30 : random.nextInt(60);
        votes.add(
            new Vote<>("t" + task, "w" + worker, List.of(new Span("name", start, start + 10))));
      }
    }
    Answers<List<Span>> all = Answers.ofAny("spans", votes);
    long learnt = right(aggregator().aggregate(all));
    long alike = right(PartsAggregator.alike("span-merge", new SpanShape()).aggregate(all));
    assertThat(learnt).isEqualTo(100).isGreaterThan(alike);
    assertThat(aggregator().aggregate(all).workers().get(4).spamScore()).isGreaterThan(0.5);
  }

  private static long right(PartsAggregation<Span> result) {
    return result.partsByTask().values().stream()
        .filter(parts -> parts.size() == 1 && parts.get(0).value().equals(new Span("name", 30, 40)))
        .count();
  }
}
