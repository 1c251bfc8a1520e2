package org.sagekit.examples.bench;

import java.util.Locale;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Scorer;

/** Scores batches as they pass, so that whoever takes them needs no second pass; tells how far. */
final class ScoredBatches implements Batches {
  private static final int TOLD = 100;

  private final Batches batches;
  private final Scorer scorer;
  private final long start = System.nanoTime();
  private long count;
  private long rows;
  private double sum;

  ScoredBatches(Batches batches, Scorer scorer) {
    this.batches = batches;
    this.scorer = scorer;
  }

  @Override
  public String name() {
    return batches.name();
  }

  @Override
  public Schema schema() {
    return batches.schema();
  }

  @Override
  public boolean hasNext() {
    return batches.hasNext();
  }

  @Override
  public Dataset next() {
    Dataset part = batches.next();
    for (double score : scorer.score(part).toArray()) {
      sum += score;
    }
    rows += part.size();
    count++;
    if (count % TOLD == 0) {
      System.out.printf(Locale.ROOT, "\r%,d rows, %,.0f a second", rows, rows / seconds());
      System.out.flush();
    }
    return part;
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  double meanScore() {
    return sum / rows;
  }

  @Override
  public void close() {
    batches.close();
  }
}
