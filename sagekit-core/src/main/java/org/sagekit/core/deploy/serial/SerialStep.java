package org.sagekit.core.deploy.serial;

import java.util.function.UnaryOperator;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Predictor;

/** A step of a line. Immutable. */
public sealed interface SerialStep {

  /**
   * The user's own name.
   *
   * @return unique in the line
   */
  String name();

  /**
   * A step that changes the rows.
   *
   * @param name the user's own
   * @param function makes as many rows as it is given
   */
  record Function(String name, UnaryOperator<Dataset> function) implements SerialStep {}

  /**
   * A step that answers the rows.
   *
   * @param name the user's own
   * @param predictor answers
   */
  record Model(String name, Predictor predictor) implements SerialStep {}
}
