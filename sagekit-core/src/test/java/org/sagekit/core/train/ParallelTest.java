package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;

class ParallelTest {
  @TempDir Path home;

  @Test
  void givesTheValuesInTheirOrder() {
    assertThat(Parallel.map(TestRun.at(home).threads(4), 100, i -> i * i))
        .isEqualTo(IntStream.range(0, 100).map(i -> i * i).boxed().toList());
  }

  @Test
  void mapsNoMoreOnceItIsStoppedButEndsASumAllTheSame() {
    TestRun run = TestRun.at(home).threads(3);
    run.stop();
    AtomicInteger done = new AtomicInteger();
    assertThat(Parallel.map(run, 10, i -> i)).isEmpty();
    Parallel.all(run, 10, i -> done.incrementAndGet());
    assertThat(done).hasValue(10);
  }

  @Test
  void throwsWhatAPartHasThrown() {
    for (int threads : new int[] {1, 3}) {
      TestRun run = TestRun.at(home).threads(threads);
      assertThatThrownBy(() -> Parallel.all(run, 10, ParallelTest::fail))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("part");
    }
  }

  private static void fail(int part) {
    throw new IllegalStateException("part");
  }
}
