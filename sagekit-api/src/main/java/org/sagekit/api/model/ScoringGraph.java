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
 * @param inputs the fields that are read
 * @param classes what is predicted, in the order of the probabilities; empty for regression
 * @param nodes in the order in which they are computed
 */
public record ScoringGraph(List<Field> inputs, List<String> classes, List<Node> nodes) {
  /** The most numbers that all nodes together may make for one row. */
  public static final int MAX_WIDTH = 4_000_000;

  /**
   * Checks that the nodes fit together.
   *
   * @throws IllegalArgumentException if a node takes one that is not before it, reads a field that
   *     is no input, does not fit the width of its inputs, or if the last one does not make one
   *     number a class
   */
  public ScoringGraph {
    inputs = List.copyOf(inputs);
    classes = List.copyOf(classes);
    nodes = List.copyOf(nodes);
    Problems problems = Problems.of("ScoringGraph");
    problems.require(!nodes.isEmpty(), "nodes", "at least one", "none");
    problems.require(classes.size() != 1, "classes", "none or at least 2", classes);
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
   * What is predicted.
   *
   * @return by the number of classes
   */
  public Task task() {
    return classes.isEmpty()
        ? Task.REGRESSION
        : classes.size() == 2 ? Task.BINARY : Task.MULTICLASS;
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
      for (Field field : graph.inputs) {
        addInput(inputs, field, problems);
      }
      int offset = nodes.size();
      graph.nodes.forEach(node -> nodes.add(shifted(node, offset)));
      ends.add(nodes.size() - 1);
    }
    problems.throwIfAny();
    nodes.add(new Node.WeightedSum(ends, weights));
    inputs.sort(Comparator.comparing(Field::name));
    return new ScoringGraph(inputs, graphs.get(0).classes, nodes);
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

  private static Node shifted(Node node, int by) {
    if (node instanceof Node.Concat concat) {
      return new Node.Concat(shifted(concat.inputs(), by));
    }
    if (node instanceof Node.Impute impute) {
      return new Node.Impute(impute.input() + by, impute.values());
    }
    if (node instanceof Node.MissingIndicator missing) {
      return new Node.MissingIndicator(missing.input() + by);
    }
    if (node instanceof Node.Scale scale) {
      return new Node.Scale(scale.input() + by, scale.shift(), scale.factor());
    }
    if (node instanceof Node.OneHot oneHot) {
      return new Node.OneHot(oneHot.input() + by, oneHot.levels());
    }
    if (node instanceof Node.LevelValue level) {
      return new Node.LevelValue(level.input() + by, level.values(), level.other());
    }
    if (node instanceof Node.Dense dense) {
      return new Node.Dense(
          dense.input() + by, dense.outputs(), dense.weights(), dense.bias(), dense.activation());
    }
    if (node instanceof Node.TreeEnsemble trees) {
      return new Node.TreeEnsemble(
          trees.input() + by,
          trees.outputs(),
          trees.trees(),
          trees.outputByTree(),
          trees.base(),
          trees.factor(),
          trees.comparison(),
          trees.precision());
    }
    if (node instanceof Node.WeightedSum sum) {
      return new Node.WeightedSum(shifted(sum.inputs(), by), sum.weights());
    }
    if (node instanceof Node.Link link) {
      return new Node.Link(link.input() + by, link.function());
    }
    return node;
  }

  private static List<Integer> shifted(List<Integer> inputs, int by) {
    return inputs.stream().map(input -> input + by).toList();
  }
}
