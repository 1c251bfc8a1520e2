package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Node;

/** The scoring graph while it grows. For one thread. */
final class Plan {
  /** The most fields: each is an object and a node. */
  static final int MAX_FIELDS = 100_000;

  private final Source source;
  private final List<Field> fields = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Function<List<Integer>, Node>> makers = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();

  Plan(Source source) {
    this.source = source;
  }

  Source source() {
    return source;
  }

  /** Adds an input field. */
  void field(Field field) {
    source.require(
        fields.size() < MAX_FIELDS, "columns of the inputs", "at most " + MAX_FIELDS, "more");
    fields.add(field);
  }

  List<Field> fields() {
    return List.copyOf(fields);
  }

  /**
   * Adds a node.
   *
   * @param inputs the nodes that it takes
   * @param maker makes it of these inputs, and once more of where they stand when the plan is done
   * @return its index
   */
  int add(List<Integer> inputs, Function<List<Integer>, Node> maker) {
    Node node = maker.apply(inputs);
    List<Integer> inputWidths = inputs.stream().map(widths::get).toList();
    int width = node.width(inputWidths);
    source.charge(width);
    nodes.add(node);
    makers.add(maker);
    widths.add(width);
    return nodes.size() - 1;
  }

  /** Adds a node that takes one. */
  int add(int input, Function<Integer, Node> maker) {
    return add(List.of(input), inputs -> maker.apply(inputs.get(0)));
  }

  Node node(int index) {
    return nodes.get(index);
  }

  int width(int index) {
    return widths.get(index);
  }

  /** The nodes that lead to the last one, and it. */
  List<Node> upTo(int last) {
    boolean[] used = new boolean[last + 1];
    used[last] = true;
    for (int i = last; i >= 0; i--) {
      if (used[i]) {
        nodes.get(i).inputs().forEach(input -> used[input] = true);
      }
    }
    int[] place = new int[last + 1];
    List<Node> kept = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      if (used[i]) {
        place[i] = kept.size();
        List<Integer> moved = nodes.get(i).inputs().stream().map(input -> place[input]).toList();
        kept.add(makers.get(i).apply(moved));
      }
    }
    return kept;
  }
}
