package org.sagekit.core.pack.onnx.read;

import java.util.List;

/** What an operator does, told in nodes of a scoring graph. */
@FunctionalInterface
interface Operator {

  /**
   * Takes what is known of the inputs to what is known of the outputs.
   *
   * @return one value an output
   * @throws Inexpressible if a scoring graph can't say it
   * @throws org.sagekit.api.ModelFormatException if the operator is malformed
   */
  List<Value> apply(Call call);
}
