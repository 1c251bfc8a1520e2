package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.deploy.VariantMetrics;

class InvocationCountsTest {
  private final InvocationCounts counts = new InvocationCounts();

  private VariantMetrics metrics() {
    return counts.metrics("only", Fingerprint.of("package"));
  }

  @Test
  void countsRowsAndTimesOfWhatWasAnswered() {
    assertThat(counts.count(() -> "abc", String::length)).isEqualTo("abc");
    assertThat(metrics().invocations()).isEqualTo(1);
    assertThat(metrics().rows()).isEqualTo(3);
    assertThat(metrics().latency().count()).isEqualTo(1);
    assertThat(metrics().latency().total()).isPositive();
  }

  @Test
  void saysWhoseFaultAFailureWas() {
    assertThatThrownBy(() -> counts.count(() -> fail(new IllegalArgumentException()), any -> 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> counts.count(() -> fail(new IllegalStateException()), any -> 1))
        .isInstanceOf(IllegalStateException.class);
    assertThat(metrics().invocations()).isEqualTo(2);
    assertThat(metrics().clientErrors()).isEqualTo(1);
    assertThat(metrics().modelErrors()).isEqualTo(1);
    assertThat(metrics().rows()).isZero();
    assertThat(metrics().latency().count()).isZero();
  }

  private static Object fail(RuntimeException failure) {
    throw failure;
  }
}
