package org.sagekit.core.pack.onnx.read;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;

/** Questions to columns, and choices by their answers. */
final class Comparisons {
  private Comparisons() {}

  /** {@code IsNaN}. */
  static List<Value> isNan(Call call) {
    Value.Columns columns = Arithmetic.columns(call.input(0));
    int missing = call.plan().add(columns.node(), Node.MissingIndicator::new);
    return List.of(new Value.Columns(missing, columns.dims(), ElementType.BOOL));
  }

  /** {@code Not}. */
  static List<Value> not(Call call) {
    if (call.input(0) instanceof Value.Guard guard) {
      return List.of(new Value.Guard(guard.scores(), !guard.turned()));
    }
    Value.Columns columns = Arithmetic.columns(call.input(0));
    double[] ones = Affine.filled(call.source().charge(columns.width()), 1);
    double[] minus = Affine.filled(ones.length, -1);
    int turned = Affine.scale(call.plan(), columns.node(), ones, minus);
    return List.of(new Value.Columns(turned, columns.dims(), ElementType.BOOL));
  }

  /** {@code Greater}. */
  static List<Value> greater(Call call) {
    return compared(call, (limit, type) -> new Staircase(one(limit), pair(0, 1), 0));
  }

  /** {@code GreaterOrEqual}. */
  static List<Value> greaterOrEqual(Call call) {
    return compared(
        call, (limit, type) -> new Staircase(one(Staircase.below(limit, type)), pair(0, 1), 0));
  }

  /** {@code Less}. */
  static List<Value> less(Call call) {
    return compared(
        call, (limit, type) -> new Staircase(one(Staircase.below(limit, type)), pair(1, 0), 0));
  }

  /** {@code LessOrEqual}. */
  static List<Value> lessOrEqual(Call call) {
    return compared(call, (limit, type) -> new Staircase(one(limit), pair(1, 0), 0));
  }

  /** {@code Equal}. */
  static List<Value> equal(Call call) {
    if (call.input(0) instanceof Value.Columns sum
        && call.input(1) instanceof Value.Constant zero
        && zero.size() == 1
        && zero.type() != ElementType.TEXT
        && zero.numbers()[0] == 0
        && sum.type() != ElementType.TRUNCATED
        && Reductions.summedBy(call.plan(), sum) >= 0) {
      return List.of(new Value.Guard(Reductions.summedBy(call.plan(), sum), false));
    }
    return compared(call, (key, type) -> Staircase.at(one(key), one(1), 0, type));
  }

  private static double[] one(double number) {
    return new double[] {number};
  }

  private static double[] pair(double first, double second) {
    return new double[] {first, second};
  }

  /** The answer to a comparison with a constant. */
  @FunctionalInterface
  private interface Answer {
    Staircase to(double limit, ElementType type);
  }

  private static List<Value> compared(Call call, Answer answer) {
    Value.Columns columns = Arithmetic.columns(call.input(0));
    Value.Constant constant = call.constant(1);
    Broadcast both = Arithmetic.fitting(call, columns, constant);
    boolean finite = Arrays.stream(constant.numbers()).allMatch(Double::isFinite);
    Inexpressible.unless(finite, "compares with numbers that are not finite");
    int spread = Arithmetic.spread(call.plan(), columns, both.left(), both.shape());
    Value.Columns asked = new Value.Columns(spread, both.shape(), columns.type());
    int answers =
        Staircase.of(
            call.plan(),
            asked,
            column -> answer.to(constant.numbers()[both.right()[column]], columns.type()));
    return List.of(new Value.Columns(answers, both.shape(), ElementType.BOOL));
  }

  /** {@code Where}: constants by an answer, or a constant for what is missing. */
  static List<Value> where(Call call) {
    Value.Columns answer = Arithmetic.columns(call.input(0));
    Value yes = call.input(1);
    Value no = call.input(2);
    if (yes instanceof Value.Constant a && no instanceof Value.Constant b) {
      return List.of(chosen(call, answer, a, b));
    }
    int missing = missing(call.plan(), answer.node());
    int present = missing(call.plan(), turned(call.plan(), answer.node()));
    if (yes instanceof Value.Constant value
        && no instanceof Value.Columns columns
        && columns.node() == missing) {
      return List.of(imputed(call, columns, value));
    }
    if (no instanceof Value.Constant value
        && yes instanceof Value.Columns columns
        && columns.node() == present) {
      return List.of(imputed(call, columns, value));
    }
    throw new Inexpressible("chooses between columns");
  }

  private static Value chosen(
      Call call, Value.Columns answer, Value.Constant yes, Value.Constant no) {
    Inexpressible.unless(
        yes.size() == 1
            && no.size() == 1
            && yes.type() != ElementType.TEXT
            && no.type() != ElementType.TEXT,
        "chooses between more than two numbers");
    Staircase choice = new Staircase(one(0.5), pair(no.numbers()[0], yes.numbers()[0]), 0);
    int node = Staircase.of(call.plan(), answer, column -> choice);
    return new Value.Columns(node, answer.dims(), yes.type());
  }

  private static Value imputed(Call call, Value.Columns columns, Value.Constant constant) {
    Broadcast both = Arithmetic.fitting(call, columns, constant);
    Inexpressible.unless(both.shape().equals(columns.dims()), "repeats columns");
    Doubles values = Doubles.of(Broadcast.spread(constant.numbers(), both.right()));
    int node = call.plan().add(columns.node(), in -> new Node.Impute(in, values));
    return new Value.Columns(node, columns.dims(), columns.type());
  }

  /** The node whose missing numbers a node tells, -1 if it does not. */
  private static int missing(Plan plan, int node) {
    return node >= 0 && plan.node(node) instanceof Node.MissingIndicator indicator
        ? indicator.input()
        : -1;
  }

  /** The node that {@code Not} was made of, -1 if it is none. */
  private static int turned(Plan plan, int node) {
    boolean turned =
        plan.node(node) instanceof Node.Scale scale
            && Arrays.stream(scale.factor().toArray()).allMatch(factor -> factor == -1)
            && Arrays.stream(scale.shift().toArray()).allMatch(shift -> shift == 1);
    return turned ? plan.node(node).inputs().get(0) : -1;
  }
}
