package org.sagekit.core.pack.onnx.read;

import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Node;

/** What models of ai.onnx.ml do to their scores in the end. */
final class Transforms {
  private Transforms() {}

  /** Scores after a {@code post_transform}. */
  static Value.Columns apply(Call call, Value.Columns scores, String transform) {
    Plan plan = call.plan();
    return switch (transform) {
      case "NONE" -> scores;
      case "LOGISTIC" ->
          call.matrix(
              plan.add(scores.node(), in -> new Activate(in, Activate.Function.LOGISTIC)),
              scores.type());
      case "SOFTMAX" -> {
        int link = plan.add(scores.node(), in -> new Node.Link(in, Node.LinkFunction.SOFTMAX));
        yield call.matrix(link, scores.type());
      }
      default -> throw new Inexpressible("has the post_transform " + transform);
    };
  }
}
