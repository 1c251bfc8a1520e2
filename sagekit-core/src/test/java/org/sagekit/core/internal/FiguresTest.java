package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void showsFourDigits() {
    assertThat(Figures.brief(0.873149)).isEqualTo("0.8731");
    assertThat(Figures.brief(12_345_678)).isEqualTo("12,350,000");
    assertThat(Figures.brief(0.00000012)).isEqualTo("1.2e-7");
    assertThat(Figures.brief(-1.5e300)).isEqualTo("-1.5e300");
    assertThat(Figures.brief(-0.0)).isEqualTo("0");
    assertThat(Figures.brief(Double.NaN)).isEqualTo("NaN");
    assertThat(Figures.brief(Double.NEGATIVE_INFINITY)).isEqualTo("-\u221e");
  }

  @Test
  void writesAllOfAColumnWithTheSameDecimals() {
    assertThat(Figures.column(0.93, 0.8, Double.NaN)).containsExactly("0.9300", "0.8000", "NaN");
    assertThat(Figures.column(131.25, 2)).containsExactly("131.3", "2.0");
    assertThat(Figures.column(3, 1200, -4)).containsExactly("3", "1,200", "-4");
    assertThat(Figures.column(0, -0.0)).containsExactly("0", "0");
    assertThat(Figures.column()).isEmpty();
  }

  @Test
  void neverWritesMinusNothing() {
    assertThat(Figures.fixed(-0.0001, 2)).isEqualTo("0.00");
    assertThat(Figures.fixed(-0.01, 2)).isEqualTo("-0.01");
  }

  @Test
  void writesDurationsForPeople() {
    assertThat(Figures.duration(Duration.ofMillis(340))).isEqualTo("340 ms");
    assertThat(Figures.duration(Duration.ofMillis(12_345))).isEqualTo("12.3 s");
    assertThat(Figures.duration(Duration.ofMillis(59_960))).isEqualTo("1 min 00 s");
    assertThat(Figures.duration(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
    assertThat(Figures.duration(Duration.ofSeconds(3_725))).isEqualTo("1 h 02 min");
    assertThat(Figures.duration(Duration.ofMillis(-5))).isEqualTo("0 ms");
    assertThat(Figures.duration(Duration.ofSeconds(Long.MAX_VALUE))).endsWith(" min");
  }

  @Test
  void knowsColumnsOfNumbers() {
    assertThat(Figures.areNumbers(List.of("1", "-2.5", "1,234", "1.2e-07", "NaN", "-", "")))
        .isTrue();
    assertThat(Figures.areNumbers(List.of("12 %", "3.5%"))).isTrue();
    assertThat(Figures.areNumbers(List.of("1", "one"))).isFalse();
    assertThat(Figures.areNumbers(List.of("-", ""))).isFalse();
    assertThat(Figures.areNumbers(List.of("2026-01-01"))).isFalse();
  }

  @Test
  void splitsBehindTheUnits() {
    assertThat(Figures.behindUnits("12.50")).isEqualTo(".50");
    assertThat(Figures.behindUnits("3e-7")).isEqualTo("e-7");
    assertThat(Figures.behindUnits("12 %")).isEqualTo(" %");
    assertThat(Figures.behindUnits("1,234")).isEmpty();
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void briefNumbersAreShortAndNearlyTheNumber(@ForAll double value) {
    String text = Figures.brief(value);
    assertThat(text.length()).isLessThanOrEqualTo(12);
    if (Double.isFinite(value) && Math.abs(value) > 1e-300 && Math.abs(value) < 1e308) {
      double read = Double.parseDouble(text.replace(",", ""));
      assertThat(Math.abs(read / value - 1)).isLessThan(6e-4);
    }
  }

  @Test
  void isTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Figures.column(1234.5, 7)).containsExactly("1,235", "7");
      assertThat(Figures.duration(Duration.ofMillis(1500))).isEqualTo("1.5 s");
      assertThat(Html.at(1.25)).isEqualTo("1.25");
    } finally {
      Locale.setDefault(before);
    }
  }
}
