package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.model.Node;

/** Operators that put the same elements into other shapes, as far as rows stay rows. */
final class Shapes {
  private static final String ROWS = "takes elements of one row to another one";

  private Shapes() {}

  /** {@code Identity}. */
  static List<Value> same(Call call) {
    return List.of(call.input(0));
  }

  /** {@code Reshape}. */
  static List<Value> reshape(Call call) {
    long[] shape = call.wholes(1, "shape");
    Value value = call.input(0);
    if (value instanceof Value.Constant constant) {
      return List.of(constant(call, constant, shape));
    }
    if (value instanceof Value.Columns columns) {
      return List.of(
          isLayer(columns, shape)
              ? new Value.Stack(List.of(columns))
              : columns.shaped(rest(columns.dims(), shape)));
    }
    if (value instanceof Value.Texts texts) {
      return List.of(new Value.Texts(texts.fields(), rest(texts.dims(), shape)));
    }
    return List.of(value);
  }

  /** Whether a matrix becomes one of several: {@code [1, rows, columns]}. */
  private static boolean isLayer(Value.Columns columns, long[] shape) {
    return shape.length == 3
        && columns.dims().size() == 1
        && shape[0] == 1
        && shape[1] == -1
        && shape[2] == columns.width();
  }

  /** The dimensions after the first, which must be those of the rows. */
  private static List<Integer> rest(List<Integer> dims, long[] shape) {
    Inexpressible.unless(shape.length > 0 && (shape[0] == -1 || shape[0] == 0), ROWS);
    long known = 1;
    int open = -1;
    List<Integer> rest = new ArrayList<>();
    for (int i = 1; i < shape.length; i++) {
      long dim = shape[i];
      if (dim == 0) {
        Inexpressible.unless(i <= dims.size(), ROWS);
        dim = dims.get(i - 1);
      }
      if (dim == -1) {
        Inexpressible.unless(open < 0 && shape[0] == 0, ROWS);
        open = i - 1;
        dim = 1;
      }
      Inexpressible.unless(dim > 0 && dim <= WireScan.MAX_NUMBERS, ROWS);
      known = Math.min(known * dim, Long.MAX_VALUE / WireScan.MAX_NUMBERS);
      rest.add((int) dim);
    }
    int width = Value.product(dims);
    if (open >= 0) {
      Inexpressible.unless(width % known == 0, ROWS);
      rest.set(open, (int) (width / known));
    } else {
      Inexpressible.unless(width == known, ROWS);
    }
    return rest;
  }

  private static Value constant(Call call, Value.Constant constant, long[] shape) {
    List<Integer> dims = new ArrayList<>();
    long known = 1;
    int open = -1;
    for (int i = 0; i < shape.length; i++) {
      boolean kept = shape[i] == 0 && i < constant.shape().size();
      long dim = kept ? constant.shape().get(i) : shape[i];
      if (dim == -1 && open < 0) {
        open = i;
        dim = 1;
      }
      call.node().require(dim >= 0 && dim <= constant.size(), "shape", "of the elements", dim);
      known = Math.min(known * dim, Long.MAX_VALUE / WireScan.MAX_NUMBERS);
      dims.add((int) dim);
    }
    if (open >= 0 && known > 0) {
      dims.set(open, (int) (constant.size() / known));
      known *= dims.get(open);
    }
    call.node().require(known == constant.size(), "shape", "of the elements", known);
    return new Value.Constant(dims, constant.type(), constant.numbers(), constant.texts());
  }

  /** {@code Flatten}. */
  static List<Value> flatten(Call call) {
    Inexpressible.unless(call.node().number("axis", 1) == 1, ROWS);
    Value value = call.input(0);
    if (value instanceof Value.Texts texts) {
      return List.of(new Value.Texts(texts.fields(), List.of(texts.fields().size())));
    }
    Value.Columns columns = call.columns(0);
    return List.of(columns.shaped(List.of(columns.width())));
  }

  /** {@code Squeeze}. */
  static List<Value> squeeze(Call call) {
    long[] axes = call.wholes(1, "axes");
    if (call.input(0) instanceof Value.Label label) {
      return List.of(label);
    }
    if (call.input(0) instanceof Value.Greatest greatest) {
      return List.of(greatest);
    }
    Value.Columns columns = call.columns(0);
    List<Integer> dims = new ArrayList<>(columns.dims());
    for (long axis : axes) {
      long at = axis < 0 ? axis + columns.dims().size() : axis - 1;
      Inexpressible.unless(axes.length == 1 && at >= 0 && at < dims.size(), ROWS);
      Inexpressible.unless(dims.remove((int) at) == 1, ROWS);
    }
    Inexpressible.unless(axes.length == 1, "squeezes all axes");
    return List.of(columns.shaped(dims));
  }

  /** {@code Unsqueeze}. */
  static List<Value> unsqueeze(Call call) {
    long[] axes = call.wholes(1, "axes");
    Value.Columns columns = call.columns(0);
    Inexpressible.unless(axes.length == 1, "adds several dimensions");
    long rank = columns.dims().size() + 2L;
    long at = (axes[0] < 0 ? axes[0] + rank : axes[0]) - 1;
    Inexpressible.unless(at >= 0 && at <= columns.dims().size(), ROWS);
    List<Integer> dims = new ArrayList<>(columns.dims());
    dims.add((int) at, 1);
    return List.of(columns.shaped(dims));
  }

  /** {@code Concat}. */
  static List<Value> concat(Call call) {
    long axis = call.node().number("axis", 1);
    Value first = call.input(0);
    if (first instanceof Value.Stack) {
      return List.of(stacked(call, axis));
    }
    if (first instanceof Value.Texts texts) {
      Inexpressible.unless(isLast(axis, texts.dims().size()), ROWS);
      return List.of(texts(call));
    }
    List<Integer> nodes = new ArrayList<>();
    int last = 0;
    Value.Columns one = call.columns(0);
    int rank = one.dims().size();
    Inexpressible.unless(isLast(axis, rank), ROWS);
    ElementType type = one.type();
    for (int i = 0; i < call.inputs().size(); i++) {
      Value.Columns columns = call.columns(i);
      Inexpressible.unless(
          columns.dims().size() == rank
              && columns.width() == columns.dims().get(rank - 1)
              && columns.type() != ElementType.TRUNCATED,
          "puts together more than columns");
      nodes.add(columns.node());
      last += call.source().charge(columns.width());
    }
    List<Integer> dims = new ArrayList<>(one.dims());
    dims.set(rank - 1, last);
    return List.of(new Value.Columns(call.plan().add(nodes, Node.Concat::new), dims, type));
  }

  private static boolean isLast(long axis, int dims) {
    return dims > 0 && (axis == -1 || axis == dims);
  }

  private static Value texts(Call call) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < call.inputs().size(); i++) {
      if (!(call.input(i) instanceof Value.Texts texts) || texts.dims().size() != 1) {
        throw new Inexpressible("puts texts and numbers together");
      }
      call.source().charge(texts.fields().size());
      fields.addAll(texts.fields());
    }
    return new Value.Texts(fields, List.of(fields.size()));
  }

  private static Value stacked(Call call, long axis) {
    List<Value.Columns> layers = new ArrayList<>();
    for (int i = 0; i < call.inputs().size(); i++) {
      if (axis != 0 || !(call.input(i) instanceof Value.Stack stack)) {
        throw new Inexpressible(ROWS);
      }
      call.source().charge(stack.layers().size());
      layers.addAll(stack.layers());
    }
    return new Value.Stack(layers);
  }

  /** {@code Constant}. */
  static List<Value> constant(Call call) {
    OnnxNode node = call.node();
    if (node.has("value")) {
      return List.of(node.tensor("value"));
    }
    if (node.has("value_float")) {
      return List.of(Value.Constant.of(List.of(), ElementType.FLOAT, node.real("value_float", 0)));
    }
    if (node.has("value_floats")) {
      double[] numbers = node.reals("value_floats");
      return List.of(Value.Constant.of(List.of(numbers.length), ElementType.FLOAT, numbers));
    }
    if (node.has("value_int")) {
      return List.of(Value.Constant.of(List.of(), ElementType.WHOLE, node.number("value_int", 0)));
    }
    if (node.has("value_ints")) {
      long[] wholes = node.wholes("value_ints");
      double[] numbers = java.util.Arrays.stream(wholes).asDoubleStream().toArray();
      return List.of(Value.Constant.of(List.of(numbers.length), ElementType.WHOLE, numbers));
    }
    throw new Inexpressible("has another value than a tensor or numbers");
  }
}
