package org.sagekit.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.explain.Explainer;
import org.sagekit.api.explain.Explanation;
import org.sagekit.api.explain.Explanations;
import org.sagekit.api.explain.Scale;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;
import org.sagekit.core.model.RandomGraphs;
import org.sagekit.core.model.Scorers;

class ExplainersTest {

  @Test
  void aLinearModelGivesWeightTimesDistanceFromTheMean() {
    Node scale = new Node.Scale(3, Doubles.of(1, 2, 3), Doubles.of(2, 0.5, 1));
    Node dense =
        new Node.Dense(4, 1, Doubles.of(3, -4, 5), Doubles.of(7), Node.Activation.IDENTITY);
    Dataset background = Graphs.random(50, 3, 1);
    Explanations found =
        Explainers.of(Graphs.numbers(3, scale, dense), background, 1)
            .explain(Graphs.rows(new double[] {1, 2, 3}));
    double[] weights = {6, -2, 5};
    for (int field = 0; field < 3; field++) {
      double mean = mean(background, field);
      assertThat(found.contribution(0, 0, field))
          .isCloseTo(weights[field] * (field + 1 - mean), within(1e-12));
    }
    assertThat(found.total(0, 0)).isCloseTo(7, within(1e-12));
  }

  private static double mean(Dataset rows, int field) {
    double sum = 0;
    for (int row = 0; row < rows.size(); row++) {
      sum += rows.column(field).number(row);
    }
    return sum / rows.size();
  }

  @Test
  void theNumbersOfAFieldCountForTheField() {
    List<Node> nodes =
        List.of(
            new Node.CategoryInput("colour", List.of("red", "blue")),
            new Node.NumberInput("age"),
            new Node.OneHot(0, 2),
            new Node.MissingIndicator(1),
            new Node.Impute(1, Doubles.of(40)),
            new Node.Concat(List.of(2, 3, 4)),
            Graphs.trees(
                5,
                Graphs.stump(0, 0.5, 1, 2),
                Graphs.stump(1, 0.5, 4, 8),
                Graphs.stump(2, 0.5, 16, 32),
                Graphs.stump(3, 50, 64, 128)),
            new Node.Link(6, Node.LinkFunction.SIGMOID));
    ScoringGraph graph =
        new ScoringGraph(
            List.of(Field.of("colour", FieldType.CATEGORICAL), Field.of("age", FieldType.NUMERIC)),
            List.of("no", "yes"),
            nodes);
    Explainer explainer = Explainers.of(graph);
    Explanation red = explainer.explain(Row.of("age", null, "colour", "red"));
    assertThat(red.scale()).isEqualTo(Scale.MARGIN);
    assertThat(red.outputs()).containsExactly("yes");
    assertThat(red.values()).containsExactly("red", "missing");
    assertThat(red.base().get(0)).isCloseTo(1.75 + 7 + 28 + 112, within(1e-12));
    assertThat(red.contribution("colour")).isCloseTo(2 - 1.75 + 4 - 7, within(1e-12));
    assertThat(red.contribution("age")).isCloseTo(32 - 28 + 64 - 112, within(1e-12));
    Explanation unseen = explainer.explain(Row.of("colour", "green", "age", 60));
    assertThat(unseen.contribution("colour")).isCloseTo(1 - 1.75 + 4 - 7, within(1e-12));
    assertThat(unseen.contribution("age")).isCloseTo(16 - 28 + 128 - 112, within(1e-12));
  }

  @Test
  void aSumOfModelsIsExplainedByTheSumOfTheirContributions() {
    ScoringGraph one = Graphs.numbers(2, Graphs.trees(2, Graphs.stump(0, 0, 1, 5)));
    ScoringGraph two = Graphs.numbers(2, Graphs.trees(2, Graphs.stump(1, 0, 2, 10)));
    Explanation found =
        Explainers.of(ScoringGraph.weightedSum(List.of(one, two), Doubles.of(0.25, 0.75)))
            .explain(Row.of("a", 1, "b", -1.0));
    assertThat(found.base().get(0)).isCloseTo(0.25 * 4 + 0.75 * 8, within(1e-12));
    assertThat(found.contribution("a")).isCloseTo(0.25, within(1e-12));
    assertThat(found.contribution("b")).isCloseTo(-0.75 * 6, within(1e-12));
  }

  @Property(tries = 60)
  void interventionalContributionsAddUpFromTheMeanOfTheBackground(@ForAll long seed) {
    ScoringGraph graph = RandomGraphs.graph(seed);
    Dataset rows = RandomGraphs.rows(seed + 1, 3);
    Dataset background = RandomGraphs.rows(seed + 2, 7);
    Explanations found = Explainers.interventional(graph, background, 1).explain(rows);
    int node = GraphExplainer.node(graph);
    double[] expected = new Numbers(graph, node).of(rows);
    double[] others = new Numbers(graph, node).of(background);
    int outputs = found.outputs().size();
    for (int output = 0; output < outputs; output++) {
      double mean = 0;
      for (int row = 0; row < 7; row++) {
        mean += others[row * outputs + output] / 7;
      }
      for (int row = 0; row < 3; row++) {
        double total = found.total(row, output);
        double margin = expected[row * outputs + output];
        double tolerance = 1e-5 * Math.max(1, scale(found, row, output));
        if (Double.isFinite(total + margin + mean + tolerance)) {
          assertThat(total).isCloseTo(margin, within(tolerance));
          assertThat(found.base().get(output)).isCloseTo(mean, within(tolerance));
        }
      }
    }
  }

  @Test
  void theTwoWaysDifferWhereFieldsGoTogether() {
    // a says all; b is a copy of it, and asked where a is great
    Tree.Builder tree = Tree.builder(1);
    int root = tree.split(0, 0, true, 100);
    int low = tree.leaf(50, 0);
    int high = tree.split(1, 0, true, 50);
    tree.children(root, low, high).children(high, tree.leaf(0, 5), tree.leaf(50, 10));
    ScoringGraph graph = Graphs.numbers(2, Graphs.trees(2, tree.build()));
    Dataset background = Graphs.rows(new double[] {-1, -1}, new double[] {1, 1});
    Row row = Row.of("a", 1, "b", 1);
    Explanation path = Explainers.of(graph, background, 1).explain(row);
    assertThat(path.contribution("a")).isCloseTo(5, within(1e-12));
    assertThat(path.contribution("b")).isCloseTo(0, within(1e-12));
    // of the background's first row: nothing 0, a alone 5, b alone 0, both 10
    Explanation mixed = Explainers.interventional(graph, background, 1).explain(row);
    assertThat(mixed.base().get(0)).isEqualTo(5);
    assertThat(mixed.contribution("a")).isEqualTo((5 + 10) / 2.0 / 2);
    assertThat(mixed.contribution("b")).isEqualTo((0 + 5) / 2.0 / 2);
    assertThat(mixed.errors().toArray()).containsOnly(0);
  }

  @Test
  void agreesWithAllMixturesOfOneHotFields() {
    List<Node> nodes =
        List.of(
            new Node.CategoryInput("colour", List.of("red", "blue")),
            new Node.NumberInput("age"),
            new Node.OneHot(0, 2),
            new Node.Concat(List.of(2, 1)),
            Graphs.trees(3, oneHotTree()));
    ScoringGraph graph =
        new ScoringGraph(
            List.of(Field.of("colour", FieldType.CATEGORICAL), Field.of("age", FieldType.NUMERIC)),
            List.of(),
            nodes);
    Dataset red = rows("red", 20);
    Explanation found =
        Explainers.interventional(graph, red, 1).explain(Row.of("colour", "blue", "age", 60));
    // red 20: 1; blue 20: 4; red 60: 2; blue 60: 8
    assertThat(found.base().get(0)).isEqualTo(1);
    assertThat(found.contribution("colour")).isEqualTo((3 + 6) / 2.0);
    assertThat(found.contribution("age")).isEqualTo((1 + 4) / 2.0);
  }

  /** By colour, then by age; whether it is blue is asked of two numbers. */
  private static Tree oneHotTree() {
    Tree.Builder tree = Tree.builder(1);
    int root = tree.split(0, 0.5, true, 0);
    int notRed = tree.split(1, 0.5, true, 0);
    int none = tree.leaf(0, 99);
    int blue = tree.split(2, 40, true, 0);
    tree.children(blue, tree.leaf(0, 4), tree.leaf(0, 8)).children(notRed, none, blue);
    int red = tree.split(2, 40, true, 0);
    tree.children(red, tree.leaf(0, 1), tree.leaf(0, 2));
    return tree.children(root, notRed, red).build();
  }

  private static Dataset rows(String colour, double age) {
    return Dataset.of(
        "rows",
        Schema.of(Field.of("colour", FieldType.CATEGORICAL), Field.of("age", FieldType.NUMERIC)),
        List.of(Column.ofCategories(List.of(colour)), Column.ofNumbers(age)));
  }

  @Property(tries = 60)
  void contributionsAddUpToThePredictionOfAnyGraph(@ForAll long seed) {
    ScoringGraph graph = RandomGraphs.graph(seed);
    Dataset rows = RandomGraphs.rows(seed + 1, 3);
    Explanations found = Explainers.of(graph, RandomGraphs.rows(seed + 2, 7), 1).explain(rows);
    int node = GraphExplainer.node(graph);
    double[] expected = new Numbers(graph, node).of(rows);
    for (int row = 0; row < 3; row++) {
      for (int output = 0; output < found.outputs().size(); output++) {
        double margin = expected[row * found.outputs().size() + output];
        double total = found.total(row, output);
        if (Double.isFinite(total) && Double.isFinite(margin)) {
          assertThat(total)
              .isCloseTo(margin, within(1e-5 * Math.max(1, scale(found, row, output))));
        }
      }
    }
  }

  private static double scale(Explanations found, int row, int output) {
    double most = 0;
    for (int field = 0; field < found.fields().size(); field++) {
      most = Math.max(most, Math.abs(found.contribution(row, output, field)));
    }
    return most;
  }

  @Property(tries = 30)
  void aRowAloneIsExplainedAsAmongOthers(@ForAll long seed) {
    Dataset rows = RandomGraphs.rows(seed + 1, 4);
    Explainer explainer =
        Explainers.of(RandomGraphs.graph(seed), RandomGraphs.rows(seed + 2, 5), 1);
    Explanations all = explainer.explain(rows);
    for (int row = 0; row < rows.size(); row++) {
      assertThat(explainer.explain(rows.row(row)).contributions())
          .isEqualTo(all.get(row).contributions());
    }
  }

  @Test
  void manyFieldsAreSampledWithAnErrorThatHolds() {
    int fields = 14;
    Node hidden =
        new Node.Dense(
            fields, 5, Graphs.doubles(70, 1), Graphs.doubles(5, 2), Node.Activation.TANH);
    Node end =
        new Node.Dense(
            fields + 1, 1, Graphs.doubles(5, 3), Doubles.of(0), Node.Activation.IDENTITY);
    ScoringGraph graph = Graphs.numbers(fields, hidden, end);
    Dataset background = Graphs.random(20, fields, 4);
    Dataset row = Graphs.random(1, fields, 5);
    Explanation one = Explainers.of(graph, background, 1).explain(row.row(0));
    Explanation two = Explainers.of(graph, background, 2).explain(row.row(0));
    double prediction = Scorers.of(graph).score(row).value(0, 0);
    assertThat(one.total(0)).isCloseTo(prediction, within(1e-12));
    assertThat(Explainers.of(graph, background, 1).explain(row.row(0))).isEqualTo(one);
    for (int field = 0; field < fields; field++) {
      double error = Math.hypot(one.errors().get(field), two.errors().get(field));
      assertThat(error).isPositive().isLessThan(0.1);
      assertThat(one.contributions().get(field))
          .isCloseTo(two.contributions().get(field), within(5 * error));
    }
  }

  @Test
  void aFieldWithoutInfluenceGetsNothingAndEqualOnesGetTheSame() {
    Node hidden =
        new Node.Dense(3, 1, Doubles.of(1, 1, 0), Doubles.of(0.1), Node.Activation.SIGMOID);
    Explanation found =
        Explainers.of(Graphs.numbers(3, hidden), Graphs.rows(new double[] {0, 0, 0}), 1)
            .explain(Row.of("a", 2, "b", 2, "c", 9));
    assertThat(found.contribution("c")).isZero();
    assertThat(found.contribution("a")).isCloseTo(found.contribution("b"), within(1e-15));
  }

  @Test
  void saysWhatIsMissing() {
    ScoringGraph graph = Graphs.numbers(2, Graphs.trees(2, Graphs.stump(0, 0, 1, 5)));
    Explainer explainer = Explainers.of(graph);
    assertThatThrownBy(() -> explainer.explain(Row.of("a", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Explainer: column 'b' must be there, but was not.");
    assertThatThrownBy(() -> explainer.explain(Row.of("a", "text", "b", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be a number");
    Node dense = new Node.Dense(2, 1, Doubles.of(1, 1), Doubles.of(0), Node.Activation.IDENTITY);
    assertThatThrownBy(() -> Explainers.of(Graphs.numbers(2, dense)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe Explainers.of(graph, rows, seed).");
    Dataset none = Graphs.random(2, 2, 1).first(0);
    assertThatThrownBy(() -> Explainers.of(graph, none, 1))
        .hasMessageContaining("background rows must be at least one");
    assertThatThrownBy(() -> Explainers.interventional(graph, none, 1))
        .hasMessage("Explainer: background rows must be at least one, but was none.");
    assertThatThrownBy(() -> Explainers.interventional(() -> graph))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe Explainers.interventional(graph, rows, seed).");
    assertThat(explainer.explain(none).size()).isZero();
  }
}
