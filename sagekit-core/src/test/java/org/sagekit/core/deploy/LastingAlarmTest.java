package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.contract.SeenFleets;
import org.sagekit.api.deploy.rollout.Alarm;

class LastingAlarmTest {
  private final Alarm alarm =
      Alarms.lasting(Alarms.of("errors", seen -> seen.green().modelErrors() > 0), 2, 3);

  /** What it says at looks at each of which there are so many errors. */
  private String rings(Instant begin, int... errors) {
    StringBuilder said = new StringBuilder();
    IntStream.of(errors)
        .mapToObj(count -> SeenFleets.at(begin).green(10, 0, count, 0).fleets())
        .forEach(seen -> said.append(alarm.ringing(seen).isPresent() ? '!' : '.'));
    return said.toString();
  }

  @Test
  void ringsAtEnoughOfTheLastLooks() {
    assertThat(rings(Instant.EPOCH, 1, 0, 0, 1, 0, 1, 0, 0, 0)).isEqualTo(".....!...");
    assertThat(alarm.name()).isEqualTo("errors, at 2 of 3 looks");
  }

  @Test
  void doesNotWaitForAllPeriodsIfThereIsEnough() {
    assertThat(rings(Instant.EPOCH, 1, 1)).isEqualTo(".!");
  }

  @Test
  void beginsAnewWithEachRollout() {
    assertThat(rings(Instant.EPOCH, 1)).isEqualTo(".");
    assertThat(rings(Instant.EPOCH.plusSeconds(1), 1, 1)).isEqualTo(".!");
  }

  @Test
  void saysHowOftenItRang() {
    rings(Instant.EPOCH, 1);
    assertThat(alarm.ringing(SeenFleets.at(Instant.EPOCH).green(10, 0, 1, 0).fleets()))
        .contains("it rang at 2 of the last 2 looks; it rang at 1970-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "2, 1", "1, 0", "1, 10001"})
  void refusesNumbersOutOfRange(int datapoints, int periods) {
    assertThatThrownBy(() -> Alarms.lasting(alarm, datapoints, periods))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be from 1 to");
  }
}
