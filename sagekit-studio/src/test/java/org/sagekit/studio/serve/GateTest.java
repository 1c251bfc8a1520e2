package org.sagekit.studio.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {
  private final Queue<Runnable> started = new ArrayDeque<>();
  private final List<String> ended = new ArrayList<>();
  private final Gate gate = new Gate(started::add, 2, 100, 2);

  private boolean admits(String name, int size) {
    return gate.admits(size, () -> ended.add(name));
  }

  @Test
  void letsSoManyWorkAndSoManyWait() {
    assertThat(gate.enters(1)).isTrue();
    assertThat(admits("a", 1)).isTrue();
    assertThat(gate.enters(1)).isFalse();
    assertThat(admits("b", 1)).isTrue();
    assertThat(admits("c", 1)).isTrue();
    assertThat(admits("d", 1)).isFalse();
    assertThat(started).hasSize(1);
    assertThat(gate.length()).isEqualTo(2);
    gate.leaves(1);
    assertThat(started).hasSize(2);
    while (!started.isEmpty()) {
      started.remove().run();
    }
    assertThat(ended).containsExactly("a", "b", "c");
    assertThat(gate.length()).isZero();
  }

  @Test
  void aLargeBodyWorksAlone() {
    assertThat(gate.enters(1)).isTrue();
    assertThat(admits("large", 1_000)).isTrue();
    assertThat(admits("behind", 1)).isTrue();
    assertThat(started).isEmpty();
    gate.leaves(1);
    assertThat(started).hasSize(1);
    started.remove().run();
    assertThat(started).hasSize(1);
    assertThat(gate.enters(1_000)).isFalse();
  }

  @Test
  void aTaskThatFailsLeavesToo() {
    gate.admits(1, () -> started.remove());
    Runnable failing = started.remove();
    org.assertj.core.api.Assertions.assertThatThrownBy(failing::run).isInstanceOf(Exception.class);
    assertThat(gate.enters(100)).isTrue();
  }

  @Test
  void neverLetsMoreWorkAndForgetsNobody() throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    Gate busy = new Gate(pool, 3, 1_000, 1_000_000);
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch left = new CountDownLatch(20_000);
    for (int i = 0; i < 20_000; i++) {
      Runnable task =
          () -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            working.decrementAndGet();
            left.countDown();
          };
      if (busy.enters(i % 7)) {
        task.run();
        busy.leaves(i % 7);
      } else {
        assertThat(busy.admits(i % 7, task)).isTrue();
      }
    }
    left.await();
    pool.shutdown();
    assertThat(most.get()).isBetween(1, 3);
    assertThat(busy.length()).isZero();
  }
}
