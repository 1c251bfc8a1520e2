package org.sagekit.core.pack.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.DateParts;
import org.sagekit.api.model.Factorization;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Neighbours;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.TermInput;
import org.sagekit.api.model.Tokens;
import org.sagekit.core.pack.onnx.WordLowering.Dictionary;

/** Walks the nodes of a graph and lets each kind put its operators. For one thread. */
final class Lowering {
  private final ScoringGraph source;
  private final OnnxGraph graph;
  private final List<Integer> widths;
  private final Map<String, Feed> feedByField = new HashMap<>();
  private final Map<String, Feed> wordsByField = new HashMap<>();
  private final List<String> values = new ArrayList<>();

  private Lowering(ScoringGraph source, List<Feed> feeds, OnnxGraph graph) {
    this.source = source;
    this.graph = graph;
    this.widths = source.widths();
    for (Feed feed : feeds) {
      boolean words = feed.kind() == Feed.Kind.WORDS;
      (words ? wordsByField : feedByField).put(feed.field().name(), feed);
    }
  }

  /**
   * Puts the operators of all nodes.
   *
   * @return for each node the rows that it makes
   */
  static List<Value> of(ScoringGraph source, List<Feed> feeds, OnnxGraph graph) {
    Lowering lowering = new Lowering(source, feeds, graph);
    List<Value> values = new ArrayList<>();
    for (Node node : source.nodes()) {
      lowering.values.add(lowering.lower(node));
      values.add(new Value(lowering.values.get(values.size()), lowering.widths.get(values.size())));
    }
    return values;
  }

  private String lower(Node node) {
    if (node instanceof Node.NumberInput number) {
      return number.field();
    }
    if (node instanceof Node.CategoryInput category) {
      Feed feed = Objects.requireNonNull(feedByField.get(category.field()));
      return InputLowering.of(category, feed, graph);
    }
    if (node instanceof Node.TextInput text) {
      return words(text.field(), new Dictionary(Tokens.WORDS, text.terms(), text.weights()));
    }
    if (node instanceof TermInput text) {
      return words(text.field(), new Dictionary(text.tokens(), text.terms(), text.weights()));
    }
    if (node instanceof Node.Concat concat) {
      return ColumnLowering.concat(inputs(concat), graph);
    }
    if (node instanceof Node.WeightedSum sum) {
      return ColumnLowering.weightedSum(inputs(sum), sum.weights(), graph);
    }
    int input = node.inputs().get(0);
    Value x = new Value(values.get(input), widths.get(input));
    return learnt(node, x).orElseGet(() -> columns(node, x.name()));
  }

  private String words(String field, Dictionary dictionary) {
    Feed feed = Objects.requireNonNull(wordsByField.get(field));
    return WordLowering.of(feed.name(), dictionary, graph);
  }

  private List<String> inputs(Node node) {
    return node.inputs().stream().map(values::get).toList();
  }

  private Optional<String> learnt(Node node, Value x) {
    if (node instanceof Node.Dense dense) {
      return Optional.of(DenseLowering.of(dense, x, graph));
    }
    if (node instanceof Node.TreeEnsemble trees) {
      return Optional.of(TreeLowering.of(trees, x, graph));
    }
    if (node instanceof Node.Link link) {
      return Optional.of(FunctionLowering.link(link.function(), x, graph));
    }
    if (node instanceof Activate activate) {
      return Optional.of(FunctionLowering.activate(activate.function(), x.name(), graph));
    }
    if (node instanceof Kernel kernel) {
      return Optional.of(KernelLowering.of(kernel, x, graph));
    }
    if (node instanceof Neighbours neighbours) {
      return Optional.of(NeighbourLowering.of(neighbours, x, graph));
    }
    if (node instanceof Gaussians gaussians) {
      return Optional.of(GaussianLowering.of(gaussians, x, graph));
    }
    if (node instanceof CutForest forest) {
      return Optional.of(CutForestLowering.of(forest, x, graph));
    }
    return node instanceof Factorization pairs
        ? Optional.of(FactorizationLowering.of(pairs, x, graph))
        : Optional.empty();
  }

  private String columns(Node node, String x) {
    if (node instanceof Node.Impute impute) {
      return ColumnLowering.impute(impute, x, graph);
    }
    if (node instanceof Node.MissingIndicator) {
      return ColumnLowering.missing(x, graph);
    }
    if (node instanceof Node.Scale scale) {
      return ColumnLowering.scale(scale, x, graph);
    }
    if (node instanceof Node.OneHot oneHot) {
      return ColumnLowering.oneHot(oneHot, x, graph);
    }
    if (node instanceof Node.LevelValue level) {
      return ColumnLowering.levelValue(level, x, graph);
    }
    if (node instanceof Select select) {
      return ColumnLowering.select(select, x, graph);
    }
    if (node instanceof Interpolate curves) {
      return CurveLowering.of(curves, x, graph);
    }
    if (node instanceof DateParts dates) {
      return CalendarLowering.of(dates, x, graph);
    }
    throw new IllegalArgumentException(
        "Lowering: nodes must be of known kinds, but one was a " + node.getClass().getSimpleName());
  }
}
