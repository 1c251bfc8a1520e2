package org.sagekit.core.track.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

  @Test
  void readsWholeNumbersExactly() {
    assertThat(NumberText.of("9007199254740993")).isEqualTo(9_007_199_254_740_993L);
    assertThat(NumberText.of("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(NumberText.of("9223372036854775808")).isEqualTo(0x1p63);
    assertThat(NumberText.of("+5")).isEqualTo(5L);
  }

  @Test
  void readsRealNumbers() {
    assertThat(NumberText.of("1e-3")).isEqualTo(0.001);
    assertThat(NumberText.of("-.5E+2")).isEqualTo(-50.0);
    assertThat(NumberText.of("5.")).isEqualTo(5.0);
    assertThat(NumberText.of("nan")).isEqualTo(Double.NaN);
    assertThat(NumberText.of("-Inf")).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "+", "-", ".", "1d", "0x1p3", "1e", "1e+", "--1", "1 ", " 1", "e5", ".e5", "1_000",
        "1,5", "\u0661", "infinit", "1.2.3", "+.", "-e"
      })
  void refusesWhatIsNone(String text) {
    assertThat(NumberText.of(text)).isNull();
  }

  @Property
  void readsWhatJavaWrites(@ForAll double value) {
    assertThat(NumberText.of(String.valueOf(value))).isEqualTo(value);
  }

  @Property
  void readsWholeNumbersThatJavaWrites(@ForAll long value) {
    assertThat(NumberText.of(String.valueOf(value))).isEqualTo(value);
  }
}
