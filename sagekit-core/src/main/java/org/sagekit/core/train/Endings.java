package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Task;

/** The last nodes of a graph. */
final class Endings {
  private Endings() {}

  /**
   * Turns scores into predictions: one score into two probabilities, one score a class into as
   * many, a number stays as it is.
   *
   * @param task what is predicted
   * @param scores the node that makes the scores
   * @param at its index
   */
  static List<Node> of(Task task, Node scores, int at) {
    return switch (task) {
      case REGRESSION -> List.of(scores);
      case BINARY -> List.of(scores, new Node.Link(at, Node.LinkFunction.SIGMOID));
      case MULTICLASS -> List.of(scores, new Node.Link(at, Node.LinkFunction.SOFTMAX));
      case MULTILABEL -> List.of(scores, new Activate(at, Activate.Function.LOGISTIC));
      case CLUSTERING, ANOMALY, PROJECTION ->
          throw new IllegalArgumentException(
              "Graph: task must have a target, but was " + task + ".");
    };
  }
}
