package org.sagekit.core.pack.pmml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.DateParts;
import org.sagekit.api.model.Factorization;
import org.sagekit.api.model.HashedInput;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Neighbours;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.TermInput;
import org.sagekit.api.model.Tree;

/** What of a graph PMML can't express as it is. Nodes that the prediction does not need are free. */
final class Inexpressible {
  private static final long MOST_NODES = 10_000_000;
  private final ScoringGraph graph;
  private final Demand demand;
  private final List<String> problems = new ArrayList<>();

  private Inexpressible(ScoringGraph graph) {
    this.graph = graph;
    this.demand = Demand.of(graph);
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
        category.levels().forEach(level -> carried("Level of '" + category.field() + "':", level));
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
              shown.append(Xml.carries(text) ? text : "U+%04X".formatted(c));
            });
    return shown.toString();
  }

  private void node(int at, Node node) {
    String reason = missing(node);
    if (reason != null) {
      add(at, reason);
    }
    if (node instanceof Node.CategoryInput category && isNumber(category.field())) {
      add(at, "reads the number '" + category.field() + "' as text, which readers write differently");
    }
    if (node instanceof Node.TreeEnsemble trees) {
      trees(at, trees);
    }
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
    if (node instanceof DateParts) {
      return "takes a time apart by the calendar, for which PMML has no function";
    }
    if (node instanceof Neighbours) {
      return "asks the nearest points, of which PMML does not say which of equally near ones counts";
    }
    if (node instanceof Factorization) {
      return "adds up pairs of numbers by their factors, for which PMML has no model";
    }
    if (node instanceof CutForest) {
      return "walks random cut trees, for which PMML has no model";
    }
    if (node instanceof Kernel kernel && kernel.function() != Kernel.Function.GAUSSIAN) {
      return "uses the kernel " + kernel.function() + ", which PMML does not have";
    }
    return null;
  }

  private void trees(int at, Node.TreeEnsemble trees) {
    for (int feature : Splits.bySet(trees)) {
      if (!isCategory(trees.input(), feature)) {
        add(at, "asks whether number " + feature + " is in a set, but it is no category as read");
        return;
      }
    }
    long copies = trees.outputByTree().isEmpty() ? demand.of(at).cardinality() : 1;
    long size = trees.trees().stream().mapToLong(Tree::size).sum() * copies;
    if (size > MOST_NODES) {
      add(at, "has " + size + " nodes as PMML, where " + MOST_NODES + " is the most");
    }
  }

  /** Whether a number is the index of a category, as it is read. */
  private boolean isCategory(int node, int index) {
    int at = node;
    int i = index;
    while (true) {
      Node from = graph.nodes().get(at);
      if (from instanceof Select select) {
        i = select.indices().get(i);
        at = select.input();
      } else if (from instanceof Node.Concat concat) {
        int part = 0;
        while (i >= demand.widthOf(concat.inputs().get(part))) {
          i -= demand.widthOf(concat.inputs().get(part));
          part++;
        }
        at = concat.inputs().get(part);
      } else {
        return from instanceof Node.CategoryInput;
      }
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
