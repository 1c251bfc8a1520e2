package org.sagekit.core.track.exchange.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestartsTest {
  private final Restarts restarts = new Restarts();

  @Test
  void dropsNothingAtTheFirstStart() {
    restarts.add(10, 0);
    assertThat(restarts.drop(5, 100)).isFalse();
  }

  @Test
  void dropsLaterStepsThatWereLoggedBefore() {
    restarts.add(1, 0);
    restarts.add(10, 50);
    assertThat(restarts.drop(9, 50)).isTrue();
    assertThat(restarts.drop(9, 49)).isFalse();
    assertThat(restarts.drop(11, 50)).isFalse();
  }

  @Test
  void goesByTheEarliestStepOfAllLaterStarts() {
    restarts.add(1, 0);
    restarts.add(10, 50);
    restarts.add(20, 80);
    restarts.add(30, 60);
    assertThat(restarts.drop(5, 55)).isTrue();
    assertThat(restarts.drop(15, 55)).isFalse();
    assertThat(restarts.drop(15, 60)).isTrue();
    assertThat(restarts.drop(25, 60)).isTrue();
    assertThat(restarts.drop(35, 100)).isFalse();
  }
}
