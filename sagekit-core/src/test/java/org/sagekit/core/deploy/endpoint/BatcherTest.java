package org.sagekit.core.deploy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.deploy.Fixtures;
import org.sagekit.core.model.Scorers;

class BatcherTest {
  private static final Scorer ALONE = Scorers.of(Fixtures.graph());
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  /** Counts what is scored together. */
  private static final class Counting implements Scorer {
    private final AtomicInteger tables = new AtomicInteger();
    private final AtomicInteger greatest = new AtomicInteger();
    private volatile boolean broken;

    @Override
    public ScoringGraph graph() {
      return ALONE.graph();
    }

    @Override
    public Prediction score(Row row) {
      return ALONE.score(row);
    }

    @Override
    public Predictions score(Dataset rows) {
      tables.incrementAndGet();
      greatest.accumulateAndGet(rows.size(), Math::max);
      if (broken) {
        throw new IllegalStateException("no tables today");
      }
      return ALONE.score(rows);
    }

    @Override
    public void score(double[] rows, double[] predictions) {
      ALONE.score(rows, predictions);
    }

    @Override
    public void score(float[] rows, double[] predictions) {
      ALONE.score(rows, predictions);
    }
  }

  private List<Future<Prediction>> askAtOnce(Batcher batcher, int rows) {
    CyclicBarrier together = new CyclicBarrier(rows);
    List<Future<Prediction>> answers = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Row row = Fixtures.row(i);
      answers.add(
          threads.submit(
              () -> {
                together.await();
                return batcher.score(row);
              }));
    }
    return answers;
  }

  @Test
  void rowsThatComeTogetherAreScoredTogetherToTheSameBits() throws Exception {
    Counting scorer = new Counting();
    Batcher batcher = new Batcher(scorer, 8, Duration.ofSeconds(10));
    List<Future<Prediction>> answers = askAtOnce(batcher, 8);
    for (int i = 0; i < 8; i++) {
      assertThat(answers.get(i).get()).isEqualTo(ALONE.score(Fixtures.row(i)));
    }
    assertThat(scorer.tables).hasValue(1);
    assertThat(scorer.greatest).hasValue(8);
  }

  @Test
  void neverMoreThanTheMostAreScoredTogether() throws Exception {
    Counting scorer = new Counting();
    Batcher batcher = new Batcher(scorer, 4, Duration.ofMillis(1));
    for (int round = 0; round < 50; round++) {
      List<Future<Prediction>> answers = askAtOnce(batcher, 8);
      for (int i = 0; i < 8; i++) {
        assertThat(answers.get(i).get()).isEqualTo(ALONE.score(Fixtures.row(i)));
      }
    }
    assertThat(scorer.greatest.get()).isBetween(2, 4);
  }

  @Test
  void aRowThatFitsNoTableIsScoredByItself() {
    Counting scorer = new Counting();
    Batcher batcher = new Batcher(scorer, 8, Duration.ofSeconds(1));
    Row missing = Row.of("age", null, "city", "Ulm");
    assertThat(batcher.score(missing)).isEqualTo(ALONE.score(missing));
    assertThatThrownBy(() -> batcher.score(Row.of("city", "Ulm")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("age");
    assertThat(scorer.tables).hasValue(0);
  }

  @Test
  void onesWhoseLeaderFailsAreScoredByThemselves() throws Exception {
    Counting scorer = new Counting();
    scorer.broken = true;
    List<Future<Prediction>> answers = askAtOnce(new Batcher(scorer, 8, Duration.ofSeconds(10)), 8);
    int failed = 0;
    for (int i = 0; i < 8; i++) {
      try {
        assertThat(answers.get(i).get()).isEqualTo(ALONE.score(Fixtures.row(i)));
      } catch (java.util.concurrent.ExecutionException e) {
        failed++;
      }
    }
    assertThat(failed).isOne();
  }
}
