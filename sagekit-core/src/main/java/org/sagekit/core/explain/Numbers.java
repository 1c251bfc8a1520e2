package org.sagekit.core.explain;

import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.model.Scorers;

/** Computes the numbers of one node of a graph. Immutable. */
final class Numbers {
  private static final int CHUNK = 1 << 18;
  private final Scorer scorer;
  private final int width;

  Numbers(ScoringGraph graph, int node) {
    width = graph.widths().get(node);
    scorer =
        Scorers.of(
            new ScoringGraph(
                Task.PROJECTION, graph.inputs(), names(width), graph.nodes().subList(0, node + 1)));
  }

  private static List<String> names(int width) {
    return IntStream.range(0, width).mapToObj(Integer::toString).toList();
  }

  int width() {
    return width;
  }

  /** The numbers of some rows, row behind row. */
  double[] of(Dataset rows) {
    return scorer.score(rows).toArray();
  }

  /** What takes the numbers of some rows. */
  @FunctionalInterface
  interface Sink {

    /** Takes the rows from {@code first}. */
    void rows(int first, double[] numbers);
  }

  /** Computes the numbers some rows at a time, so that memory does not grow with the rows. */
  void forEach(Dataset rows, Sink sink) {
    int step = Math.max(1, Math.min(8192, CHUNK / width));
    for (int from = 0; from < rows.size(); from += step) {
      int to = Math.min(rows.size(), from + step);
      boolean all = to - from == rows.size();
      sink.rows(from, of(all ? rows : rows.rows(IntStream.range(from, to).toArray())));
    }
  }
}
