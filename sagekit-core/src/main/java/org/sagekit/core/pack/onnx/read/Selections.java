package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.model.Select;

/** Operators that take some of the columns. */
final class Selections {
  private static final String AXIS = "takes something else than columns of a matrix";

  private Selections() {}

  /** {@code Gather}. */
  static List<Value> gather(Call call) {
    long axis = call.node().number("axis", 0);
    if (call.input(0) instanceof Value.Constant classes) {
      return List.of(label(call, classes));
    }
    Inexpressible.unless(axis == 1 || axis == -1, AXIS);
    Value.Constant indices = call.constant(1);
    Inexpressible.unless(indices.shape().size() <= 1, AXIS);
    return List.of(taken(call, 0, wholes(indices), indices.shape().isEmpty() ? List.of() : null));
  }

  /** {@code ArrayFeatureExtractor}. */
  static List<Value> extract(Call call) {
    if (call.input(0) instanceof Value.Constant classes) {
      return List.of(label(call, classes));
    }
    return List.of(taken(call, 0, wholes(call.constant(1)), null));
  }

  /** A class for each row. */
  private static Value label(Call call, Value.Constant classes) {
    Inexpressible.unless(
        call.input(1) instanceof Value.Greatest || call.input(1) instanceof Value.Unknown,
        "takes one of some constants by something else than the greatest score");
    call.source().charge(classes.size());
    List<String> names = Labels.of(classes);
    return call.input(1) instanceof Value.Greatest greatest
        ? new Value.Label(names, greatest.scores())
        : new Value.Label(names, null, (Value.Unknown) call.input(1));
  }

  private static long[] wholes(Value.Constant constant) {
    return Arrays.stream(constant.numbers()).mapToLong(number -> (long) number).toArray();
  }

  private static Value taken(
      Call call, int input, long[] indices, @Nullable List<Integer> givenDims) {
    Value value = call.input(input);
    int width = width(value);
    List<Integer> chosen = new ArrayList<>();
    call.source().charge(2L * indices.length);
    for (long index : indices) {
      long at = index < 0 ? index + width : index;
      if (at < 0 || at >= width) {
        call.node().require(false, "indices", "from 0 to " + (width - 1), index);
      }
      chosen.add((int) at);
    }
    Inexpressible.unless(!chosen.isEmpty(), "takes no columns");
    List<Integer> dims = givenDims == null ? List.of(chosen.size()) : givenDims;
    if (value instanceof Value.Texts texts) {
      return new Value.Texts(chosen.stream().map(texts.fields()::get).toList(), dims);
    }
    Value.Columns columns = (Value.Columns) value;
    int node = call.plan().add(columns.node(), in -> new Select(in, chosen));
    return new Value.Columns(node, dims, columns.type());
  }

  private static int width(Value value) {
    if (value instanceof Value.Texts texts && texts.dims().size() == 1) {
      return texts.fields().size();
    }
    if (value instanceof Value.Columns columns && columns.dims().size() == 1) {
      return columns.width();
    }
    throw new Inexpressible(AXIS);
  }

  /** {@code Slice}, along the columns. */
  static List<Value> slice(Call call) {
    long[] starts = call.wholes(1, "starts");
    long[] ends = call.wholes(2, "ends");
    long[] axes = call.wholes(3, "axes");
    long[] steps = call.has(4) ? call.wholes(4, "") : new long[] {1};
    boolean columns =
        starts.length == 1
            && ends.length == 1
            && axes.length == 1
            && (axes[0] == 1 || axes[0] == -1)
            && steps.length == 1
            && steps[0] == 1;
    Inexpressible.unless(columns, AXIS);
    int width = width(call.input(0));
    return List.of(taken(call, 0, range(bound(starts[0], width), bound(ends[0], width)), null));
  }

  private static int bound(long at, int width) {
    return (int) Math.max(0, Math.min(width, at < 0 ? at + width : at));
  }

  private static long[] range(int from, int to) {
    long[] range = new long[Math.max(0, to - from)];
    Arrays.setAll(range, i -> from + i);
    return range;
  }

  /** {@code Split}, along the columns. */
  static List<Value> split(Call call) {
    long axis = call.node().number("axis", 0);
    Inexpressible.unless(axis == 1 || axis == -1, AXIS);
    int width = width(call.input(0));
    int parts = call.node().outputs().size();
    long[] sizes = call.wholes(1, "split");
    if (sizes.length == 0) {
      Inexpressible.unless(width % parts == 0, "splits into unequal parts");
      sizes = new long[parts];
      Arrays.fill(sizes, width / parts);
    }
    call.node().require(sizes.length == parts, "split", "one an output", sizes.length);
    List<Value> values = new ArrayList<>();
    long from = 0;
    for (long size : sizes) {
      call.node().require(size >= 0 && size <= width - from, "split", "the width in all", size);
      values.add(taken(call, 0, range((int) from, (int) (from + size)), null));
      from += size;
    }
    return values;
  }
}
