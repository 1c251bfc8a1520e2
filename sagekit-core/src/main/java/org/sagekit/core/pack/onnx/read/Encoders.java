package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Select;

/** Operators of ai.onnx.ml that turn categories into numbers, and labels into other labels. */
final class Encoders {
  private Encoders() {}

  /**
   * {@code OneHotEncoder}. A category that is not listed is all zeros, also where the file asks
   * that runtimes fail.
   */
  static List<Value> oneHot(Call call) {
    OnnxNode node = call.node();
    List<String> texts = node.texts("cats_strings");
    long[] wholes = node.wholes("cats_int64s");
    int levels = texts.isEmpty() ? wholes.length : texts.size();
    node.require(levels > 0, "cats_strings and cats_int64s", "at least one", "none");
    List<Integer> parts = new ArrayList<>();
    List<Integer> dims;
    if (call.input(0) instanceof Value.Texts input) {
      Inexpressible.unless(!texts.isEmpty(), "takes texts for numbers");
      requireDistinct(node, texts);
      for (String field : input.fields()) {
        call.source().charge(levels);
        parts.add(call.plan().add(List.of(), none -> new Node.CategoryInput(field, texts)));
      }
      dims = input.dims();
    } else {
      Value.Columns input = call.columns(0);
      Inexpressible.unless(texts.isEmpty(), "takes numbers for texts");
      boolean whole = input.type() == ElementType.WHOLE;
      Value.Columns keyed = input.as(whole ? ElementType.WHOLE : ElementType.TRUNCATED);
      int indices = indices(call, keyed, wholes);
      for (int column = 0; column < input.width(); column++) {
        parts.add(column(call.plan(), indices, column));
      }
      dims = input.dims();
    }
    List<Integer> wider = new ArrayList<>(dims);
    wider.add(levels);
    parts.replaceAll(part -> call.plan().add(part, in -> new Node.OneHot(in, levels)));
    return List.of(new Value.Columns(joined(call.plan(), parts), wider, ElementType.FLOAT));
  }

  private static void requireDistinct(OnnxNode node, List<String> keys) {
    node.require(new LinkedHashSet<>(keys).size() == keys.size(), "keys", "distinct", "one twice");
  }

  private static int column(Plan plan, int node, int column) {
    List<Integer> one = List.of(column);
    return plan.width(node) == 1 ? node : plan.add(node, in -> new Select(in, one));
  }

  private static int joined(Plan plan, List<Integer> parts) {
    return parts.size() == 1 ? parts.get(0) : plan.add(parts, Node.Concat::new);
  }

  /** For each number its place among the keys, -1 if it is none, NaN where missing. */
  private static int indices(Call call, Value.Columns input, long[] wholes) {
    double[] keys = Arrays.stream(wholes).asDoubleStream().toArray();
    double[] places = new double[call.source().charge(keys.length)];
    Arrays.setAll(places, i -> i);
    Staircase found = Staircase.at(keys, places, -1, input.type());
    return Staircase.of(call.plan(), input, column -> found);
  }

  /** {@code LabelEncoder}. */
  static List<Value> label(Call call) {
    OnnxNode node = call.node();
    if (node.has("classes_strings")) {
      return List.of(coded(call, node.texts("classes_strings"), null));
    }
    Keys keys = Keys.of(call);
    if (call.input(0) instanceof Value.Label label) {
      return List.of(renamed(call, label, keys));
    }
    Inexpressible.unless(keys.values.type() != ElementType.TEXT, "makes texts");
    double[] values = keys.values.numbers();
    if (call.input(0) instanceof Value.Texts texts) {
      Inexpressible.unless(keys.keys.type() == ElementType.TEXT, "takes texts for numbers");
      return List.of(mapped(call, texts, keys));
    }
    Value.Columns input = call.columns(0);
    Inexpressible.unless(keys.keys.type() != ElementType.TEXT, "takes numbers for texts");
    Staircase found = Staircase.at(keys.keys.numbers(), values, keys.other, input.type());
    int numbers = Staircase.of(call.plan(), input, column -> found);
    return List.of(new Value.Columns(numbers, input.dims(), keys.values.type()));
  }

  /** {@code CategoryMapper}. */
  static List<Value> mapper(Call call) {
    long[] wholes = call.node().wholes("cats_int64s");
    double[] values = Arrays.stream(wholes).asDoubleStream().toArray();
    return List.of(coded(call, call.node().texts("cats_strings"), values));
  }

  /** Texts as numbers that are given, or as their places. */
  private static Value coded(Call call, List<String> texts, double @Nullable [] given) {
    double[] values = given == null ? new double[call.source().charge(texts.size())] : given;
    if (given == null) {
      Arrays.setAll(values, i -> i);
    }
    call.node()
        .require(
            values.length == texts.size(), "cats_int64s", "as many as cats_strings", values.length);
    if (call.input(0) instanceof Value.Texts input) {
      Value.Constant named = new Value.Constant(List.of(), ElementType.TEXT, new double[0], texts);
      Value.Constant numbers = Value.Constant.of(List.of(), ElementType.WHOLE, values);
      return mapped(call, input, new Keys(named, numbers, call.node().number("default_int64", -1)));
    }
    if (call.input(0) instanceof Value.Label label) {
      Value.Constant named = new Value.Constant(List.of(), ElementType.TEXT, new double[0], texts);
      Value.Constant numbers = Value.Constant.of(List.of(), ElementType.WHOLE, values);
      return renamed(call, label, new Keys(numbers, named, 0));
    }
    throw new Inexpressible("makes texts");
  }

  private static Value mapped(Call call, Value.Texts input, Keys keys) {
    List<String> levels = keys.keys.texts();
    requireDistinct(call.node(), levels);
    Doubles numbers = Doubles.of(keys.values.numbers());
    List<Integer> parts = new ArrayList<>();
    for (String field : input.fields()) {
      call.source().charge(levels.size());
      int level = call.plan().add(List.of(), none -> new Node.CategoryInput(field, levels));
      parts.add(call.plan().add(level, in -> new Node.LevelValue(in, numbers, keys.other)));
    }
    return new Value.Columns(joined(call.plan(), parts), input.dims(), keys.values.type());
  }

  /** Names of classes, each replaced by the value of its key. */
  private static Value renamed(Call call, Value.Label label, Keys keys) {
    Map<String, String> valueByKey = new HashMap<>();
    for (int i = 0; i < keys.keys.size(); i++) {
      valueByKey.putIfAbsent(Labels.name(keys.keys, i), Labels.name(keys.values, i));
    }
    List<String> names = new ArrayList<>();
    for (String name : label.names()) {
      String value = valueByKey.get(name);
      if (value == null) {
        call.node().require(false, "keys", "all classes", "none for " + Source.quoted(name));
        throw new IllegalStateException();
      }
      names.add(value);
    }
    return new Value.Label(names, label.scores(), label.why());
  }

  /**
   * What is replaced by what.
   *
   * @param keys numbers or texts
   * @param values one a key
   * @param other for numbers and texts that are no key
   */
  private record Keys(Value.Constant keys, Value.Constant values, double other) {

    static Keys of(Call call) {
      Value.Constant keys = list(call, "keys");
      Value.Constant values = list(call, "values");
      call.node().require(keys.size() == values.size(), "values", "one a key", values.size());
      OnnxNode node = call.node();
      double other =
          values.type() == ElementType.WHOLE
              ? node.number("default_int64", -1)
              : node.real("default_float", -0.0);
      if (node.has("default_tensor") && values.type() != ElementType.TEXT) {
        double[] numbers = node.numbers("default_tensor");
        node.require(numbers.length == 1, "default_tensor", "one number", numbers.length);
        other = numbers[0];
      }
      return new Keys(keys, values, other);
    }

    private static Value.Constant list(Call call, String prefix) {
      OnnxNode node = call.node();
      if (node.has(prefix + "_tensor")) {
        return node.tensor(prefix + "_tensor");
      }
      if (node.has(prefix + "_strings")) {
        return new Value.Constant(
            List.of(), ElementType.TEXT, new double[0], node.texts(prefix + "_strings"));
      }
      if (node.has(prefix + "_floats")) {
        return Value.Constant.of(List.of(), ElementType.FLOAT, node.reals(prefix + "_floats"));
      }
      long[] wholes = node.wholes(prefix + "_int64s");
      node.require(wholes.length > 0, prefix, "at least one");
      return Value.Constant.of(
          List.of(), ElementType.WHOLE, Arrays.stream(wholes).asDoubleStream().toArray());
    }
  }
}
