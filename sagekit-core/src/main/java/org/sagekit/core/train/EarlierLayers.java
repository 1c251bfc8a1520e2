package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;

/**
 * The layers of an earlier model, to be learnt on.
 *
 * @param encoding the earlier model's own
 * @param layers one behind the other, the first behind the encoding
 */
record EarlierLayers(Encoding encoding, List<Node.Dense> layers) {

  /**
   * Finds the layers of a graph.
   *
   * @param subject whose graph it must be, for messages
   * @throws DataException if it has none
   */
  static EarlierLayers of(ScoringGraph earlier, String subject) {
    List<Node.Dense> layers = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < earlier.nodes().size(); i++) {
      if (earlier.nodes().get(i) instanceof Node.Dense layer && layer.input() == i - 1) {
        first = layers.isEmpty() ? i : first;
        layers.add(layer);
      }
    }
    if (layers.isEmpty() || first + layers.size() < earlier.nodes().size() - 1) {
      throw refused(subject, "one of its own for the same task, but was another");
    }
    return new EarlierLayers(Encoding.of(earlier, first - 1), List.copyOf(layers));
  }

  static DataException refused(String subject, String what) {
    return new DataException("%s: earlier model must be %s.".formatted(subject, what));
  }

  /**
   * The last layer as it was before its outputs became the target's own: numbers have mean 0 and
   * deviation 1, and classes that no row had get their chance.
   */
  Node.Dense last(LayerRows rows, Task task) {
    Node.Dense last = layers.get(layers.size() - 1);
    double[] weights = last.weights().toArray();
    double[] bias = last.bias().toArray();
    for (int i = 0; i < weights.length && task == Task.REGRESSION; i++) {
      weights[i] *= rows.scale().factor();
    }
    for (int i = 0; i < bias.length; i++) {
      boolean never = bias[i] == LinearLayers.NEVER;
      double scaled =
          task == Task.REGRESSION
              ? (bias[i] - rows.scale().mean()) * rows.scale().factor()
              : bias[i];
      bias[i] = never ? 0 : scaled;
    }
    return new Node.Dense(
        last.input(), last.outputs(), Doubles.of(weights), Doubles.of(bias), last.activation());
  }
}
