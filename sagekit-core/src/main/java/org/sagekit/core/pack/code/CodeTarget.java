package org.sagekit.core.pack.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.sagekit.api.Problems;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.Target;
import org.sagekit.core.pack.machine.Lowering;
import org.sagekit.core.pack.machine.Program;

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

  /** A README: what the model is called, and what it takes and makes. */
  static Template readme(String resource, Code code) {
    Interface face = new Interface(code.graph());
    return Template.of(resource)
        .with("model", Quotes.comment(code.model()))
        .with("inputs", face.inputTable())
        .with("outputs", face.outputTable());
  }

  /**
   * A file of code: its names as the language quotes them, and where numbers stand in the memory.
   */
  static Template model(String resource, Code code, UnaryOperator<String> quote) {
    Interface face = new Interface(code.graph());
    Program program = code.program();
    return Template.of(resource)
        .with("model", Quotes.comment(code.model()))
        .with("inputs", Quotes.list(face.inputs(), quote))
        .with("outputs", Quotes.list(face.outputs(), quote))
        .with("texts", Quotes.list(face.texts().stream().map(String::valueOf).toList(), t -> t))
        .with("classes", face.isClassification())
        .with("memory", Math.max(1, program.memory()))
        .with("marginAt", program.margins().offset())
        .with("margins", program.margins().width())
        .with("outputAt", program.outputs().offset())
        .with("outputWidth", program.outputs().width());
  }

  /** All functions, as a language writes them. */
  static String functions(Code code, Printer printer) {
    return code.functions().stream().map(printer::print).collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return name;
  }
}
