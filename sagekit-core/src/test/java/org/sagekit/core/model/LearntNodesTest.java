package org.sagekit.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.model.CutTree;
import org.sagekit.api.model.DateParts;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;

class LearntNodesTest {
  @Property(tries = 300)
  void everyNodeComputesWhatItsDescriptionSays(@ForAll long seed) {
    Random random = new Random(seed);
    Dataset rows = LearntGraphs.rows(random, 9);
    for (Node node : LearntGraphs.nodes(random)) {
      ScoringGraph graph = LearntGraphs.graph(node);
      double[] all = Scorers.of(graph).score(rows).toArray();
      int width = all.length / rows.size();
      for (int row = 0; row < rows.size(); row++) {
        double[] plain = PlainScorer.score(graph, rows.row(row));
        double[] one = Scorers.of(graph).score(rows.row(row)).toArray();
        for (int i = 0; i < width; i++) {
          assertThat(all[row * width + i]).isEqualTo(one[i]);
          assertThat(one[i]).as("%s", node.getClass()).isCloseTo(plain[i], within(1e-9));
        }
      }
      assertThat(GraphCodec.of(GraphCodec.bytes(graph))).isEqualTo(graph);
    }
  }

  @Test
  void gaussiansLeaveMissingNumbersOut() {
    Gaussians node = new Gaussians(3, Doubles.of(1, 2, 3), Doubles.of(1, 1, 1), Doubles.of(0));
    double[] all = new double[] {1, Double.NaN, 3};
    double score = Scorers.of(LearntGraphs.graph(node)).score(row(all)).toArray()[0];
    assertThat(score).isCloseTo(-Math.log(2 * Math.PI), within(1e-12));
  }

  @Test
  void timesThatNoCalendarHasAreMissing() {
    DateParts node = new DateParts(4, List.of(DateParts.Part.YEAR));
    double year =
        Scorers.of(LearntGraphs.graph(node)).score(row(new double[] {1e200, 0, 0})).toArray()[0];
    assertThat(year).isNaN();
  }

  @Test
  void hashesAsTheReferenceDoes() {
    // Appleby's MurmurHash3_x86_32 with seed 0; values of scikit-learn's murmurhash3_32
    assertThat(Murmur.hash("")).isZero();
    assertThat(Murmur.hash("hello")).isEqualTo(613153351);
    assertThat(Murmur.hash("The quick brown fox jumps over the lazy dog")).isEqualTo(0x2e4ff723);
  }

  @Test
  void refusesCutsThatMakeNoTree() {
    assertThatThrownBy(
            () ->
                new CutTree(
                    1, Doubles.of(1, 2), List.of(1, 1), List.of(0), Doubles.of(1), List.of(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CutTree: leftLeaves must be from 1 to 1, but was 2.");
  }

  @Test
  void refusesCurvesThatDoNotAscend() {
    assertThatThrownBy(
            () -> new Interpolate(0, List.of(Doubles.of(1, 1)), List.of(Doubles.of(0, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Interpolate: points of curve 0 must be ascending, but was not.");
  }

  @Test
  void refusesATaskThatDoesNotFitTheOutputs() {
    assertThatThrownBy(() -> new ScoringGraph(Task.ANOMALY, List.of(), List.of("x"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("classes must be as many as ANOMALY");
  }

  private static Row row(double[] numbers) {
    return Row.of("a", numbers[0], "b", numbers[1], "c", numbers[2], "note", "good");
  }
}
