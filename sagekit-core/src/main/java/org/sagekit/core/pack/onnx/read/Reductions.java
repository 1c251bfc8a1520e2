package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Select;

/** Operators that make one number of several: sums, means, the greatest. */
final class Reductions {
  private Reductions() {}

  /** {@code ReduceSum}. */
  static List<Value> sum(Call call) {
    return List.of(reduced(call, false));
  }

  /** {@code ReduceMean}. */
  static List<Value> mean(Call call) {
    return List.of(reduced(call, true));
  }

  private static Value reduced(Call call, boolean mean) {
    long[] axes = call.wholes(1, "axes");
    boolean keep = call.node().number("keepdims", 1) != 0;
    if (call.input(0) instanceof Value.Stack stack) {
      Inexpressible.unless(axes.length == 1 && axes[0] == 0 && !keep, "goes along several axes");
      return layers(call, stack, mean);
    }
    if (call.input(0) instanceof Value.Constant constant) {
      return constant(constant, axes, keep, mean);
    }
    if (call.input(0) instanceof Value.Squares squares) {
      requireLast(axes, squares.columns().dims().size());
      return squares(call, squares, keep);
    }
    Value.Columns columns = Arithmetic.columns(call.input(0));
    requireLast(axes, columns.dims().size());
    Inexpressible.unless(columns.dims().size() == 1, "adds up more than the columns");
    double weight = mean ? 1.0 / columns.width() : 1;
    double[] weights = Affine.filled(call.source().charge(columns.width()), weight);
    int sum = Affine.dense(call.plan(), columns.node(), weights, new double[1]);
    return new Value.Columns(sum, keep ? List.of(1) : List.of(), columns.type());
  }

  /** The axis must be the last of the rows' and some other dimensions. */
  private static void requireLast(long[] axes, int dims) {
    Inexpressible.unless(
        axes.length == 1 && (axes[0] == -1 || axes[0] == dims) && dims > 0,
        "goes along other axes than the last");
  }

  private static Value layers(Call call, Value.Stack stack, boolean mean) {
    List<Integer> nodes = stack.layers().stream().map(Value.Columns::node).toList();
    double[] weights = Affine.filled(nodes.size(), mean ? 1.0 / nodes.size() : 1);
    Doubles factors = Doubles.of(weights);
    int sum = call.plan().add(nodes, in -> new Node.WeightedSum(in, factors));
    return new Value.Columns(sum, stack.layers().get(0).dims(), stack.layers().get(0).type());
  }

  private static Value constant(Value.Constant constant, long[] axes, boolean keep, boolean mean) {
    Inexpressible.unless(constant.type() != ElementType.TEXT, "takes texts");
    List<Integer> shape = constant.shape();
    boolean first = axes.length == 1 && axes[0] == 0 && shape.size() == 2;
    Inexpressible.unless(first || axes.length == 0, "goes along other axes than the first");
    int columns = first ? shape.get(1) : 1;
    double[] sums = new double[columns];
    for (int i = 0; i < constant.numbers().length; i++) {
      sums[i % columns] = constant.type().kept(sums[i % columns] + constant.numbers()[i]);
    }
    int rows = constant.numbers().length / Math.max(1, columns);
    Arrays.setAll(sums, i -> mean ? sums[i] / rows : sums[i]);
    List<Integer> rest = first ? List.of(columns) : List.of();
    List<Integer> kept = first ? List.of(1, columns) : shape.stream().map(dim -> 1).toList();
    return Value.Constant.of(keep ? kept : rest, constant.type(), sums);
  }

  /** Sums of weighted squares, told by densities: each is {@code c - sum / 2}. */
  private static Value squares(Call call, Value.Squares squares, boolean keep) {
    List<Integer> dims = squares.columns().dims();
    int length = dims.get(dims.size() - 1);
    int sums = squares.columns().width() / length;
    List<Integer> parts = new ArrayList<>();
    for (int i = 0; i < sums; i++) {
      parts.add(sumOfSquares(call.plan(), squares, i * length, length));
    }
    List<Integer> shape = new ArrayList<>(dims.subList(0, dims.size() - 1));
    if (keep) {
      shape.add(1);
    }
    int all = call.plan().add(parts, Node.Concat::new);
    int positive = Affine.multiply(call.plan(), all, Affine.filled(sums, -1));
    return new Value.Columns(positive, shape, squares.columns().type());
  }

  private static int sumOfSquares(Plan plan, Value.Squares squares, int from, int length) {
    double[] factors = new double[plan.source().charge(length)];
    double heights = 0;
    for (int i = 0; i < length; i++) {
      factors[i] = Math.sqrt(2 * squares.weights()[from + i]);
      heights += StrictMath.log(factors[i]) - 0.5 * StrictMath.log(2 * Math.PI);
    }
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      indices.add(from + i);
    }
    int selected = plan.add(squares.columns().node(), in -> new Select(in, indices));
    Doubles means = Doubles.of(new double[length]);
    Doubles roots = Doubles.of(factors);
    Doubles weight = Doubles.of(-heights);
    return plan.add(selected, in -> new Gaussians(in, means, roots, weight));
  }

  /** {@code ReduceLogSumExp}, which is taken off scores to normalise them. */
  static List<Value> logSum(Call call) {
    Value.Columns columns = call.matrix(0);
    requireLast(call.wholes(1, "axes"), 1);
    return List.of(new Value.LogSum(columns.node()));
  }

  /** {@code ArgMax}: the class whose score is the greatest. */
  static List<Value> greatest(Call call) {
    Value.Columns columns = call.matrix(0);
    long axis = call.node().number("axis", 0);
    Inexpressible.unless(axis == 1 || axis == -1, "goes along the axis " + axis);
    Inexpressible.unless(
        call.node().number("select_last_index", 0) == 0, "takes the last of equal ones");
    return List.of(new Value.Greatest(columns));
  }

  /** The node whose numbers a node adds up, -1 if it does not. */
  static int summedBy(Plan plan, Value.Columns sum) {
    boolean sums =
        plan.node(sum.node()) instanceof Node.Dense dense
            && dense.outputs() == 1
            && dense.bias().get(0) == 0
            && dense.activation() == Node.Activation.IDENTITY
            && Arrays.stream(dense.weights().toArray()).allMatch(weight -> weight == 1);
    return sums ? plan.node(sum.node()).inputs().get(0) : -1;
  }
}
