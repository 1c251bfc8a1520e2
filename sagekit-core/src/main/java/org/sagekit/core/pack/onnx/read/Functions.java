package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Node;

/** Operators that put each number, or each row, through a function. */
final class Functions {
  private Functions() {}

  /** A function of one number: what it makes of a constant, and of columns. */
  private static List<Value> of(Call call, DoubleUnaryOperator constant, Change change) {
    if (call.input(0) instanceof Value.Constant numbers && numbers.type() != ElementType.TEXT) {
      double[] result = new double[call.source().charge(numbers.size())];
      Arrays.setAll(result, i -> numbers.type().kept(constant.applyAsDouble(numbers.numbers()[i])));
      return List.of(Value.Constant.of(numbers.shape(), numbers.type(), result));
    }
    Value.Columns columns = Arithmetic.columns(call.input(0));
    return List.of(
        new Value.Columns(change.of(call.plan(), columns.node()), columns.dims(), columns.type()));
  }

  /** A node on top of another one. */
  @FunctionalInterface
  private interface Change {
    int of(Plan plan, int node);
  }

  /** {@code Relu}. */
  static List<Value> relu(Call call) {
    return of(
        call,
        x -> Math.max(x, 0),
        (plan, node) -> Affine.activate(plan, node, Node.Activation.RELU));
  }

  /** {@code Tanh}. */
  static List<Value> tanh(Call call) {
    return of(
        call, StrictMath::tanh, (plan, node) -> Affine.activate(plan, node, Node.Activation.TANH));
  }

  /** {@code Sigmoid}. */
  static List<Value> sigmoid(Call call) {
    return of(
        call,
        x -> 1 / (1 + StrictMath.exp(-x)),
        (plan, node) -> plan.add(node, in -> new Activate(in, Activate.Function.LOGISTIC)));
  }

  /** {@code Neg}. */
  static List<Value> negative(Call call) {
    return of(
        call,
        x -> -x,
        (plan, node) -> Affine.multiply(plan, node, Affine.filled(plan.width(node), -1)));
  }

  /** {@code Exp}; of a logarithm what it was taken of. */
  static List<Value> exp(Call call) {
    return of(
        call,
        StrictMath::exp,
        (plan, node) ->
            plan.node(node) instanceof Activate log && log.function() == Activate.Function.LOG
                ? log.input()
                : plan.add(node, in -> new Activate(in, Activate.Function.EXP)));
  }

  /** {@code Log}, of constants, because the graph's stops at 1e-15. */
  static List<Value> log(Call call) {
    return of(call, StrictMath::log, Functions::constantOnly);
  }

  /** {@code Sqrt}, of constants. */
  static List<Value> sqrt(Call call) {
    return of(call, Math::sqrt, Functions::constantOnly);
  }

  private static int constantOnly(Plan plan, int node) {
    throw new Inexpressible("takes something computed where a constant is expected");
  }

  /** {@code Reciprocal}. */
  static List<Value> reciprocal(Call call) {
    return of(
        call,
        x -> 1 / x,
        (plan, node) ->
            reciprocal(plan, new Value.Columns(node, List.of(), ElementType.FLOAT)).node());
  }

  /** One through columns: known of {@code 1 + exp(x)}, the logistic function of -x. */
  static Value.Columns reciprocal(Plan plan, Value.Columns columns) {
    if (plan.node(columns.node()) instanceof Node.Scale one
        && one.shift().equals(Doubles.of(Affine.filled(one.shift().size(), -1)))
        && one.factor().equals(Doubles.of(Affine.filled(one.factor().size(), 1)))
        && plan.node(one.input()) instanceof Activate exp
        && exp.function() == Activate.Function.EXP) {
      double[] minus = Affine.filled(one.shift().size(), -1);
      int negative = Affine.multiply(plan, exp.input(), minus);
      return new Value.Columns(
          plan.add(negative, in -> new Activate(in, Activate.Function.LOGISTIC)),
          columns.dims(),
          columns.type());
    }
    throw new Inexpressible("divides by columns");
  }

  /** {@code Softmax}. */
  static List<Value> softmax(Call call) {
    Value.Columns columns = call.matrix(0);
    requireRows(call, columns);
    int link = call.plan().add(columns.node(), in -> new Node.Link(in, Node.LinkFunction.SOFTMAX));
    return List.of(call.matrix(link, columns.type()));
  }

  /** {@code LogSoftmax}. */
  static List<Value> logSoftmax(Call call) {
    Value.Columns shares = (Value.Columns) softmax(call).get(0);
    int log = call.plan().add(shares.node(), in -> new Activate(in, Activate.Function.LOG));
    return List.of(call.matrix(log, shares.type()));
  }

  private static void requireRows(Call call, Value.Columns columns) {
    long axis = call.node().number("axis", call.node().opset() >= 13 ? -1 : 1);
    Inexpressible.unless(
        axis == 1 || axis == -1 && columns.dims().size() == 1, "goes along the axis " + axis);
  }

  /** {@code Clip}. */
  static List<Value> clip(Call call) {
    double least = call.has(1) ? one(call, 1) : call.node().real("min", -Float.MAX_VALUE);
    double most = call.has(2) ? one(call, 2) : call.node().real("max", Float.MAX_VALUE);
    Inexpressible.unless(
        least < most && Math.abs(least) < Float.MAX_VALUE && Math.abs(most) < Float.MAX_VALUE,
        "has one bound or none");
    Value.Columns columns = call.matrix(0);
    Doubles bounds = Doubles.of(least, most);
    List<Doubles> curves = new ArrayList<>();
    for (int i = 0; i < call.source().charge(2L * columns.width()) / 2; i++) {
      curves.add(bounds);
    }
    int clipped = call.plan().add(columns.node(), in -> new Interpolate(in, curves, curves));
    return List.of(call.matrix(clipped, columns.type()));
  }

  private static double one(Call call, int index) {
    Value.Constant constant = call.constant(index);
    call.node().require(constant.size() == 1, "bounds", "one number", constant.size());
    return constant.numbers()[0];
  }
}
