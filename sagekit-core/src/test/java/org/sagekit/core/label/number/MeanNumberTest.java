package org.sagekit.core.label.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Vote;

class MeanNumberTest extends NumberAggregatorContract {

  @Override
  protected NumberAggregator aggregator() {
    return NumberAggregator.mean();
  }

  @Test
  void isTheMean() {
    Answers<Double> votes =
        Answers.ofAny(
            "three",
            List.of(
                new Vote<>("t", "ann", 1.0),
                new Vote<>("t", "bob", 2.0),
                new Vote<>("t", "cid", 6.0)));
    assertThat(aggregator().aggregate(votes).estimateByTask().get("t").value())
        .isCloseTo(3, within(1e-12));
  }
}
