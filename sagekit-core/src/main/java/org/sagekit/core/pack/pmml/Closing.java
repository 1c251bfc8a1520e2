package org.sagekit.core.pack.pmml;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;

/**
 * The last model, which makes the prediction: a regression whose links are those of the graph.
 *
 * @param normalization what PMML calls the link
 * @param categories the classes of the tables; empty if a number is predicted
 * @param tables what is added up
 */
record Closing(String normalization, List<String> categories, List<Table> tables) {

  /** The first node that the closing model computes by itself. */
  static int begin(ScoringGraph graph) {
    List<Node> nodes = graph.nodes();
    int last = nodes.size() - 1;
    boolean link = graph.task().isClassification() && isLink(nodes.get(last));
    int scores = link ? last - 1 : last;
    boolean one = link ? isSigmoid(nodes.get(last)) : graph.classes().isEmpty();
    boolean next = !link || nodes.get(last).inputs().get(0) == scores;
    if (one && next && Layers.isLinear(nodes, nodes.get(scores))) {
      return scores;
    }
    return link ? last : last + 1;
  }

  /** The closing model of a graph whose other nodes are turned. */
  static Closing of(ScoringGraph graph, Lowering lowering) {
    int last = graph.nodes().size() - 1;
    if (!graph.task().isClassification()) {
      return new Closing("none", List.of(), List.of(score(graph, lowering, last)));
    }
    if (!(graph.nodes().get(last) instanceof Node.Link link) || !isLink(link)) {
      return shares(graph.classes(), lowering.numbers(last));
    }
    Fields fields = lowering.fields();
    return switch (link.function()) {
      case SIGMOID -> logit(graph.classes(), score(graph, lowering, link.input()));
      case SOFTMAX ->
          of(
              "softmax",
              graph.classes(),
              Combinations.lowered(fields, last, lowering.numbers(link.input())));
      case NORMALIZE, HARDMAX ->
          shares(
              graph.classes(), Combinations.nonZero(fields, last, lowering.numbers(link.input())));
    };
  }

  private static boolean isLink(Node node) {
    return node instanceof Node.Link link && link.function() != Node.LinkFunction.HARDMAX;
  }

  private static boolean isSigmoid(Node node) {
    return node instanceof Node.Link link && link.function() == Node.LinkFunction.SIGMOID;
  }

  private static Table score(ScoringGraph graph, Lowering lowering, int node) {
    return node >= begin(graph) && graph.nodes().get(node) instanceof Node.Dense dense
        ? lowering.table(dense, 0)
        : Table.of(lowering.number(node, 0));
  }

  /** Readers take the first class's probability from its score, the second's as what is left. */
  private static Closing logit(List<String> classes, Table score) {
    Table other = new Table(0, List.of(), Doubles.of());
    return new Closing("logit", List.of(classes.get(1), classes.get(0)), List.of(score, other));
  }

  private static Closing shares(List<String> classes, List<String> fields) {
    return of("simplemax", classes, fields);
  }

  private static Closing of(String normalization, List<String> classes, List<String> fields) {
    return new Closing(normalization, classes, fields.stream().map(Table::of).toList());
  }

  /** Writes the model's element. */
  void write(Xml xml, Names names, Lowering lowering) {
    List<String> spoken = spoken(names.graph(), lowering);
    List<String> read = new ArrayList<>(fields());
    read.addAll(spoken);
    Fields.Needs needs = lowering.fields().needs(read);
    xml.open("RegressionModel").with("functionName", names.function());
    xml.with("normalizationMethod", normalization);
    Head.schema(xml, needs.schema(), names.target());
    xml.open("Output");
    names.write(xml, spoken);
    xml.close();
    Head.locals(xml, needs.locals(), lowering.fields());
    for (int i = 0; i < tables.size(); i++) {
      tables.get(i).write(xml, categories.isEmpty() ? null : categories.get(i));
    }
    xml.close();
  }

  /** The fields that the tables read. */
  List<String> fields() {
    return tables.stream().flatMap(table -> table.fields().stream()).toList();
  }

  /** The fields that are told as they are, if several numbers are predicted that are no classes. */
  static List<String> spoken(ScoringGraph graph, Lowering lowering) {
    return graph.classes().isEmpty() || graph.task().isClassification()
        ? List.of()
        : lowering.numbers(graph.nodes().size() - 1);
  }
}
