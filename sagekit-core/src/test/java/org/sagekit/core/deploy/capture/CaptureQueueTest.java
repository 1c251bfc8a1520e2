package org.sagekit.core.deploy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.deploy.CaptureCounts;

class CaptureQueueTest {

  private record Numbers(int size) implements Items<Integer> {
    @Override
    public Instant time() {
      return Instant.EPOCH;
    }

    @Override
    public @Nullable String givenId(int index) {
      return null;
    }

    @Override
    public Integer get(int index, String eventId) {
      return index;
    }
  }

  private static int records(Collection<CaptureQueue.Entry<Integer>> entries) {
    return entries.stream()
        .mapToInt(e -> e.taken() == null ? e.items().size() : e.taken().cardinality())
        .sum();
  }

  @Property(tries = 300)
  void countsAddUpAtEveryMoment(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    double percent = random.nextBoolean() ? 100 : random.nextInt(101);
    CaptureQueue<Integer> queue = new CaptureQueue<>(20, new Sampling(percent, "x"));
    for (int step = 0; step < 60; step++) {
      if (random.nextInt(4) > 0) {
        queue.offer(new Numbers(1 + random.nextInt(5)));
      } else {
        int taken = records(queue.take(0).orElseThrow());
        int lost = random.nextInt(taken + 1);
        queue.wrote(taken - lost);
        queue.lost(lost);
        queue.settle(random.nextBoolean());
      }
      CaptureCounts now = queue.counts();
      assertThat(now.captured() + now.dropped() + now.sampledOut() + now.waiting())
          .isEqualTo(now.served());
      assertThat(now.waiting()).isBetween(0L, 24L);
    }
  }
}
