package org.sagekit.core.deploy.transform;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.sagekit.api.DataException;
import org.sagekit.api.deploy.transform.RecordFormat;
import org.sagekit.api.deploy.transform.SplitType;
import org.sagekit.api.deploy.transform.TransformEvent;
import org.sagekit.api.deploy.transform.TransformedFile;
import org.sagekit.api.deploy.transform.TransformedFile.Earlier;

/**
 * Transforms one file: this thread reads batches and writes their lines in order, others score
 * them. Holds twice as many batches as threads, whatever the file's length.
 */
final class FileTransform {
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);
  private final Work work;
  private final Places places;
  private final Meter meter;
  private final Deque<CompletableFuture<BatchScorer.Scored>> pending = new ArrayDeque<>();
  private long settledAt = System.nanoTime();
  private int batches;

  FileTransform(Work work, Places places, Meter meter) {
    this.work = work;
    this.places = places;
    this.meter = meter;
  }

  /**
   * Does what is left to do.
   *
   * @throws DataException if the input can't be read, or has more bad rows than it may
   * @throws org.sagekit.api.StoppedException if the run was asked to stop
   * @throws IOException if the outputs can't be written
   */
  TransformedFile run() throws IOException {
    try (InputContent content = InputContent.open(places.input())) {
      BatchScorer<?> scorer = BatchScorers.of(work.plan(), work.engine(), places.input());
      Ledger.Opening opening = new Ledger.Opening(work.key(), InputContent.sizeOf(places.input()));
      EarlierWork.Found found = new EarlierWork(work, places, opening).in(content);
      if (found.done().isPresent()) {
        Position done = found.done().get();
        meter.at(content.fileBytes(), places.name(), done.nextRow());
        return published(done, new Earlier(done.nextRow(), ""));
      }
      if (found.ledger().isPresent()) {
        try (Ledger ledger = found.ledger().get()) {
          long rows = ledger.settled().nextRow();
          work.run().emit(new TransformEvent.Resumed(work.run().path(), places.input(), rows));
          return transformed(content, scorer, ledger, new Earlier(rows, ""));
        }
      }
      return anew(scorer, opening, found.reason());
    }
  }

  private TransformedFile anew(BatchScorer<?> scorer, Ledger.Opening opening, String reason)
      throws IOException {
    if (!reason.isEmpty()) {
      work.run().emit(new TransformEvent.Restarted(work.run().path(), places.input(), reason));
    }
    try (InputContent content = InputContent.open(places.input());
        Ledger ledger = Ledger.begin(work.pace().disk(), places, opening)) {
      return transformed(content, scorer, ledger, new Earlier(0, reason));
    }
  }

  private TransformedFile transformed(
      InputContent content, BatchScorer<?> scorer, Ledger ledger, Earlier earlier)
      throws IOException {
    RecordFormat format = work.plan().input().format();
    int mostBytes = work.plan().batching().maxPayload();
    RecordSplitter splitter = new RecordSplitter(places.name(), content, format, mostBytes);
    Position from = ledger.settled();
    splitter.startAt(from.nextRow(), from.nextLine());
    if (from.input().bytes() == 0) {
      takeHead(splitter, scorer, ledger);
    }
    try {
      takeRows(splitter, scorer, ledger, content);
    } catch (DataException e) {
      ledger.settle(false);
      throw e;
    } finally {
      pending.forEach(batch -> batch.cancel(true));
    }
    ledger.settle(true);
    ledger.close(); // where a file that is open can't be moved
    return published(ledger.settled(), earlier);
  }

  private void takeHead(RecordSplitter splitter, BatchScorer<?> scorer, Ledger ledger)
      throws IOException {
    splitter.skipByteOrderMark();
    if (work.plan().input().header()) {
      Batch header = splitter.next(1);
      if (header != null) {
        ledger.addHeader(header);
        splitter.startAt(0, header.nextLine());
      }
    }
    ledger.addHead(scorer.head());
  }

  /** A fault of the input waits until the rows before it are taken, one of which may be worse. */
  private void takeRows(
      RecordSplitter splitter, BatchScorer<?> scorer, Ledger ledger, InputContent content)
      throws IOException {
    int most = 2 * work.threads();
    boolean isMore = true;
    DataException fault = null;
    while (isMore || !pending.isEmpty()) {
      stopIfAsked(ledger);
      while (isMore && pending.size() < most) {
        try {
          isMore = submit(splitter, scorer);
        } catch (DataException e) {
          fault = e;
          isMore = false;
        }
      }
      if (!pending.isEmpty()) {
        ledger.add(scored(pending.remove()), work.plan().output().badRows());
        meter.at(content.fileBytes(), places.name(), ledger.rows());
        settleInTime(ledger);
      }
    }
    if (fault != null) {
      throw fault;
    }
  }

  /** Reads a batch and has it scored; false if there is none left. */
  private boolean submit(RecordSplitter splitter, BatchScorer<?> scorer) {
    Batch batch = splitter.next(work.plan().batching().mostRecords());
    if (batch == null) {
      return false;
    }
    batches += batch.size() > 0 ? 1 : 0;
    if (batches > 1 && work.plan().batching().split() == SplitType.NONE) {
      throw new DataException(
          "%s: file must have at most %s bytes if it is not split, but has more. Maybe maxPayload(...), or split(LINE)."
              .formatted(places.name(), work.plan().batching().maxPayload()));
    }
    pending.add(
        work.threads() == 1
            ? CompletableFuture.completedFuture(scorer.score(batch))
            : CompletableFuture.supplyAsync(() -> scorer.score(batch), work.run().executor()));
    return true;
  }

  private static BatchScorer.Scored scored(CompletableFuture<BatchScorer.Scored> batch) {
    try {
      return batch.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException fault) {
        throw fault;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private void stopIfAsked(Ledger ledger) throws IOException {
    if (work.run().stopRequested()) {
      ledger.settle(false);
      work.run().checkStop();
    }
  }

  private void settleInTime(Ledger ledger) throws IOException {
    long now = System.nanoTime();
    if (ledger.unsettledBytes() >= work.pace().bytes() || now - settledAt > MOST_NANOS) {
      ledger.settle(false);
      settledAt = now;
    }
  }

  private TransformedFile published(Position whole, Earlier earlier) throws IOException {
    places.publish(work.pace().disk(), whole);
    return new TransformedFile(
        places.input(),
        whole.input().sha256(),
        places.output(),
        whole.output().sha256(),
        whole.rows(),
        whole.badRows(),
        earlier);
  }

  /** Where progress is told. */
  @FunctionalInterface
  interface Meter {

    /** Says how far a file is: by the bytes of the file that were read, and rows. */
    void at(long fileBytes, String file, long rows);
  }
}
