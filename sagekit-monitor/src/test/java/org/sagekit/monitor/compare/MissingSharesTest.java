package org.sagekit.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sagekit.api.monitor.DriftResult;

class MissingSharesTest {
  private static final DriftRule RULE = DriftRule.standard(1);

  private static Optional<DriftResult> ask(int then, int missingThen, int now, int missingNow) {
    return MissingShares.ask(Pairs.gaps(then, missingThen, now, missingNow), RULE);
  }

  @Test
  void isFishersTestWithBothTails() {
    // Twice the sum of C(62, k) C(1038, 100 - k) / C(1100, 100) from k = 12, in whole numbers.
    DriftResult result = ask(1_000, 50, 100, 12).orElseThrow();
    assertThat(result.pValue()).isEqualTo(0.014819569637445452, within(1e-10));
    assertThat(result.statistic()).isEqualTo(0.07, within(1e-12));
    assertThat(result.effect()).isEqualTo(0.07, within(1e-12));
  }

  @Test
  void findsThatFewerAreMissing() {
    DriftResult result = ask(1_000, 500, 100, 10).orElseThrow();
    assertThat(result.pValue()).isLessThan(1e-12);
    assertThat(result.statistic()).isEqualTo(-0.4, within(1e-12));
    assertThat(result.effect()).isEqualTo(0.4, within(1e-12));
  }

  @Test
  void isNotAskedWhereTheAnswerIsKnown() {
    assertThat(ask(1_000, 0, 100, 0)).isEmpty();
    assertThat(ask(1_000, 1_000, 100, 100)).isEmpty();
    assertThat(ask(1_000, 100, 0, 0)).isEmpty();
    assertThat(ask(10_000, 1, 1, 0)).as("one row").isPresent();
  }

  @Test
  void isNotAskedWhereItsEffectIsTooSmallInAnyCase() {
    assertThat(ask(10_000, 3, 1_000, 2)).isEmpty();
  }
}
