package org.sagekit.core.pack.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.data.Column;
import org.sagekit.api.model.Node;

/** The index of a level, looked up by its text, or by the number that has this text. */
final class InputLowering {
  private InputLowering() {}

  static String of(Node.CategoryInput node, Feed feed, OnnxGraph graph) {
    return feed.kind() == Feed.Kind.NUMBER
        ? byNumber(node, graph)
        : byText(node, feed.missing(), graph);
  }

  private static String byText(Node.CategoryInput node, String missing, OnnxGraph graph) {
    List<String> keys = new ArrayList<>(node.levels());
    keys.add(missing);
    double[] indices = new double[keys.size()];
    for (int i = 0; i < node.levels().size(); i++) {
      indices[i] = i;
    }
    indices[node.levels().size()] = Double.NaN;
    return lookUp(node.field(), Tensors.texts(keys), indices, graph);
  }

  private static String byNumber(Node.CategoryInput node, OnnxGraph graph) {
    List<Double> keys = new ArrayList<>();
    List<Double> indices = new ArrayList<>();
    for (int i = 0; i < node.levels().size(); i++) {
      double number = number(node.levels().get(i));
      if (!Double.isNaN(number)) {
        keys.add(number);
        indices.add((double) i);
      }
    }
    keys.add(Double.NaN);
    indices.add(Double.NaN);
    double[] numbers = keys.stream().mapToDouble(Double::doubleValue).toArray();
    return lookUp(
        node.field(),
        Tensors.doubles(numbers, numbers.length),
        indices.stream().mapToDouble(Double::doubleValue).toArray(),
        graph);
  }

  /** The number whose text is the level, NaN if there is none. */
  private static double number(String level) {
    try {
      double number = Double.parseDouble(level);
      return level.equals(Column.ofNumbers(number).text(0)) ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String lookUp(String field, TensorProto keys, double[] indices, OnnxGraph graph) {
    return graph.add(
        Op.ofMl("LabelEncoder", field)
            .with("keys_tensor", keys)
            .with("values_tensor", Tensors.doubles(indices, indices.length))
            .with("default_tensor", Tensors.doubles(new double[] {-1}, 1)));
  }
}
