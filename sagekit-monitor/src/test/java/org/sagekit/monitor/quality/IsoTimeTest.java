package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, 2026-03-01T00:00:00Z",
    "2026-03-01T12:30:00Z, 2026-03-01T12:30:00Z",
    "2026-03-01 12:30:00, 2026-03-01T12:30:00Z",
    "2026-03-01T12:30, 2026-03-01T12:30:00Z",
    "2026-03-01T12:30:00.5+02:00, 2026-03-01T10:30:00.5Z"
  })
  void readsTimes(String text, Instant time) {
    assertThat(IsoTime.of(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2026-13-01", "2026-02-30", "2026-03-01Tnoon", "20260301", "x"})
  void readsNoTimes(String text) {
    assertThat(IsoTime.of(text)).isEmpty();
  }
}
