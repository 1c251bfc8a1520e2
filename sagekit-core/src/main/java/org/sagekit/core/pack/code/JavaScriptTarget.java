package org.sagekit.core.pack.code;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One JavaScript module, for browsers and servers, without any dependency. */
public final class JavaScriptTarget extends CodeTarget {
  private static final int LONGEST = 96;

  /** A target; all are alike. */
  public JavaScriptTarget() {
    super("javascript");
  }

  @Override
  public List<List<String>> checks() {
    return List.of(List.of("node", "check.mjs"));
  }

  @Override
  void write(Code code, Map<String, byte[]> files) {
    String module = code.identifier() + ".mjs";
    files.put(module, model(code));
    files.put("check.mjs", Template.of("javascript/check.mjs.txt").with("module", module).bytes());
    Interface face = new Interface(code.graph());
    files.put(
        "README.md",
        readme("javascript/README.md", code)
            .with("module", module)
            .with("example", Quotes.javaScript(face.inputs().isEmpty() ? "" : face.inputs().get(0)))
            .bytes());
  }

  private static byte[] model(Code code) {
    JavaScriptPrinter printer = new JavaScriptPrinter();
    String constants =
        code.constants().stream()
            .map(one -> "const " + one.name() + " = " + printer.print(one.value()) + ";")
            .collect(Collectors.joining("\n"));
    return model("javascript/model.mjs.txt", code, Quotes::javaScript)
        .with("intText", pieces(Blob.ints(code.program().ints())))
        .with("realText", pieces(Blob.reals(code.program().reals())))
        .with("byteText", pieces(code.program().bytes()))
        .with("constants", constants)
        .with("functions", functions(code, printer))
        .bytes();
  }

  private static String pieces(byte[] octets) {
    return Quotes.list(Blob.pieces(octets, LONGEST), piece -> "\n  \"" + piece + "\"");
  }
}
