package org.sagekit.api.model;

/** Something that can be scored because it has a graph. */
public interface Model {

  /**
   * How it computes.
   *
   * @return the graph, preprocessing included
   */
  ScoringGraph graph();
}
