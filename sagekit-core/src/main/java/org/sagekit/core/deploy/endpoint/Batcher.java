package org.sagekit.core.deploy.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;

/**
 * Puts single rows that come at nearly the same time together, because many rows are scored faster
 * than one by one. Who comes first waits for others, scores for all and hands out the answers; each
 * gets the bits that it would have got alone. A row that can't stand in a table beside others is
 * scored by itself. Thread-safe.
 */
final class Batcher {
  private final Scorer scorer;
  private final BatchForm form;
  private final int rows;
  private final long windowNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Batch open;

  /**
   * @param rows how many are scored together at most
   * @param window how long the first one waits for others
   */
  Batcher(Scorer scorer, int rows, Duration window) {
    this.scorer = scorer;
    this.form = new BatchForm(scorer.graph());
    this.rows = rows;
    this.windowNanos = window.toNanos();
  }

  /** Rows that wait to be scored together, and what came of it. */
  private static final class Batch {
    private final List<Row> waiting = new ArrayList<>();
    private final Condition full;
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable Predictions predictions;

    Batch(Condition full) {
      this.full = full;
    }
  }

  /** The prediction of a row. */
  Prediction score(Row row) {
    if (!form.fits(row)) {
      return scorer.score(row);
    }
    Batch batch;
    int place;
    lock.lock();
    try {
      batch = open == null ? new Batch(lock.newCondition()) : open;
      place = batch.waiting.size();
      batch.waiting.add(row);
      open = batch.waiting.size() < rows ? batch : null;
      if (open == null) {
        batch.full.signal();
      }
      if (place == 0) {
        gather(batch);
      }
    } finally {
      lock.unlock();
    }
    return place == 0 ? lead(batch) : follow(batch, row, place);
  }

  private void gather(Batch batch) {
    long left = windowNanos;
    try {
      while (open == batch && left > 0) {
        left = batch.full.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the others must not wait for one who is in a hurry
    }
    if (open == batch) {
      open = null;
    }
  }

  private Prediction lead(Batch batch) {
    try {
      if (batch.waiting.size() == 1) {
        return scorer.score(batch.waiting.get(0));
      }
      Dataset together = form.together(batch.waiting);
      Predictions predictions = scorer.score(together);
      batch.predictions = predictions;
      return predictions.get(0);
    } finally {
      batch.done.countDown();
    }
  }

  private Prediction follow(Batch batch, Row row, int place) {
    boolean interrupted = false;
    while (batch.done.getCount() > 0) {
      try {
        batch.done.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Predictions predictions = batch.predictions;
    // Whoever led has failed: that must not be the fault of the others.
    return predictions == null ? scorer.score(row) : predictions.get(place);
  }
}
