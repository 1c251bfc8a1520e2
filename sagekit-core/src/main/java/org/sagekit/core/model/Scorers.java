package org.sagekit.core.model;

import java.util.Objects;
import org.sagekit.api.model.Model;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;

/** Where one gets a {@link Scorer}. */
public final class Scorers {
  private Scorers() {}

  /**
   * A scorer in plain Java. Making it takes time in proportion to the model, scoring takes
   * microseconds: make it once and keep it.
   *
   * @param model such as a trained model or a package
   * @return a scorer for any number of threads
   */
  public static Scorer of(Model model) {
    return of(Objects.requireNonNull(model, "model").graph());
  }

  /**
   * A scorer in plain Java.
   *
   * @param graph what is computed
   * @return a scorer for any number of threads
   */
  public static Scorer of(ScoringGraph graph) {
    return new GraphScorer(Objects.requireNonNull(graph, "graph"));
  }
}
