package org.sagekit.core.pack.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.model.LearntGraphs;
import org.sagekit.core.model.RandomGraphs;
import org.sagekit.core.model.Scorers;

class MachineTest {

  @Property(tries = 400)
  void computesWhatTheEngineComputes(@ForAll long seed) {
    ScoringGraph graph = RandomGraphs.graphOfTexts(seed);
    Dataset rows = RandomGraphs.rows(seed, 20);
    double[] engine = Scorers.of(graph).score(rows).toArray();
    Machine machine = new Machine(graph, Lowering.of(graph));
    assertThat(machine.run(inOrder(graph, rows)).outputs().toArray()).containsExactly(engine);
  }

  @Property(tries = 100)
  void computesWhatIsLearntAsTheEngineDoes(@ForAll long seed) {
    Random random = new Random(seed);
    Dataset rows = LearntGraphs.rows(random, 9);
    for (Node node : LearntGraphs.nodes(random)) {
      ScoringGraph graph = LearntGraphs.graph(node);
      double[] engine = Scorers.of(graph).score(rows).toArray();
      Machine machine = new Machine(graph, Lowering.of(graph));
      assertThat(machine.run(inOrder(graph, rows)).outputs().toArray())
          .as("%s", node.getClass())
          .containsExactly(engine);
    }
  }

  @Test
  void saysThatANumberIsNoCategory() {
    assertThat(Lowering.problems(RandomGraphs.graph(1)))
        .containsExactly(
            "Node 5, CategoryInput: input 'count' must be a text, but was a number. Maybe train with the column as a category.",
            "Node 6, CategoryInput: input 'member' must be a text, but was a number. Maybe train with the column as a category.");
  }

  static Dataset inOrder(ScoringGraph graph, Dataset rows) {
    List<Column> columns = new ArrayList<>();
    for (Field field : graph.inputs()) {
      columns.add(rows.column(rows.schema().indexOf(field.name())));
    }
    return Dataset.of("rows", Schema.of(graph.inputs()), columns);
  }
}
