package org.sagekit.api.pack;

import java.util.List;
import org.sagekit.api.model.ScoringGraph;

/**
 * A language or format into which a model is compiled, so that it computes the same elsewhere.
 * Immutable and thread-safe.
 */
public interface Target {
  /** The name of the certificate's file. */
  String CERTIFICATE = "certificate.tsv";

  /** What a check says if nothing differs. */
  String EQUAL = "equal to the bit";

  /** How a check ends that found that it can't run here. */
  int CAN_NOT_RUN = 3;

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

  /**
   * How what was compiled is held to a certificate: programs that are run one after the other in a
   * folder that has the files and the certificate as {@link #CERTIFICATE}. The last one prints one
   * line that says what came out, with the words {@link #EQUAL} if margins and predictions of all
   * rows have the same bits. It ends with 0 if all rows agree, 1 if one does not, and {@link
   * #CAN_NOT_RUN} if something that it needs is not installed.
   *
   * @return command lines, a program and its arguments each; empty if nothing runs the target
   */
  default List<List<String>> checks() {
    return List.of();
  }
}
