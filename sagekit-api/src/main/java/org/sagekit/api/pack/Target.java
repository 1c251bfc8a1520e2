package org.sagekit.api.pack;

import java.util.List;
import org.sagekit.api.model.ScoringGraph;

/**
 * A language or format into which a model is compiled, so that it computes the same elsewhere.
 * Immutable and thread-safe.
 */
public interface Target {

  /**
   * Its name, as users type it.
   *
   * @return lower case, such as {@code onnx} or {@code c}
   */
  String name();

  /**
   * What of a model the target can't express.
   *
   * @param graph any
   * @return one sentence each, with the number and kind of the node; empty if all of it fits
   */
  List<String> problems(ScoringGraph graph);

  /**
   * Compiles a model. The same name and graph give the same bytes.
   *
   * @param model the model's name, for comments and the README; any text
   * @param graph what is computed
   * @return the files, a README.md among them
   * @throws IllegalArgumentException if there are {@link #problems}; all are said
   */
  CompiledModel compile(String model, ScoringGraph graph);
}
