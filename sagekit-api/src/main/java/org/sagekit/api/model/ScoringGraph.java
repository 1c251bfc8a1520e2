package org.sagekit.api.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;

/**
 * The one form of every model: nodes that take raw rows, the preprocessing included, to
 * predictions. Each node takes only nodes before it; the last one makes the prediction.
 *
 * @param task what is predicted
 * @param inputs the fields that are read
 * @param classes the names of the outputs in their order: classes, labels, clusters or components;
 *     empty for one number
 * @param nodes in the order in which they are computed
 */
public record ScoringGraph(Task task, List<Field> inputs, List<String> classes, List<Node> nodes) {
  /** The most numbers that all nodes together may make for one row. */
  public static final int MAX_WIDTH = 4_000_000;

  /**
   * Checks that the nodes fit together.
   *
   * @throws IllegalArgumentException if a node takes one that is not before it, reads a field that
   *     is no input, does not fit the width of its inputs, if the last one does not make one number
   *     a class, or if the classes are not as many as the task asks for
   */
  public ScoringGraph {
    inputs = List.copyOf(inputs);
    classes = List.copyOf(classes);
    nodes = List.copyOf(nodes);
    Problems problems = Problems.of("ScoringGraph");
    problems.require(!nodes.isEmpty(), "nodes", "at least one", "none");
    problems.require(task.fits(classes.size()), "classes", "as many as " + task, classes);
    problems.require(
        new HashSet<>(classes).size() == classes.size(), "classes", "distinct", classes);
    checkFields(inputs, nodes, problems);
    problems.throwIfAny();
    List<Integer> widths = widths(nodes);
    problems
        .require(
            widths.get(widths.size() - 1) == Math.max(1, classes.size()),
            "width of the last node",
            "one a class",
            widths.get(widths.size() - 1))
        .throwIfAny();
  }

  /**
   * A graph that predicts classes or a number.
   *
   * @param inputs the fields that are read
   * @param classes in the order of the probabilities; empty for regression
   * @param nodes in the order in which they are computed
   * @throws IllegalArgumentException if they don't fit together
   */
  public ScoringGraph(List<Field> inputs, List<String> classes, List<Node> nodes) {
    this(Task.ofClasses(classes.size()), inputs, classes, nodes);
  }

  private static void checkFields(List<Field> inputs, List<Node> nodes, Problems problems) {
    Map<String, Field> byName = new HashMap<>();
    for (Field field : inputs) {
      problems.require(byName.put(field.name(), field) == null, "inputs", "distinct", field.name());
    }
    for (Node node : nodes) {
      fieldOf(node).ifPresent(name -> checkField(node, name, byName.get(name), problems));
    }
  }

  private static void checkField(Node node, String name, @Nullable Field field, Problems problems) {
    problems.require(field != null, "field of a node", "an input", "'" + name + "'");
    if (field != null) {
      problems.require(
          !(node instanceof Node.NumberInput) || field.type().isNumber(),
          "input '" + name + "'",
          "a number",
          field.type());
    }
  }

  private static Optional<String> fieldOf(Node node) {
    if (node instanceof Node.NumberInput number) {
      return Optional.of(number.field());
    }
    if (node instanceof Node.CategoryInput category) {
      return Optional.of(category.field());
    }
    if (node instanceof TermInput terms) {
      return Optional.of(terms.field());
    }
    if (node instanceof HashedInput hashed) {
      return Optional.of(hashed.field());
    }
    return node instanceof Node.TextInput text ? Optional.of(text.field()) : Optional.empty();
  }

  private static List<Integer> widths(List<Node> nodes) {
    List<Integer> widths = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < nodes.size(); i++) {
      List<Integer> inputWidths = new ArrayList<>();
      for (int input : nodes.get(i).inputs()) {
        Problems.of("ScoringGraph")
            .require(input >= 0 && input < i, "input of node " + i, "a node before it", input)
            .throwIfAny();
        inputWidths.add(widths.get(input));
      }
      widths.add(nodes.get(i).width(inputWidths));
      total += widths.get(i);
      Problems.of("ScoringGraph")
          .require(total <= MAX_WIDTH, "total width", "at most " + MAX_WIDTH, total)
          .throwIfAny();
    }
    return widths;
  }

  /**
   * How many numbers each node makes.
   *
   * @return one width a node, in their order
   */
  public List<Integer> widths() {
    return List.copyOf(widths(nodes));
  }

  /**
   * The node whose numbers are compared bit for bit when two engines are held to each other: what
   * the last links and functions turn into predictions, usually sums of leaves or a linear score.
   * Beyond it stand only functions such as {@code exp}, of which platforms differ in the last bit.
   *
   * @return the index of a node; the last one if no link or function stands at the end
   */
  public int marginNode() {
    int node = nodes.size() - 1;
    while (nodes.get(node) instanceof Node.Link || nodes.get(node) instanceof Activate) {
      node = nodes.get(node).inputs().get(0);
    }
    return node;
  }

  /**
   * Models of two classes side by side, one a label: what is predicted are the probabilities of
   * their second classes. Inputs of the same name are one.
   *
   * @param labels at least one
   * @param graphs one a label, each of two classes
   * @return a graph of the task {@link Task#MULTILABEL}
   * @throws IllegalArgumentException if the graphs are not as many, one has not two classes, or an
   *     input has two types
   */
  public static ScoringGraph ofLabels(List<String> labels, List<ScoringGraph> graphs) {
    Problems problems = Problems.of("ScoringGraph");
    problems.require(graphs.size() == labels.size(), "graphs", "one a label", graphs.size());
    List<Field> inputs = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (ScoringGraph graph : graphs) {
      problems.require(graph.task == Task.BINARY, "graphs", "of two classes", graph.task);
      for (Field field : graph.inputs) {
        addInput(inputs, field, problems);
      }
      int offset = nodes.size();
      graph.nodes.forEach(node -> nodes.add(Shifted.by(node, offset)));
      nodes.add(new Select(nodes.size() - 1, List.of(1)));
      ends.add(nodes.size() - 1);
    }
    problems.throwIfAny();
    nodes.add(new Node.Concat(ends));
    inputs.sort(Comparator.comparing(Field::name));
    return new ScoringGraph(Task.MULTILABEL, inputs, labels, nodes);
  }

  /**
   * The weighted mean of several models of one kind, as one graph. Inputs of the same name are one.
   *
   * @param graphs at least one; all predict the same classes in the same order
   * @param weights one a graph; for probabilities they add up to 1
   * @return a graph that computes all of them and adds the results
   * @throws IllegalArgumentException if the classes differ, an input has two types, or the weights
   *     are not as many
   */
  public static ScoringGraph weightedSum(List<ScoringGraph> graphs, Doubles weights) {
    Problems problems = Problems.of("ScoringGraph");
    problems.require(!graphs.isEmpty(), "graphs", "at least one", "none").throwIfAny();
    List<Field> inputs = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (ScoringGraph graph : graphs) {
      problems.require(
          graph.classes.equals(graphs.get(0).classes),
          "classes",
          graphs.get(0).classes.toString(),
          graph.classes);
      problems.require(graph.task == graphs.get(0).task, "task", "one", graph.task);
      for (Field field : graph.inputs) {
        addInput(inputs, field, problems);
      }
      int offset = nodes.size();
      graph.nodes.forEach(node -> nodes.add(Shifted.by(node, offset)));
      ends.add(nodes.size() - 1);
    }
    problems.throwIfAny();
    nodes.add(new Node.WeightedSum(ends, weights));
    inputs.sort(Comparator.comparing(Field::name));
    return new ScoringGraph(graphs.get(0).task, inputs, graphs.get(0).classes, nodes);
  }

  private static void addInput(List<Field> inputs, Field field, Problems problems) {
    for (Field known : inputs) {
      if (known.name().equals(field.name())) {
        FieldType type = known.type();
        problems.require(
            type == field.type(), "input '" + field.name() + "'", "a " + type, field.type());
        return;
      }
    }
    inputs.add(field);
  }
}
