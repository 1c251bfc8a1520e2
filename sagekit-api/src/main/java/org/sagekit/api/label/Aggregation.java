package org.sagekit.api.label;

import java.util.List;
import java.util.Map;
import org.sagekit.api.Summary;

/** The likely truth behind answers, and what it says of those who answered. Immutable. */
public interface Aggregation extends Summary.Source {

  /**
   * How it was found.
   *
   * @return the aggregator's name
   */
  String method();

  /**
   * How sure each task's truth is.
   *
   * @return from 0 to 1 by task; 1 for gold
   */
  Map<String, Double> confidenceByTask();

  /**
   * What the answers say of those who answered.
   *
   * @return one entry for each, in the order of their first vote
   */
  List<Worker> workers();

  /**
   * How many rounds it took.
   *
   * @return 0 for a method without rounds
   */
  int iterations();
}
