package org.sagekit.core.pack.code;

import java.util.List;
import java.util.Map;
import org.sagekit.api.Problems;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.pack.machine.Lowering;
import org.sagekit.core.pack.machine.Program;

/**
 * A WebAssembly module that imports nothing, and a loader of it for browsers and node. The module
 * is written octet by octet; no compiler is needed.
 */
public final class WasmTarget extends CodeTarget {
  /** Engines take functions of 7,654,321 octets, and reading a text is a call of at most 50. */
  private static final int MOST_READERS = 150_000;

  /** A target; all are alike. */
  public WasmTarget() {
    super("wasm");
  }

  @Override
  public List<List<String>> checks() {
    return List.of(List.of("node", "check.mjs"));
  }

  @Override
  public List<String> problems(ScoringGraph graph) {
    List<String> problems = Lowering.problems(graph);
    return problems.isEmpty() ? problems(Lowering.of(graph)) : problems;
  }

  /** What goes beyond the limits of the format, or of the engines. */
  static List<String> problems(Program program) {
    WasmLayout layout = new WasmLayout(program);
    long readers = program.texts().values().stream().mapToLong(List::size).sum();
    return Problems.of("WebAssembly")
        .require(
            layout.tables() <= WasmLayout.MOST_TABLES,
            "tables",
            "at most " + WasmLayout.MOST_TABLES + " octets",
            layout.tables(),
            "train fewer trees or keep fewer points")
        .require(
            layout.size() <= WasmLayout.MOST_MEMORY,
            "memory",
            "at most " + WasmLayout.MOST_MEMORY + " octets",
            layout.size(),
            "train with fewer columns")
        .require(
            readers <= MOST_READERS,
            "nodes that read a text",
            "at most " + MOST_READERS,
            readers,
            "train with fewer columns")
        .all();
  }

  @Override
  void write(Code code, Map<String, byte[]> files) {
    files.put("model.wasm", new WasmModule(code).toBytes());
    files.put("model.mjs", loader(code));
    files.put("model.d.mts", Template.of("wasm/model.d.mts").bytes());
    files.put("check.mjs", Template.of("wasm/check.mjs.txt").bytes());
    files.put("README.md", readme(code));
  }

  private static byte[] loader(Code code) {
    return model("wasm/model.mjs.txt", code, Quotes::javaScript).bytes();
  }

  private static byte[] readme(Code code) {
    Interface face = new Interface(code.graph());
    Program program = code.program();
    WasmLayout layout = new WasmLayout(program);
    return readme("wasm/README.md", code)
        .with("example", Quotes.javaScript(face.inputs().isEmpty() ? "" : face.inputs().get(0)))
        .with("inputCount", face.inputs().size())
        .with("pages", layout.pages())
        .with("textAt", layout.of(Table.TEXT))
        .with("room", layout.room())
        .with("marginAt", Integer.toUnsignedLong(layout.of(program.margins())))
        .with("margins", program.margins().width())
        .with("outputAt", Integer.toUnsignedLong(layout.of(program.outputs())))
        .with("outputWidth", program.outputs().width())
        .bytes();
  }
}
