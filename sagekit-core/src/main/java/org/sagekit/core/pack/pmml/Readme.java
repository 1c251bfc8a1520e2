package org.sagekit.core.pack.pmml;

import java.nio.charset.StandardCharsets;
import org.sagekit.api.model.ScoringGraph;

/** The page beside a document that says how to use it. */
final class Readme {
  private Readme() {}

  static byte[] of(String model, ScoringGraph graph) {
    return (model + graph.task()).getBytes(StandardCharsets.UTF_8);
  }
}
