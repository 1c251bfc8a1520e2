package org.sagekit.core.pack.pmml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Problems;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.Target;

/**
 * Compiles models to PMML 4.4: {@code model.pmml}, the preprocessing included, and a README. What
 * PMML has no exact counterpart for is refused in words.
 */
public final class PmmlTarget implements Target {

  /** The target. It has no settings. */
  public PmmlTarget() {}

  @Override
  public String name() {
    return "pmml";
  }

  @Override
  public List<String> problems(ScoringGraph graph) {
    return Inexpressible.of(graph);
  }

  @Override
  public CompiledModel compile(String model, ScoringGraph graph) {
    Problems.of("PmmlTarget").addAll(problems(graph)).throwIfAny();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("model.pmml", Document.of(model, graph));
    files.put("README.md", Readme.of(model, graph));
    return CompiledModel.of(name(), files);
  }
}
