package org.sagekit.core.pack.code;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One Java class without any dependency. */
public final class JavaTarget extends CodeTarget {
  /** A constant text may have 65,535 octets. */
  private static final int LONGEST = 60_000;

  /** A target; all are alike. */
  public JavaTarget() {
    super("java");
  }

  @Override
  public List<List<String>> checks() {
    return List.of(List.of("javac", "Check.java"), List.of("java", "Check"));
  }

  @Override
  void write(Code code, Map<String, byte[]> files) {
    String type = type(code);
    files.put(type + ".java", model(code, type));
    files.put("Check.java", Template.of("java/Check.java.txt").with("type", type).bytes());
    files.put("README.md", readme("java/README.md", code).with("type", type).bytes());
  }

  /** The class's name: {@code credit_risk} is {@code CreditRiskModel}. */
  private static String type(Code code) {
    StringBuilder type = new StringBuilder();
    for (String word : code.identifier().split("_")) {
      type.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return type + "Model";
  }

  private static byte[] model(Code code, String type) {
    JavaPrinter printer = new JavaPrinter();
    String constants =
        code.constants().stream()
            .map(one -> constant(one, printer))
            .collect(Collectors.joining("\n"));
    return model("java/Model.java.txt", code, Quotes::java)
        .with("type", type)
        .with("intText", pieces(Blob.ints(code.program().ints())))
        .with("realText", pieces(Blob.reals(code.program().reals())))
        .with("byteText", pieces(code.program().bytes()))
        .with("constants", constants)
        .with("functions", functions(code, printer))
        .bytes();
  }

  private static String constant(Source.Constant constant, JavaPrinter printer) {
    return "  private static final %s %s = %s;"
        .formatted(
            printer.type(constant.value().kind()),
            constant.name(),
            printer.print(constant.value()));
  }

  private static String pieces(byte[] octets) {
    List<String> pieces = Blob.pieces(octets, LONGEST);
    return Quotes.list(pieces, piece -> "\n    \"" + piece + "\"");
  }
}
