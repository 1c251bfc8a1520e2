package org.sagekit.core.pack.pmml;

import java.util.List;

/** A number that a node makes, as PMML has it. */
sealed interface Source {

  /**
   * A field that is a number.
   *
   * @param field its name
   */
  record Number(String field) implements Source {}

  /**
   * A field of texts, of which the graph has the index of the level.
   *
   * @param field its name
   * @param levels in the order of their indices
   */
  record Level(String field, List<String> levels) implements Source {}
}
