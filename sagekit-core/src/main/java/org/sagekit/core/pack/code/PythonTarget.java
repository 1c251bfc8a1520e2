package org.sagekit.core.pack.code;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sagekit.core.pack.machine.Program;

/** One Python module, for version 3.8 and later, without any dependency. */
public final class PythonTarget extends CodeTarget {
  private static final int LONGEST = 96;

  /** A target; all are alike. */
  public PythonTarget() {
    super("python");
  }

  @Override
  public List<List<String>> checks() {
    return List.of(List.of("python3", "check.py"));
  }

  @Override
  void write(Code code, Map<String, byte[]> files) {
    String module = PythonNames.module(code);
    files.put(module + ".py", model(code));
    files.put("check.py", Template.of("python/check.py.txt").with("module", module).bytes());
    Interface face = new Interface(code.graph());
    files.put(
        "README.md",
        Template.of("python/README.md")
            .with("module", module)
            .with("model", Quotes.comment(code.model()))
            .with("example", example(face))
            .with("inputs", face.inputTable())
            .with("outputs", face.outputTable())
            .with("label", face.isClassification() ? "`label` is the likeliest class; " : "")
            .bytes());
  }

  private static byte[] model(Code code) {
    Interface face = new Interface(code.graph());
    Program program = code.program();
    return Template.of("python/model.py.txt")
        .with("model", Quotes.comment(code.model()))
        .with("name", PythonPrinter.quoted(code.model()))
        .with("inputs", lines(face.inputs().stream().map(PythonPrinter::quoted).toList()))
        .with("outputs", lines(face.outputs().stream().map(PythonPrinter::quoted).toList()))
        .with("texts", lines(face.texts().stream().map(text -> text ? "True" : "False").toList()))
        .with("classes", face.isClassification() ? "True" : "False")
        .with("memory", program.memory())
        .with("marginAt", program.margins().offset())
        .with("marginEnd", program.margins().offset() + program.margins().width())
        .with("outputAt", program.outputs().offset())
        .with("outputEnd", program.outputs().offset() + program.outputs().width())
        .with("intText", pieces(Blob.ints(program.ints())))
        .with("realText", pieces(Blob.reals(program.reals())))
        .with("byteText", pieces(program.bytes()))
        .with(
            "constants",
            code.constants().stream().map(PythonPrinter::print).collect(Collectors.joining("\n")))
        .with(
            "functions",
            code.functions().stream().map(PythonPrinter::print).collect(Collectors.joining("\n\n")))
        .bytes();
  }

  /** What stands between the parentheses of a tuple. */
  private static String lines(List<String> elements) {
    return elements.stream().map(element -> "\n    " + element + ",").collect(Collectors.joining());
  }

  private static String pieces(byte[] octets) {
    return String.join("\n", Blob.pieces(octets, LONGEST));
  }

  /** The step that puts the first input into a row; nothing if there is none. */
  private static String example(Interface face) {
    if (face.inputs().isEmpty()) {
      return "";
    }
    String value = face.isText(0) ? "\"some text\"" : "37.0";
    return "row[" + PythonPrinter.quoted(face.inputs().get(0)) + "] = " + value;
  }
}
