package org.sagekit.core.pack.pmml;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.Factorization;
import org.sagekit.api.model.HashedInput;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Neighbours;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.TermInput;
import org.sagekit.api.model.Tree;

/**
 * What of a graph PMML can't express as it is. Nodes that the prediction does not need are free.
 */
final class Inexpressible {
  private static final long MOST = 5_000_000;
  private final ScoringGraph graph;
  private final Demand demand;
  private final BitSet[] categories;
  private final List<String> problems = new ArrayList<>();

  private Inexpressible(ScoringGraph graph) {
    this.graph = graph;
    this.demand = Demand.of(graph);
    this.categories = Categories.of(graph);
  }

  /** A sentence for each problem; none if all can be expressed. */
  static List<String> of(ScoringGraph graph) {
    Inexpressible found = new Inexpressible(graph);
    found.names();
    for (int at = 0; at < graph.nodes().size(); at++) {
      if (!found.demand.of(at).isEmpty()) {
        found.node(at, graph.nodes().get(at));
      }
    }
    found.shares();
    return List.copyOf(found.problems);
  }

  private void names() {
    for (Field input : graph.inputs()) {
      carried("Input", input.name());
    }
    graph.classes().forEach(name -> carried("Class", name));
    for (Node node : graph.nodes()) {
      if (node instanceof Node.CategoryInput category) {
        category
            .levels()
            .forEach(level -> carried("Level of '" + shown(category.field()) + "':", level));
      }
    }
  }

  private void carried(String what, String name) {
    if (!Xml.carries(name)) {
      problems.add(what + " '" + shown(name) + "' has characters that XML 1.0 can't carry.");
    }
  }

  /** A name with what can't be shown as numbers. */
  private static String shown(String name) {
    StringBuilder shown = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              String text = Character.toString(c);
              shown.append(Xml.carries(text) ? text : String.format(Locale.ROOT, "U+%04X", c));
            });
    return shown.toString();
  }

  private void node(int at, Node node) {
    String reason = missing(node);
    if (reason != null) {
      add(at, reason);
    }
    if (node instanceof Node.CategoryInput category && isNumber(category.field())) {
      add(
          at,
          "reads the number '" + category.field() + "' as text, which readers write differently");
    }
    if (node instanceof Node.TreeEnsemble trees) {
      trees(at, trees);
    }
    limit(at, "numbers", numbers(at, node));
    if (!Finite.all(graph.nodes(), node)) {
      add(at, "holds a number that is not finite, which PMML has no text for");
    }
  }

  private void add(int at, String what) {
    String kind = graph.nodes().get(at).getClass().getSimpleName();
    problems.add("Node " + at + " (" + kind + ") " + what + ".");
  }

  private boolean isNumber(String field) {
    return graph.inputs().stream()
        .anyMatch(input -> input.name().equals(field) && input.type().isNumber());
  }

  private static @Nullable String missing(Node node) {
    if (node instanceof Node.TextInput
        || node instanceof TermInput
        || node instanceof HashedInput) {
      return "takes a text apart into words, which PMML does by other rules";
    }
    if (node instanceof Neighbours) {
      return "asks the nearest points, of which PMML does not say which of equally near ones counts";
    }
    if (node instanceof Factorization) {
      return "takes sums that nearly cancel from one another, in an order that PMML does not keep";
    }
    if (node instanceof CutForest) {
      return "walks random cut trees, for which PMML has no model";
    }
    return null;
  }

  private void trees(int at, Node.TreeEnsemble trees) {
    Set<Integer> bySet = Splits.bySet(trees);
    bySet.removeIf(categories[trees.input()]::get);
    if (!bySet.isEmpty()) {
      int first = bySet.iterator().next();
      add(at, "asks whether number " + first + " is in a set, but it is no category as read");
    }
    long copies = trees.outputByTree().isEmpty() ? demand.of(at).cardinality() : 1;
    long size = trees.trees().stream().mapToLong(Tree::size).sum() * copies;
    limit(at, "nodes", size);
  }

  /** How many numbers are written: those that outputs share once for each. */
  private long numbers(int at, Node node) {
    long outputs = demand.of(at).cardinality();
    if (node instanceof Node.Dense dense) {
      return outputs
          * Layers.of(graph.nodes(), dense).stream()
              .mapToLong(layer -> layer.weights().size())
              .sum();
    }
    if (node instanceof Kernel kernel) {
      return outputs * kernel.points().size();
    }
    if (node instanceof Node.Link link && link.function() == Node.LinkFunction.HARDMAX) {
      return outputs * outputs;
    }
    return 0;
  }

  private void limit(int at, String what, long size) {
    if (size > MOST) {
      add(at, "has " + size + " " + what + " as PMML, where " + MOST + " is the most");
    }
  }

  /** PMML's classes have probabilities that add up to 1. */
  private void shares() {
    int last = graph.nodes().size() - 1;
    boolean said = missing(graph.nodes().get(last)) != null;
    if (graph.task().isClassification() && !said && !Shares.addUp(graph.nodes(), last)) {
      add(last, "makes probabilities that need not add up to 1, as those of PMML do");
    }
  }
}
