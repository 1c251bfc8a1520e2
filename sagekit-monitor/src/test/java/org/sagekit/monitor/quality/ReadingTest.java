package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.data.InferredType;

class ReadingTest {

  @ParameterizedTest
  @CsvSource({
    "5, INTEGRAL",
    "-5, INTEGRAL",
    "+5, INTEGRAL",
    "5.0, INTEGRAL",
    "5., INTEGRAL",
    "1e3, INTEGRAL",
    "' 7 ', INTEGRAL",
    "0.5, FRACTIONAL",
    ".5, FRACTIONAL",
    "1e-3, FRACTIONAL",
    "abc, STRING",
    "'', STRING",
    "1d, STRING",
    "0x10, STRING",
    "NaN, STRING",
    "Infinity, STRING",
    "'1,5', STRING",
    "1.2.3, STRING",
    "-, STRING",
    "., STRING",
    "e5, STRING"
  })
  void readsTypes(String text, InferredType type) {
    assertThat(Reading.typeOf(text)).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, 2026-03-01T00:00:00Z",
    "2026-03-01T12:30:00Z, 2026-03-01T12:30:00Z",
    "2026-03-01 12:30:00, 2026-03-01T12:30:00Z",
    "2026-03-01T12:30, 2026-03-01T12:30:00Z",
    "2026-03-01T12:30:00.5+02:00, 2026-03-01T10:30:00.5Z"
  })
  void readsTimes(String text, Instant time) {
    assertThat(Reading.time(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2026-13-01", "2026-02-30", "2026-03-01Tnoon", "20260301", "x"})
  void readsNoTimes(String text) {
    assertThat(Reading.time(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 100_000})
  void longTextIsNoNumber(int length) {
    assertThat(Reading.typeOf("1".repeat(length))).isEqualTo(InferredType.STRING);
  }
}
