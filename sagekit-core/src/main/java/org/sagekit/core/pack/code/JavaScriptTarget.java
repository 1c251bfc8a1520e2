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
        Template.of("javascript/README.md")
            .with("module", module)
            .with("model", Quotes.comment(code.model()))
            .with("example", Quotes.javaScript(face.inputs().isEmpty() ? "" : face.inputs().get(0)))
            .with("inputs", face.inputTable())
            .with("outputs", face.outputTable())
            .bytes());
  }

  private static byte[] model(Code code) {
    JavaScriptPrinter printer = new JavaScriptPrinter();
    Interface face = new Interface(code.graph());
    String constants =
        code.constants().stream()
            .map(one -> "const " + one.name() + " = " + printer.print(one.value()) + ";")
            .collect(Collectors.joining("\n"));
    return Template.of("javascript/model.mjs.txt")
        .with("model", Quotes.comment(code.model()))
        .with("inputs", Quotes.list(face.inputs(), Quotes::javaScript))
        .with("outputs", Quotes.list(face.outputs(), Quotes::javaScript))
        .with("texts", Quotes.list(face.texts().stream().map(String::valueOf).toList(), t -> t))
        .with("classes", face.isClassification())
        .with("memory", code.program().memory())
        .with("marginAt", code.program().margins().offset())
        .with("margins", code.program().margins().width())
        .with("outputAt", code.program().outputs().offset())
        .with("outputWidth", code.program().outputs().width())
        .with("intText", pieces(Blob.ints(code.program().ints())))
        .with("realText", pieces(Blob.reals(code.program().reals())))
        .with("byteText", pieces(code.program().bytes()))
        .with("constants", constants)
        .with(
            "functions",
            code.functions().stream().map(printer::print).collect(Collectors.joining("\n")))
        .bytes();
  }

  private static String pieces(byte[] octets) {
    return Quotes.list(Blob.pieces(octets, LONGEST), piece -> "\n  \"" + piece + "\"");
  }
}
