package org.sagekit.core.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlightsTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Flights<String> flights = new Flights<>();
  private final List<String> landed = new ArrayList<>();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  /** A work that says when it has begun and ends when it may. */
  private static final class Work {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch mayEnd = new CountDownLatch(1);
    final AtomicInteger times = new AtomicInteger();

    String run() {
      times.incrementAndGet();
      begun.countDown();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return "made";
    }
  }

  @Test
  void whoAsksMeanwhileGetsWhatIsMadeOnce() throws Exception {
    Work work = new Work();
    Future<String> first = threads.submit(() -> flights.get("a", work::run, landed::add));
    work.begun.await();
    Future<String> second = threads.submit(() -> flights.get("a", work::run, landed::add));
    assertThat(flights.get("b", () -> "other", landed::add)).isEqualTo("other");
    work.mayEnd.countDown();
    assertThat(first.get()).isEqualTo("made");
    assertThat(second.get()).isEqualTo("made");
  }

  @Test
  void aFailureIsToldToAllAndKeptForNobody() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  flights.get(
                      "a",
                      () -> {
                        throw new IllegalStateException("no");
                      },
                      landed::add))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no");
    }
    assertThat(flights.get("a", () -> "yes", landed::add)).isEqualTo("yes");
    assertThat(landed).containsExactly("yes");
  }

  @Test
  void whatWasForgottenDoesNotLand() throws Exception {
    Work work = new Work();
    Future<String> first = threads.submit(() -> flights.get("a", work::run, landed::add));
    work.begun.await();
    flights.forget("a");
    assertThat(flights.get("a", () -> "anew", landed::add)).isEqualTo("anew");
    work.mayEnd.countDown();
    assertThat(first.get()).isEqualTo("made");
    assertThat(landed).containsExactly("anew");
  }
}
