package org.sagekit.core.pack.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Problems;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.Target;
import org.sagekit.core.pack.machine.Lowering;

/** A target that is code: the same tables and functions in a language of its own. Immutable. */
public abstract class CodeTarget implements Target {
  private final String name;

  CodeTarget(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public List<String> problems(ScoringGraph graph) {
    return Lowering.problems(graph);
  }

  @Override
  public final CompiledModel compile(String model, ScoringGraph graph) {
    Problems.of("Target '" + name + "'").addAll(problems(graph)).throwIfAny();
    Map<String, byte[]> files = new LinkedHashMap<>();
    write(Code.of(model, graph), files);
    return CompiledModel.of(name, files);
  }

  /** Writes the files of a model. */
  abstract void write(Code code, Map<String, byte[]> files);

  @Override
  public String toString() {
    return name;
  }
}
