package org.sagekit.core.pack.onnx.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operator with what it is given.
 *
 * @param node the operator
 * @param inputs what its inputs stand for; null for one that is left out
 * @param plan where nodes are added
 */
record Call(OnnxNode node, List<@Nullable Value> inputs, Plan plan) {

  Source source() {
    return plan.source();
  }

  /** Whether an input is given. */
  boolean has(int index) {
    return index < inputs.size() && inputs.get(index) != null;
  }

  /** An input that must be given. */
  Value input(int index) {
    Value value = index < inputs.size() ? inputs.get(index) : null;
    if (value == null) {
      node.require(false, "inputs", "at least " + (index + 1), inputs.size());
      throw new IllegalStateException();
    }
    return value;
  }

  /** An input that must be numbers of each row. */
  Value.Columns columns(int index) {
    if (input(index) instanceof Value.Columns columns) {
      return columns;
    }
    throw new Inexpressible("takes something else than numbers of each row");
  }

  /** An input that must be a matrix, one row a row. */
  Value.Columns matrix(int index) {
    Value.Columns columns = columns(index);
    Inexpressible.unless(columns.dims().size() == 1, "takes more or fewer than two dimensions");
    Inexpressible.unless(columns.type() != ElementType.TRUNCATED, "takes truncated numbers");
    return columns;
  }

  /** An input that must be constant numbers. */
  Value.Constant constant(int index) {
    if (input(index) instanceof Value.Constant constant && constant.type() != ElementType.TEXT) {
      return constant;
    }
    throw new Inexpressible("takes something computed where a constant is expected");
  }

  /** Whole numbers that are an attribute in older versions and a constant input in newer ones. */
  long[] wholes(int index, String attribute) {
    if (!has(index)) {
      return node.wholes(attribute);
    }
    double[] numbers = constant(index).numbers();
    long[] wholes = new long[numbers.length];
    for (int i = 0; i < wholes.length; i++) {
      wholes[i] = (long) numbers[i];
    }
    return wholes;
  }

  /** Adds a node and tells what it makes, as a matrix. */
  Value.Columns matrix(int node, ElementType type) {
    return new Value.Columns(node, List.of(plan.width(node)), type);
  }
}
