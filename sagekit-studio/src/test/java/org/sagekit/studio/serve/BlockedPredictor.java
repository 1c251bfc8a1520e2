package org.sagekit.studio.serve;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;

/** Answers a row only when it is let. */
final class BlockedPredictor extends ToyPredictor {
  private final Semaphore asked = new Semaphore(0);
  private final Semaphore let = new Semaphore(0);

  BlockedPredictor() {
    super("sum", numbers("x", "y"), List.of());
  }

  @Override
  public Inference invoke(Invocation invocation, Row row) {
    asked.release();
    let.acquireUninterruptibly();
    return super.invoke(invocation, row);
  }

  /** Waits until it works on so many rows that nobody waited for before. */
  void awaitAsked(int rows) {
    asked.acquireUninterruptibly(rows);
  }

  void let(int rows) {
    let.release(rows);
  }
}
