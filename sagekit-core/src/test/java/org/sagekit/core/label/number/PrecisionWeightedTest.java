package org.sagekit.core.label.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.NumberAggregation;

class PrecisionWeightedTest extends NumberAggregatorContract {

  @Override
  protected NumberAggregator aggregator() {
    return NumberAggregator.lfc();
  }

  @Test
  void listensToThoseWhoAreNearTheTruth() {
    Answers<Double> votes = votes(300, 9, 0.5, 0.5, 0.5, 40, 40, 40, 40);
    assertThat(error(aggregator().aggregate(votes)))
        .isLessThan(0.1 * error(NumberAggregator.mean().aggregate(votes)));
  }

  private static double error(NumberAggregation result) {
    return result.estimateByTask().entrySet().stream()
        .mapToDouble(e -> Math.abs(e.getValue().value() - Integer.parseInt(e.getKey())))
        .average()
        .orElseThrow();
  }
}
