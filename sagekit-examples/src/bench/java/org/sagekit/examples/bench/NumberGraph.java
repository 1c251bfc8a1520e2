package org.sagekit.examples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;

/** A graph that reads the generated columns and predicts a number. */
final class NumberGraph {
  private NumberGraph() {}

  /**
   * A graph.
   *
   * @param model takes the index of the node that has all columns
   */
  static ScoringGraph of(IntFunction<Node> model) {
    List<Field> fields = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    for (int column = 0; column < GeneratedRows.COLUMNS; column++) {
      Field field = Field.of(name(column), FieldType.NUMERIC);
      fields.add(field);
      nodes.add(new Node.NumberInput(field.name()));
    }
    nodes.add(new Node.Concat(IntStream.range(0, nodes.size()).boxed().toList()));
    nodes.add(model.apply(nodes.size() - 1));
    return new ScoringGraph(Task.REGRESSION, fields, List.of(), nodes);
  }

  /** What a column is called; names sort as their columns stand. */
  static String name(int column) {
    return String.format(Locale.ROOT, "x%02d", column);
  }
}
