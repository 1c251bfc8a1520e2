package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Select;

/**
 * Add, Sub, Mul, Div and Pow: of constants, of columns and constants, and of columns as far as sums
 * and a few shapes that converters write go.
 */
final class Arithmetic {
  private Arithmetic() {}

  /** {@code Add}. */
  static List<Value> add(Call call) {
    return List.of(plus(call, call.input(0), call.input(1)));
  }

  /** {@code Sum}, of any number of inputs. */
  static List<Value> sum(Call call) {
    Value total = call.input(0);
    for (int i = 1; i < call.inputs().size(); i++) {
      total = plus(call, total, call.input(i));
    }
    return List.of(total);
  }

  private static Value plus(Call call, Value left, Value right) {
    if (left instanceof Value.Guard) {
      return guarded(call, right, left);
    }
    if (right instanceof Value.Guard) {
      return guarded(call, left, right);
    }
    if (left instanceof Value.Constant a && right instanceof Value.Constant b) {
      return folded(call, a, b, Double::sum);
    }
    if (left instanceof Value.Columns a && right instanceof Value.Constant b) {
      return with(call, a, b, (plan, node, terms) -> Affine.add(plan, node, terms));
    }
    if (left instanceof Value.Constant a && right instanceof Value.Columns b) {
      return with(call, b, a, (plan, node, terms) -> Affine.add(plan, node, terms));
    }
    return weighted(call, left, right, 1);
  }

  /** What a guard is added to is normalised without it, see {@link Value.Guard}. */
  private static Value guarded(Call call, Value value, Value guard) {
    Value.Columns columns = columns(value);
    boolean known =
        guard instanceof Value.Guard zero
            && !zero.turned()
            && (columns.node() == zero.scores()
                || Reductions.summedBy(call.plan(), columns) == zero.scores());
    Inexpressible.unless(known, "adds what is 1 for a sum of 0");
    return columns;
  }

  /** {@code Sub}. */
  static List<Value> subtract(Call call) {
    Value left = call.input(0);
    Value right = call.input(1);
    if (left instanceof Value.Constant a && right instanceof Value.Constant b) {
      return List.of(folded(call, a, b, (x, y) -> x - y));
    }
    if (left instanceof Value.Columns a && right instanceof Value.Constant b) {
      return List.of(
          with(call, a, b, (plan, node, terms) -> Affine.add(plan, node, negative(terms))));
    }
    if (left instanceof Value.Constant a && right instanceof Value.Columns b) {
      return List.of(
          with(
              call,
              b,
              a,
              (plan, node, terms) ->
                  Affine.scale(plan, node, terms, Affine.filled(terms.length, -1))));
    }
    if (left instanceof Value.Columns scores
        && right instanceof Value.LogSum sum
        && sum.scores() == scores.node()) {
      int link = call.plan().add(scores.node(), in -> new Node.Link(in, Node.LinkFunction.SOFTMAX));
      return List.of(
          new Value.Columns(
              call.plan().add(link, in -> new Activate(in, Activate.Function.LOG)),
              scores.dims(),
              scores.type()));
    }
    return List.of(weighted(call, left, right, -1));
  }

  private static double[] negative(double[] numbers) {
    return Arrays.stream(numbers).map(x -> -x).toArray();
  }

  /** {@code Mul}. */
  static List<Value> multiply(Call call) {
    Value left = call.input(0);
    Value right = call.input(1);
    if (left instanceof Value.Constant a && right instanceof Value.Constant b) {
      return List.of(folded(call, a, b, (x, y) -> x * y));
    }
    Value variable = left instanceof Value.Constant ? right : left;
    Value factor = left instanceof Value.Constant ? left : right;
    Inexpressible.unless(factor instanceof Value.Constant, "multiplies columns with one another");
    Value.Constant constant = (Value.Constant) factor;
    if (variable instanceof Value.Squares squares) {
      return List.of(weighed(call, squares, constant, (x, y) -> x * y));
    }
    if (variable instanceof Value.Guard guard) {
      return List.of(guard);
    }
    return List.of(
        with(
            call,
            columns(variable),
            constant,
            (plan, node, factors) -> Affine.multiply(plan, node, factors)));
  }

  /** {@code Div}. */
  static List<Value> divide(Call call) {
    Value left = call.input(0);
    Value right = call.input(1);
    if (left instanceof Value.Constant a && right instanceof Value.Constant b) {
      Inexpressible.unless(a.type() != ElementType.WHOLE, "divides whole numbers");
      return List.of(folded(call, a, b, (x, y) -> x / y));
    }
    if (left instanceof Value.Squares squares && right instanceof Value.Constant b) {
      return List.of(weighed(call, squares, b, (x, y) -> x / y));
    }
    if (right instanceof Value.Constant b) {
      Value.Columns a = columns(left);
      Inexpressible.unless(a.type() != ElementType.WHOLE, "divides whole numbers");
      return List.of(
          with(
              call,
              a,
              b,
              (plan, node, terms) ->
                  Affine.multiply(plan, node, Arrays.stream(terms).map(x -> 1 / x).toArray())));
    }
    if (left instanceof Value.Constant a && right instanceof Value.Columns b) {
      Inexpressible.unless(Arrays.stream(a.numbers()).allMatch(x -> x == 1), "divides by columns");
      return List.of(Functions.reciprocal(call.plan(), b));
    }
    Value.Columns scores = columns(left);
    Inexpressible.unless(
        Reductions.summedBy(call.plan(), columns(right)) == scores.node(),
        "divides columns by one another");
    int shares =
        call.plan().add(scores.node(), in -> new Node.Link(in, Node.LinkFunction.NORMALIZE));
    return List.of(new Value.Columns(shares, scores.dims(), scores.type()));
  }

  /** {@code Pow}: the square of columns. */
  static List<Value> power(Call call) {
    Value base = call.input(0);
    Value.Constant exponent = call.constant(1);
    if (base instanceof Value.Constant constant) {
      return List.of(folded(call, constant, exponent, Math::pow));
    }
    Inexpressible.unless(
        exponent.size() == 1 && exponent.numbers()[0] == 2, "has a power other than 2 of columns");
    Value.Columns columns = columns(base);
    return List.of(new Value.Squares(columns, Affine.filled(columns.width(), 1)));
  }

  static Value.Columns columns(Value value) {
    if (value instanceof Value.Columns columns && columns.type() != ElementType.TRUNCATED) {
      return columns;
    }
    throw new Inexpressible("takes something else than numbers of each row");
  }

  /** Two constants put together, element by element. */
  static Value.Constant folded(
      Call call, Value.Constant a, Value.Constant b, DoubleBinaryOperator operator) {
    Inexpressible.unless(
        a.type() != ElementType.TEXT && b.type() != ElementType.TEXT, "takes texts");
    Broadcast both = Broadcast.of(call.source(), a.shape(), b.shape());
    double[] result = Broadcast.spread(a.numbers(), both.left());
    double[] other = Broadcast.spread(b.numbers(), both.right());
    for (int i = 0; i < result.length; i++) {
      result[i] = a.type().kept(operator.applyAsDouble(result[i], other[i]));
    }
    return Value.Constant.of(both.shape(), a.type(), result);
  }

  private static Value.Squares weighed(
      Call call, Value.Squares squares, Value.Constant constant, DoubleBinaryOperator operator) {
    Broadcast both = fitting(call, squares.columns(), constant);
    Inexpressible.unless(
        both.shape().equals(squares.columns().dims()), "repeats squares of columns");
    double[] weights = squares.weights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = operator.applyAsDouble(weights[i], constant.numbers()[both.right()[i]]);
      Inexpressible.unless(weights[i] > 0, "weighs squares by numbers that are not above 0");
    }
    return new Value.Squares(squares.columns(), weights);
  }

  /** What is done to a node with one number a column. */
  @FunctionalInterface
  private interface Change {
    int of(Plan plan, int node, double[] numbers);
  }

  private static Value.Columns with(
      Call call, Value.Columns columns, Value.Constant constant, Change change) {
    Inexpressible.unless(constant.type() != ElementType.TEXT, "takes texts");
    Value.Columns numbers = columns(columns);
    Broadcast both = fitting(call, numbers, constant);
    int node = spread(call.plan(), numbers, both.left(), both.shape());
    double[] terms = Broadcast.spread(constant.numbers(), both.right());
    return new Value.Columns(change.of(call.plan(), node, terms), both.shape(), numbers.type());
  }

  /** The shape of columns and a constant, which must not depend on the row. */
  static Broadcast fitting(Call call, Value.Columns columns, Value.Constant constant) {
    List<Integer> shape = constant.shape();
    if (shape.size() > columns.dims().size()) {
      int extra = shape.size() - columns.dims().size();
      boolean one = shape.subList(0, extra).stream().allMatch(dim -> dim == 1);
      Inexpressible.unless(one && extra == 1, "takes a constant with a number for each row");
      shape = shape.subList(extra, shape.size());
    }
    Broadcast both = Broadcast.of(call.source(), columns.dims(), shape);
    Inexpressible.unless(both.left().length > 0, "makes no columns");
    Inexpressible.unless(
        both.shape().size() == columns.dims().size(), "takes a constant of more dimensions");
    return both;
  }

  /** Columns repeated where a dimension of 1 stands for more. */
  static int spread(Plan plan, Value.Columns columns, int[] indices, List<Integer> shape) {
    if (shape.equals(columns.dims())) {
      return columns.node();
    }
    List<Integer> chosen = Arrays.stream(indices).boxed().toList();
    return plan.add(columns.node(), in -> new Select(in, chosen));
  }

  private static Value.Columns weighted(Call call, Value left, Value right, double weight) {
    Value.Columns a = columns(left);
    Value.Columns b = columns(right);
    Inexpressible.unless(
        a.dims().size() == b.dims().size(), "takes columns of different dimensions");
    Broadcast both = Broadcast.of(call.source(), a.dims(), b.dims());
    List<Integer> nodes = new ArrayList<>();
    nodes.add(spread(call.plan(), a, both.left(), both.shape()));
    nodes.add(spread(call.plan(), b, both.right(), both.shape()));
    Doubles weights = Doubles.of(1, weight);
    int sum = call.plan().add(nodes, in -> new Node.WeightedSum(in, weights));
    return new Value.Columns(sum, both.shape(), a.type());
  }
}
