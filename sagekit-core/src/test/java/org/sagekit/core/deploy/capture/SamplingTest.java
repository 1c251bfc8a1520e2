package org.sagekit.core.deploy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 10, 50, 99.9, 100})
  void takesTheShareThatItIsTold(double percent) {
    Sampling sampling = new Sampling(percent, "shop-1-");
    int given = 0;
    int own = 0;
    for (int i = 0; i < 200_000; i++) {
      given += sampling.takes("order-" + i, 0) ? 1 : 0;
      own += sampling.takes(null, i) ? 1 : 0;
    }
    double expected = 2_000 * percent;
    double fiveSigma = 5 * Math.sqrt(expected * (1 - percent / 100));
    assertThat((double) given).isBetween(expected - fiveSigma, expected + fiveSigma);
    assertThat((double) own).isBetween(expected - fiveSigma, expected + fiveSigma);
  }

  @Property(tries = 200)
  void decidesAnIdEquallyInEveryProcess(
      @ForAll String id, @ForAll @DoubleRange(max = 100) double percent, @ForAll long position) {
    assertThat(new Sampling(percent, "a").takes(id, 0))
        .isEqualTo(new Sampling(percent, "b").takes(id, position));
  }

  @Property(tries = 200)
  void keepsWhatItTookWhenItTakesMore(
      @ForAll @LongRange(min = 0) long position, @ForAll @DoubleRange(max = 100) double percent) {
    boolean taken = new Sampling(percent, "a").takes(null, position);
    assertThat(new Sampling(100, "a").takes(null, position)).isTrue();
    assertThat(new Sampling((percent + 100) / 2, "a").takes(null, position) || !taken).isTrue();
  }

  @Test
  void takesNothingAtZero() {
    assertThat(new Sampling(0, "a").takes("x", 1)).isFalse();
  }
}
