package org.sagekit.core.deploy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private final Rotation hourly = new Rotation(Duration.ofHours(1));

  @Test
  void beginsAFileWithEachHour() {
    assertThat(hourly.turns(NOON)).isTrue();
    assertThat(hourly.turns(NOON.plusSeconds(3_599))).isFalse();
    assertThat(hourly.turns(NOON.plusSeconds(3_600))).isTrue();
    assertThat(hourly.turns(NOON.plus(Duration.ofDays(9)))).isTrue();
  }

  @Test
  void threadsAtTheEndOfAnHourDontBeginFilesInTurns() {
    hourly.turns(NOON);
    for (int i = 0; i < 10; i++) {
      assertThat(hourly.turns(NOON.minusMillis(1))).isFalse();
      assertThat(hourly.turns(NOON)).isFalse();
    }
  }

  @Test
  void oneWrongMomentInTheFutureDoesNotStopIt() {
    hourly.turns(NOON);
    assertThat(hourly.turns(Instant.MAX)).isTrue();
    assertThat(hourly.turns(NOON)).isTrue();
    assertThat(hourly.turns(NOON.plusSeconds(3_600))).isTrue();
    assertThat(hourly.turns(Instant.MIN)).isTrue();
  }

  @Test
  void neverTurnsWithoutASpan() {
    assertThat(new Rotation(Duration.ZERO).turns(Instant.MAX)).isFalse();
  }
}
