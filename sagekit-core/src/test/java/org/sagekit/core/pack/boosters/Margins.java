package org.sagekit.core.pack.boosters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.model.Scorers;

/** What a graph computes before its links: the sums of its trees, or its linear score. */
final class Margins {
  private Margins() {}

  /** The scores of all rows at once. */
  static double[] together(ScoringGraph graph, Dataset rows) {
    return Scorers.of(upToScores(graph)).score(rows).toArray();
  }

  /** The scores of each row alone. */
  static double[] alone(ScoringGraph graph, Dataset rows) {
    var scorer = Scorers.of(upToScores(graph));
    return IntStream.range(0, rows.size())
        .boxed()
        .flatMapToDouble(row -> Arrays.stream(scorer.score(rows.row(row)).toArray()))
        .toArray();
  }

  /** Requires the same bits; of a difference the first place is told. */
  static void requireEqual(double[] actual, double[] expected) {
    int equal = 0;
    int first = -1;
    for (int i = 0; i < expected.length && actual.length == expected.length; i++) {
      boolean same = actual[i] == expected[i];
      equal += same ? 1 : 0;
      first = first < 0 && !same ? i : first;
    }
    assertThat(equal)
        .as("equal of %s, the first other one at %s", actual.length, first)
        .isEqualTo(expected.length);
  }

  private static ScoringGraph upToScores(ScoringGraph graph) {
    int last = graph.nodes().size() - 1;
    while (!(graph.nodes().get(last) instanceof Node.TreeEnsemble)
        && !(graph.nodes().get(last) instanceof Node.Dense)) {
      last--;
    }
    int width = graph.widths().get(last);
    List<String> names = IntStream.range(0, width).mapToObj(i -> "score " + i).toList();
    return new ScoringGraph(
        width == 1 ? Task.REGRESSION : Task.PROJECTION,
        graph.inputs(),
        width == 1 ? List.of() : names,
        graph.nodes().subList(0, last + 1));
  }
}
