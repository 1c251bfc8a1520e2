package org.sagekit.core.pack.onnx.read;

import java.util.Arrays;
import java.util.List;

/** Changes of type. */
final class Casts {
  private Casts() {}

  /** {@code Cast}. Labels and texts are kept as texts, whatever they become. */
  static List<Value> cast(Call call) {
    ElementType type = ElementType.of(call.node().number("to", 0));
    if (type == null) {
      call.node().require(false, "to", "a known type", call.node().number("to", 0));
      throw new IllegalStateException();
    }
    Value value = call.input(0);
    if (value instanceof Value.Constant constant) {
      return List.of(constant(call, constant, type));
    }
    if (value instanceof Value.Columns columns) {
      return List.of(columns(call, columns, type));
    }
    Inexpressible.unless(
        !(value instanceof Value.Texts) || type == ElementType.TEXT, "reads numbers from texts");
    return List.of(value);
  }

  private static Value constant(Call call, Value.Constant constant, ElementType type) {
    if (constant.type() == type) {
      return constant;
    }
    if (type == ElementType.TEXT) {
      return new Value.Constant(constant.shape(), type, new double[0], Labels.of(constant));
    }
    Inexpressible.unless(constant.type() != ElementType.TEXT, "reads numbers from texts");
    double[] numbers = new double[call.source().charge(constant.size())];
    Arrays.setAll(numbers, i -> cast(constant.numbers()[i], type));
    return Value.Constant.of(constant.shape(), type, numbers);
  }

  private static double cast(double number, ElementType type) {
    return switch (type) {
      case WHOLE -> (double) (long) number;
      case BOOL -> number == 0 ? 0 : 1;
      default -> type.kept(number);
    };
  }

  private static Value columns(Call call, Value.Columns columns, ElementType type) {
    ElementType from = columns.type();
    if (type == ElementType.BOOL && from != ElementType.BOOL) {
      int scores = Reductions.summedBy(call.plan(), Arithmetic.columns(columns));
      if (scores >= 0) {
        return new Value.Guard(scores, true);
      }
      Staircase zero = Staircase.at(new double[] {0}, new double[] {0}, 1, from);
      int node = Staircase.of(call.plan(), columns, column -> zero);
      return new Value.Columns(node, columns.dims(), type);
    }
    Inexpressible.unless(type != ElementType.TEXT, "writes numbers as texts");
    boolean real = from == ElementType.FLOAT || from == ElementType.DOUBLE;
    if (type == ElementType.WHOLE && (real || from == ElementType.TRUNCATED)) {
      return columns.as(ElementType.TRUNCATED);
    }
    Inexpressible.unless(from != ElementType.TRUNCATED, "takes truncated numbers");
    return columns.as(type);
  }
}
