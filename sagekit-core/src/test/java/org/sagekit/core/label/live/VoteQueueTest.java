package org.sagekit.core.label.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.StoppedException;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.RunningAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.internal.FileWorkspace;

class VoteQueueTest {
  private static final int THREADS = 16;
  private static final Duration LONG = Duration.ofSeconds(60);
  @TempDir Path home;

  FileWorkspace open(Path folder) {
    return FileWorkspace.open(folder);
  }

  @Test
  void sixteenThreadsLoseAndDoubleNothing() throws Exception {
    try (VoteQueue queue = VoteQueue.inMemory("q", 64)) {
      assertThat(throughQueue(queue, 2_000)).hasSize(THREADS * 2_000).doesNotHaveDuplicates();
    }
  }

  @Test
  void sixteenThreadsLoseAndDoubleNothingThatLasts() throws Exception {
    try (FileWorkspace workspace = open(home)) {
      try (VoteQueue queue = VoteQueue.lasting(workspace, "q", 64)) {
        assertThat(throughQueue(queue, 40)).hasSize(THREADS * 40).doesNotHaveDuplicates();
        assertThat(queue.earlier().size()).isZero();
      }
      try (VoteQueue again = VoteQueue.lasting(workspace, "q", 64)) {
        assertThat(again.earlier().all()).hasSize(THREADS * 40).doesNotHaveDuplicates();
        assertThat(again.size()).isZero();
      }
    }
  }

  private static List<Vote<String>> throughQueue(VoteQueue queue, int each) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> producers = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      String worker = "w" + t;
      producers.add(
          threads.submit(
              () -> {
                for (int i = 0; i < each; i++) {
                  queue.put(new Vote<>("t" + i, worker, "x"));
                }
              }));
    }
    threads.shutdown();
    List<Vote<String>> taken = new ArrayList<>();
    while (taken.size() < THREADS * each) {
      List<Vote<String>> some = queue.take(LONG);
      assertThat(some).isNotEmpty().hasSizeLessThanOrEqualTo(64);
      taken.addAll(some);
    }
    for (Future<?> producer : producers) {
      producer.get();
    }
    assertThat(queue.take(Duration.ZERO)).isEmpty();
    return taken;
  }

  @Test
  void aFullQueueTakesNoMoreInTime() {
    try (VoteQueue queue = VoteQueue.inMemory("q", 1)) {
      assertThat(queue.offer(vote(1), Duration.ZERO)).isTrue();
      assertThat(queue.offer(vote(2), Duration.ZERO)).isFalse();
      assertThat(queue.offer(vote(2), Duration.ofMillis(1))).isFalse();
      assertThat(queue.take(Duration.ZERO)).containsExactly(vote(1));
      assertThat(queue.offer(vote(2), Duration.ZERO)).isTrue();
    }
  }

  @Test
  void closingRefusesThoseWhoWait() {
    VoteQueue queue = VoteQueue.inMemory("q", 1);
    queue.put(vote(1));
    CompletableFuture<Void> waits = CompletableFuture.runAsync(() -> queue.put(vote(2)));
    queue.close();
    assertThatThrownBy(waits::join)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("VoteQueue 'q': queue is closed.");
    assertThat(queue.isEnded()).isFalse();
    assertThat(queue.take(LONG)).containsExactly(vote(1));
    assertThat(queue.isEnded()).isTrue();
    assertThat(queue.take(LONG)).isEmpty();
    queue.close();
  }

  @Test
  void whoIsInterruptedPutsNothing() {
    try (VoteQueue queue = VoteQueue.inMemory("q", 1)) {
      queue.put(vote(1));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> queue.put(vote(2))).isInstanceOf(StoppedException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(queue.take(Duration.ZERO)).containsExactly(vote(1));
    }
  }

  @Test
  void anAggregationThatRefusesLosesNothing() {
    try (VoteQueue queue = VoteQueue.inMemory("q", 4)) {
      queue.putAll(List.of(vote(1), vote(2)));
      Taking refusing = new Taking(true);
      assertThatThrownBy(() -> queue.drainTo(refusing, Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
      Taking taking = new Taking(false);
      assertThat(queue.drainTo(taking, Duration.ZERO)).isEqualTo(2);
      assertThat(queue.drainTo(taking, Duration.ZERO)).isZero();
      assertThat(taking.taken).containsExactly(vote(1), vote(2));
    }
  }

  @Test
  void moreThanFitsAtOnceIsRefused() {
    try (VoteQueue queue = VoteQueue.inMemory("q", 1)) {
      assertThatThrownBy(() -> queue.putAll(List.of(vote(1), vote(2))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("VoteQueue 'q': votes must be at most 1 at once, but was 2.");
    }
  }

  @Test
  void isOpenOnce() {
    try (FileWorkspace workspace = open(home);
        VoteQueue queue = VoteQueue.lasting(workspace, "q", 1)) {
      assertThatThrownBy(() -> VoteQueue.lasting(workspace, "q", 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("VoteQueue 'q'");
      VoteQueue.lasting(workspace, "other", 1).close();
      assertThat(queue.size()).isZero();
    }
  }

  @Test
  void whatADatabaseDoesNotTakeIsRefusedAloneAndLeavesItsPlace() {
    try (FileWorkspace workspace = open(home);
        VoteQueue queue = VoteQueue.lasting(workspace, "q", 1)) {
      for (String text : List.of("a\0b", "\ud800")) {
        assertThatThrownBy(() -> queue.put(new Vote<>("t", "w", text)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("label must be text in Unicode");
      }
      assertThat(queue.offer(vote(1), Duration.ZERO)).isTrue();
    }
  }

  private static Vote<String> vote(int number) {
    return new Vote<>("t" + number, "w", "x");
  }

  /** Takes votes, or refuses them. */
  private static final class Taking implements RunningAggregation {
    private final boolean refuses;
    private final List<Vote<String>> taken = new ArrayList<>();

    Taking(boolean refuses) {
      this.refuses = refuses;
    }

    @Override
    public void add(Collection<Vote<String>> votes) {
      if (refuses) {
        throw new IllegalArgumentException("no");
      }
      taken.addAll(votes);
    }

    @Override
    public int votes() {
      return taken.size();
    }

    @Override
    public Prediction posterior(String task) {
      throw new UnsupportedOperationException();
    }

    @Override
    public LabelAggregation aggregation() {
      throw new UnsupportedOperationException();
    }
  }
}
