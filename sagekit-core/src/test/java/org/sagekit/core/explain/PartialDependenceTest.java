package org.sagekit.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Summary;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.explain.Dependence;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Model;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;

class PartialDependenceTest {
  private final Dataset rows =
      Graphs.rows(new double[] {0, 10}, new double[] {1, 20}, new double[] {2, 60});

  /** {@code 2 a + b}. */
  private static Model linear() {
    ScoringGraph graph =
        Graphs.numbers(
            2, new Node.Dense(2, 1, Doubles.of(2, 1), Doubles.of(0), Node.Activation.IDENTITY));
    return () -> graph;
  }

  @Test
  void averagesThePredictionsAtEachValue() {
    Dependence found = PartialDependence.of(linear()).lines(2).on(rows, "a");
    assertThat(found.axes().get(0).positions()).containsExactly(0.0, 1.0, 2.0);
    assertThat(found.means()).containsExactly(List.of(30.0), List.of(32.0), List.of(34.0));
    assertThat(found.lines()).containsExactly(List.of(10.0, 12.0, 14.0), List.of(20.0, 22.0, 24.0));
    assertThat(found.summary().parts()).hasOnlyElementsOfType(Summary.Curve.class);
  }

  @Test
  void takesTwoFields() {
    Dependence found = PartialDependence.of(linear()).points(2).on(rows, "a", "b");
    assertThat(found.means()).containsExactly(List.of(10.0, 60.0), List.of(14.0, 64.0));
    assertThat(found.summary().parts()).hasOnlyElementsOfType(Summary.Table.class);
  }

  @Test
  void takesQuantilesOfManyNumbers() {
    Dataset many = Graphs.random(1000, 2, 1);
    Dependence found = PartialDependence.of(linear()).points(5).on(many, "a");
    List<Double> positions = found.axes().get(0).positions();
    assertThat(positions).hasSize(5).isSorted();
    assertThat(positions.get(2)).isCloseTo(0, within(0.1));
    assertThat(positions.get(1)).isCloseTo(-0.67, within(0.15));
  }

  @Test
  void takesTheMostFrequentLevels() {
    ScoringGraph graph =
        new ScoringGraph(
            List.of(Field.of("colour", FieldType.CATEGORICAL)),
            List.of(),
            List.of(
                new Node.CategoryInput("colour", List.of("red", "blue")),
                new Node.LevelValue(0, Doubles.of(1, 2), 3)));
    Dataset colours =
        Dataset.of(
            "colours",
            Schema.of(Field.of("colour", FieldType.CATEGORICAL)),
            List.of(Column.ofCategories(Arrays.asList("red", null, "blue", "blue", "x"))));
    Dependence found = PartialDependence.of(() -> graph).points(2).on(colours, "colour");
    assertThat(found.axes().get(0).labels()).containsExactly("blue", "red");
    assertThat(found.means()).containsExactly(List.of(2.0), List.of(1.0));
    assertThat(found.summary().parts()).hasOnlyElementsOfType(Summary.Bars.class);
  }

  @Test
  void refusesWhatDoesNotFit() {
    PartialDependence plan = PartialDependence.of(linear());
    assertThatThrownBy(() -> plan.on(rows, "A")).hasMessageContaining("Did you mean 'a'?");
    assertThatThrownBy(() -> plan.on(rows, "a", "a")).hasMessageContaining("one twice");
    assertThatThrownBy(() -> plan.on(rows.first(0), "a")).hasMessageContaining("at least one");
    assertThatThrownBy(() -> plan.output("yes")).hasMessageContaining("output must be one of");
    assertThatThrownBy(() -> plan.points(0)).hasMessageContaining("from 1 to 1000");
  }
}
