package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Aggregator;

/** The doors to aggregators of answers that are no single categories. */
class AggregatorDoorsTest {

  @Test
  void allCanBeFoundByTheirNames() {
    NumberAggregators.all()
        .forEach(it -> assertThat(NumberAggregators.named(it.name())).isSameAs(it));
    RankAggregators.all().forEach(it -> assertThat(RankAggregators.named(it.name())).isSameAs(it));
    assertThat(NumberAggregators.all())
        .extracting(Aggregator::name)
        .containsExactly("mean", "median", "catd", "pm", "lfc-n");
    assertThat(RankAggregators.all())
        .containsExactly(RankAggregators.bradleyTerry(), RankAggregators.noisyBradleyTerry());
  }

  @Test
  void aNearMissGetsTheRightName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NumberAggregators.named("mediann"))
        .withMessage("NumberAggregators: 'mediann' is not there. Did you mean 'median'?");
  }

  @Test
  void eachHasANameOfItsOwn() {
    Map<String, Aggregator<?, ?>> byName = new HashMap<>();
    for (Aggregator<?, ?> aggregator :
        new Aggregator<?, ?>[] {
          SpanAggregators.merge(),
          SpanAggregators.weightedMerge(),
          BoxAggregators.merge(),
          BoxAggregators.medianMerge(),
          BoxAggregators.weightedMerge(),
          SetAggregators.binaryRelevance(Aggregators.majority()),
          SetAggregators.binaryRelevance(Aggregators.dawidSkene())
        }) {
      assertThat(byName.put(aggregator.name(), aggregator)).isNull();
    }
  }
}
