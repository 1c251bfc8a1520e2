package org.sagekit.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;

class ScoringGraphTest {
  private static final Field AGE = Field.of("age", FieldType.INTEGER);

  private static Node dense(int input, int outputs, double... weights) {
    return new Node.Dense(
        input,
        outputs,
        Doubles.of(weights),
        Doubles.of(new double[outputs]),
        Node.Activation.IDENTITY);
  }

  private static ScoringGraph graph(List<String> classes, Node... nodes) {
    return new ScoringGraph(List.of(AGE), classes, List.of(nodes));
  }

  @Test
  void tellsTheTaskByItsClasses() {
    Node input = new Node.NumberInput("age");
    assertThat(graph(List.of(), input).task()).isEqualTo(Task.REGRESSION);
    assertThat(graph(List.of("no", "yes"), input, dense(0, 2, 1, 2)).task()).isEqualTo(Task.BINARY);
  }

  @Test
  void refusesANodeThatLooksAhead() {
    assertThatThrownBy(() -> graph(List.of(), dense(1, 1, 1), new Node.NumberInput("age")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input of node 0 must be a node before it, but was 1");
  }

  @Test
  void refusesAFieldThatIsNoInput() {
    assertThatThrownBy(() -> graph(List.of(), new Node.NumberInput("pay")))
        .hasMessageContaining("field of a node must be an input, but was 'pay'");
  }

  @Test
  void refusesTextWhereANumberIsRead() {
    assertThatThrownBy(
            () ->
                new ScoringGraph(
                    List.of(Field.of("note", FieldType.TEXT)),
                    List.of(),
                    List.of(new Node.NumberInput("note"))))
        .hasMessageContaining("input 'note' must be a number, but was TEXT");
  }

  @Test
  void refusesWidthsThatDoNotFit() {
    Node input = new Node.NumberInput("age");
    assertThatThrownBy(() -> graph(List.of(), input, dense(0, 1, 1, 2)))
        .hasMessageContaining("weights must be outputs x inputs = 1, but was 2");
    assertThatThrownBy(() -> graph(List.of("a", "b"), input))
        .hasMessageContaining("width of the last node must be one a class, but was 1");
  }

  @Test
  void refusesAGraphThatIsTooWide() {
    Node input = new Node.NumberInput("age");
    Node wide = new Node.OneHot(0, ScoringGraph.MAX_WIDTH);
    assertThatThrownBy(() -> graph(List.of(), input, wide)).hasMessageContaining("total width");
  }

  @Test
  void addsGraphsToOne() {
    ScoringGraph one = graph(List.of(), new Node.NumberInput("age"));
    ScoringGraph sum = ScoringGraph.weightedSum(List.of(one, one), Doubles.of(0.25, 0.75));
    assertThat(sum.inputs()).containsExactly(AGE);
    assertThat(sum.nodes().get(2))
        .isEqualTo(new Node.WeightedSum(List.of(0, 1), Doubles.of(0.25, 0.75)));
  }
}
