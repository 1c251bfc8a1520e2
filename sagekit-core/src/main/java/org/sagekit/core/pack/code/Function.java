package org.sagekit.core.pack.code;

import java.util.List;

/**
 * A function of the source.
 *
 * @param comment what it does, in one or more lines
 * @param kind what it returns
 * @param name unique in the source
 * @param wraps whether its sums and products of whole numbers may go beyond 32 bits
 * @param takesState whether the state is its first parameter
 * @param parameters the others
 * @param body its steps
 */
record Function(
    String comment,
    Kind kind,
    String name,
    boolean wraps,
    boolean takesState,
    List<Parameter> parameters,
    List<Statement> body) {

  /** A parameter. */
  record Parameter(Kind kind, String name) {}
}
