package org.sagekit.core.train;

import java.util.stream.IntStream;
import org.sagekit.api.RunContext;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.model.Scorers;

/** Scores rows on all threads of a run. A row's score does not depend on the others. */
final class ParallelScores {
  private static final int PART = 512;

  private ParallelScores() {}

  /** What a scorer says of all rows, bit for bit. */
  static Predictions of(ScoringGraph graph, Dataset rows, RunContext run) {
    Scorer scorer = Scorers.of(graph);
    int parts = Math.max(1, (rows.size() + PART - 1) / PART);
    double[][] scored = new double[parts][];
    Parallel.all(
        run,
        parts,
        part -> {
          int end = Math.min(rows.size(), (part + 1) * PART);
          int[] own = IntStream.range(part * PART, end).toArray();
          scored[part] = scorer.score(rows.rows(own)).toArray();
        });
    double[] all = new double[IntStream.range(0, parts).map(part -> scored[part].length).sum()];
    int to = 0;
    for (double[] part : scored) {
      System.arraycopy(part, 0, all, to, part.length);
      to += part.length;
    }
    return Predictions.of(graph.classes(), all);
  }
}
