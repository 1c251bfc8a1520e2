package org.sagekit.core.label.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.NumberAggregation;
import org.sagekit.api.label.Vote;

class MedianNumberTest extends NumberAggregatorContract {

  @Override
  protected NumberAggregator aggregator() {
    return NumberAggregator.median();
  }

  @Test
  void isTheMiddleVoteOrTheMeanOfTheTwoInTheMiddle() {
    List<Vote<Double>> votes =
        List.of(
            new Vote<>("odd", "ann", 1.0),
            new Vote<>("odd", "bob", 2.0),
            new Vote<>("odd", "cid", 60.0),
            new Vote<>("even", "ann", 1.0),
            new Vote<>("even", "bob", 4.0));
    NumberAggregation result = aggregator().aggregate(Answers.ofAny("medians", votes));
    assertThat(result.estimateByTask().get("odd").value()).isEqualTo(2);
    assertThat(result.estimateByTask().get("even").value()).isEqualTo(2.5);
  }
}
