package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.sagekit.api.label.LabelAggregator;

class AggregatorsTest {

  @Test
  void allCanBeFoundByTheirNames() {
    assertThat(Aggregators.all()).hasSize(15);
    for (LabelAggregator aggregator : Aggregators.all()) {
      assertThat(Aggregators.named(aggregator.name())).isSameAs(aggregator);
    }
  }

  @Test
  void aNearMissGetsTheRightName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Aggregators.named("david-skene"))
        .withMessage("Aggregators: 'david-skene' is not there. Did you mean 'dawid-skene'?");
  }

  @Test
  void aFarMissGetsAllNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Aggregators.named("the best one"))
        .withMessageContaining("'the best one' is not there. There is majority, wawa,");
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> Aggregators.named(null)).withMessage("name");
  }
}
