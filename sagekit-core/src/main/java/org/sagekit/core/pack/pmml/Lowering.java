package org.sagekit.core.pack.pmml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.DateParts;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;

/**
 * Turns a graph's nodes, in their order, into fields and models. What is a function of single
 * numbers becomes a computed field; what is learnt as a whole becomes a model that puts out a
 * field. For one thread.
 */
final class Lowering {
  private static final double NONE = Double.NaN;
  private final List<Node> nodes;
  private final Demand demand;
  private final Fields fields;
  private final List<Segment> segments = new ArrayList<>();

  /** By node, then by number, those that are needed. */
  private final List<Map<Integer, Source>> sources = new ArrayList<>();

  private Lowering(ScoringGraph graph, Demand demand) {
    this.nodes = graph.nodes();
    this.demand = demand;
    this.fields = new Fields(graph.inputs());
  }

  /** Turns all nodes that the last one needs, up to where the closing model begins. */
  static Lowering of(ScoringGraph graph) {
    Lowering lowering = new Lowering(graph, Demand.of(graph));
    int end = Closing.begin(graph);
    for (int node = 0; node < end; node++) {
      lowering.sources.add(new TreeMap<>());
      if (!lowering.demand.of(node).isEmpty()) {
        lowering.lower(node);
      }
    }
    return lowering;
  }

  Fields fields() {
    return fields;
  }

  List<Segment> segments() {
    return segments;
  }

  /** The numbers of a node that are needed. */
  BitSet wanted(int node) {
    return demand.of(node);
  }

  /** The fields of a node's numbers, as numbers. */
  List<String> numbers(int node) {
    List<String> numbers = new ArrayList<>();
    demand.of(node).stream().forEach(i -> numbers.add(number(node, i)));
    return numbers;
  }

  /** The field of a node's number, as a number. */
  String number(int node, int index) {
    Source source = source(node, index);
    if (source instanceof Source.Number number) {
      return number.field();
    }
    Source.Level level = (Source.Level) source;
    double[] indices = new double[level.levels().size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = i;
    }
    return fields.derive(
        fields.name(node, index + "_index"),
        new Tables.OfLevels(
            level.field(), level.levels(), Doubles.of(indices), new Tables.Others(-1, NONE)));
  }

  private Source source(int node, int index) {
    Source source = sources.get(node).get(index);
    if (source == null) {
      throw new IllegalStateException(
          "PmmlTarget: number %s of node %s must be known, but was not.".formatted(index, node));
    }
    return source;
  }

  private void lower(int at) {
    Node node = nodes.get(at);
    if (node instanceof Node.Concat concat) {
      concat(at, concat);
    } else if (node instanceof Node.WeightedSum || node instanceof Node.Link) {
      Combinations.of(this, at, node).forEach((i, expression) -> derive(at, i, expression));
    } else if (node instanceof Gaussians gaussians) {
      List<Expression> densities = Combinations.densities(gaussians, numbers(gaussians.input()));
      each(at, i -> derive(at, i, densities.get(i)));
    } else if (node instanceof Node.TreeEnsemble trees) {
      Asked asked = asked(trees);
      each(at, i -> trees(at, i, trees, asked));
    } else if (node instanceof Node.Dense dense) {
      each(at, i -> dense(at, i, dense));
    } else if (node instanceof Kernel kernel) {
      kernel(at, kernel);
    } else if (node instanceof DateParts dates) {
      Dates calendar = new Dates(fields, at, number(dates.input(), 0));
      each(at, i -> derive(at, i, calendar.part(dates.parts().get(i))));
    } else {
      each(at, i -> put(at, i, single(at, i, node)));
    }
  }

  /** What is done with one number of a node. */
  @FunctionalInterface
  private interface Each {
    void number(int index);
  }

  private void each(int node, Each each) {
    demand.of(node).stream().forEach(each::number);
  }

  private void put(int node, int index, Source source) {
    sources.get(node).put(index, source);
  }

  private void derive(int node, int index, Expression expression) {
    String name = fields.name(node, Integer.toString(index));
    put(node, index, new Source.Number(fields.derive(name, expression)));
  }

  private String out(int node, int index) {
    return fields.name(node, Integer.toString(index));
  }

  private void segment(int node, int index, Segment segment) {
    segments.add(segment);
    put(node, index, new Source.Number(fields.output(segment.output())));
  }

  private void kernel(int at, Kernel kernel) {
    List<String> inputs = numbers(kernel.input());
    if (kernel.function() == Kernel.Function.GAUSSIAN) {
      each(at, i -> segment(at, i, new KernelSegment(out(at, i), inputs, kernel, i)));
      return;
    }
    List<String> likenesses = Likeness.of(fields, at, kernel, inputs);
    double[] weights = kernel.weights().toArray();
    int count = likenesses.size();
    each(
        at,
        i -> {
          Doubles own = Doubles.of(Arrays.copyOfRange(weights, i * count, (i + 1) * count));
          Table table = new Table(kernel.bias().get(i), likenesses, own);
          segment(at, i, new LinearSegment(out(at, i), table));
        });
  }

  private void concat(int at, Node.Concat concat) {
    int from = 0;
    for (int input : concat.inputs()) {
      BitSet wanted = demand.of(at);
      int end = from + demand.widthOf(input);
      for (int i = wanted.nextSetBit(from); i >= 0 && i < end; i = wanted.nextSetBit(i + 1)) {
        put(at, i, source(input, i - from));
      }
      from = end;
    }
  }

  private void trees(int at, int index, Node.TreeEnsemble trees, Asked asked) {
    boolean scaled = trees.factor() != 1;
    String output = fields.name(at, scaled ? index + "_sum" : Integer.toString(index));
    segment(at, index, new TreeSegment(output, trees, index, asked));
    if (scaled) {
      derive(at, index, times(Expression.field(output), trees.factor()));
    }
  }

  private Asked asked(Node.TreeEnsemble trees) {
    Map<Integer, String> numbers = new TreeMap<>();
    for (int feature : Splits.byThreshold(trees)) {
      if (demand.of(trees.input()).get(feature)) {
        numbers.put(feature, number(trees.input(), feature));
      }
    }
    Map<Integer, Source.Level> levels = new TreeMap<>();
    for (int feature : Splits.bySet(trees)) {
      if (demand.of(trees.input()).get(feature)) {
        levels.put(feature, (Source.Level) source(trees.input(), feature));
      }
    }
    return new Asked(numbers, levels);
  }

  private void dense(int at, int index, Node.Dense dense) {
    if (Layers.isLinear(nodes, dense)) {
      segment(at, index, new LinearSegment(out(at, index), table(dense, index)));
      return;
    }
    List<Node.Dense> layers = Layers.of(nodes, dense);
    segment(
        at,
        index,
        new NetworkSegment(out(at, index), numbers(layers.get(0).input()), layers, index));
  }

  /** One output of a linear layer. */
  Table table(Node.Dense dense, int index) {
    List<String> inputs = numbers(dense.input());
    double[] weights = new double[inputs.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = dense.weights().get(index * weights.length + i);
    }
    return new Table(dense.bias().get(index), inputs, Doubles.of(weights));
  }

  private Source single(int at, int i, Node node) {
    if (node instanceof Node.NumberInput number) {
      return new Source.Number(number.field());
    }
    if (node instanceof Node.CategoryInput category) {
      return new Source.Level(category.field(), category.levels());
    }
    if (node instanceof Select select) {
      return source(select.input(), select.indices().get(i));
    }
    int input = node.inputs().get(0);
    Expression expression = null;
    if (node instanceof Node.OneHot) {
      expression = oneHot(input, i);
    } else if (node instanceof Node.LevelValue level) {
      expression = levelValue(level);
    } else if (node instanceof Node.MissingIndicator) {
      expression = missing(source(input, i));
    } else if (node instanceof Node.Impute impute && Double.isNaN(impute.values().get(i))) {
      return source(input, i);
    } else {
      expression = function(node, number(input, i), i);
    }
    String name = fields.name(at, Integer.toString(i));
    return new Source.Number(fields.derive(name, expression));
  }

  private static Expression function(Node node, String x, int i) {
    if (node instanceof Node.Impute impute) {
      return Expression.ifMissing(
          x, Expression.number(impute.values().get(i)), Expression.field(x));
    }
    if (node instanceof Node.Scale scale) {
      Expression shifted =
          Expression.call("-", Expression.field(x), Expression.number(scale.shift().get(i)));
      return times(shifted, scale.factor().get(i));
    }
    if (node instanceof Interpolate curves) {
      return new Tables.Curve(x, curves.xs().get(i), curves.ys().get(i));
    }
    if (node instanceof Activate activate) {
      return Functions.of(activate.function(), x);
    }
    throw new IllegalStateException("PmmlTarget: node must be known, but was " + node + ".");
  }

  private static Expression times(Expression x, double factor) {
    return Expression.call("*", x, Expression.number(factor));
  }

  private Expression oneHot(int input, int level) {
    Source source = source(input, 0);
    if (source instanceof Source.Level texts) {
      return level < texts.levels().size()
          ? new Tables.IsLevel(texts.field(), texts.levels().get(level))
          : Expression.number(0);
    }
    return new Tables.OfWholes(number(input, 0), level, Doubles.of(1), 0);
  }

  private Expression levelValue(Node.LevelValue level) {
    return source(level.input(), 0) instanceof Source.Level texts
        ? new Tables.OfLevels(
            texts.field(),
            texts.levels(),
            level.values(),
            new Tables.Others(level.other(), level.other()))
        : new Tables.OfWholes(number(level.input(), 0), 0, level.values(), level.other());
  }

  private static Expression missing(Source source) {
    String field =
        source instanceof Source.Level level ? level.field() : ((Source.Number) source).field();
    return Expression.ifMissing(field, Expression.number(1), Expression.number(0));
  }
}
