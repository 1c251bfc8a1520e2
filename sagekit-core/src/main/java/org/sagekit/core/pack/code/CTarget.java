package org.sagekit.core.pack.code;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One C99 header: tables as hexadecimal floats, no memory but what the caller gives. */
public final class CTarget extends CodeTarget {
  private static final int A_LINE = 8;

  /** A target; all are alike. */
  public CTarget() {
    super("c");
  }

  @Override
  public List<List<String>> checks() {
    return List.of(List.of("cc", "-O2", "check.c", "-o", "check", "-lm"), List.of("./check"));
  }

  @Override
  void write(Code code, Map<String, byte[]> files) {
    String prefix = code.identifier();
    files.put(prefix + ".h", header(code, prefix));
    files.put("check.c", Template.of("c/check.c.txt").with("prefix", prefix).bytes());
    files.put("README.md", readme("c/README.md", code).with("prefix", prefix).bytes());
  }

  private static byte[] header(Code code, String prefix) {
    CPrinter printer = new CPrinter(prefix);
    Interface face = new Interface(code.graph());
    String functions =
        code.functions().stream().map(printer::print).collect(Collectors.joining("\n"));
    String constants =
        code.constants().stream()
            .map(one -> "#define " + one.name() + " (" + printer.print(one.value()) + ")")
            .collect(Collectors.joining("\n"));
    String end =
        code.constants().stream()
            .map(one -> "#undef " + one.name())
            .collect(Collectors.joining("\n"));
    boolean mathematics = functions.contains("sqrt(") || functions.contains("floor(");
    return model("c/model.h.txt", code, Quotes::c)
        .with("prefix", prefix)
        .with("guard", prefix.toUpperCase(Locale.ROOT))
        .with("include", mathematics ? "#include <math.h>\n" : "")
        .with("inputCount", face.inputs().size())
        .with("texts", Quotes.list(face.texts().stream().map(t -> t ? "1" : "0").toList(), t -> t))
        .with("tables", tables(code, prefix))
        .with("constants", constants)
        .with("functions", functions)
        .with("end", end)
        .bytes();
  }

  private static String tables(Code code, String prefix) {
    StringBuilder text = new StringBuilder();
    int[] ints = code.program().ints();
    double[] reals = code.program().reals();
    byte[] bytes = code.program().bytes();
    List<String> functions = code.functions().stream().map(Function::name).toList();
    table(text, "int32_t", prefix + "_ints", ints.length, i -> whole(ints[i]));
    table(text, "double", prefix + "_reals", reals.length, i -> real(reals[i]));
    if (functions.contains("take")) {
      table(text, "uint8_t", prefix + "_bytes", bytes.length, i -> "" + (bytes[i] & 0xff));
    }
    return text.toString();
  }

  /** The least number has no literal in C. */
  private static String whole(int number) {
    return number == Integer.MIN_VALUE ? "-2147483647 - 1" : String.valueOf(number);
  }

  private static String real(double number) {
    if (Double.isNaN(number)) {
      return "0.0 / 0.0";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "1.0 / 0.0" : "-1.0 / 0.0";
    }
    return Double.toHexString(number);
  }

  /** One element of a table. */
  private interface Elements {
    String at(int index);
  }

  private static void table(
      StringBuilder text, String type, String name, int size, Elements elements) {
    text.append("static const ").append(type).append(' ').append(name).append("[] = {");
    for (int i = 0; i < Math.max(1, size); i++) {
      text.append(i % A_LINE == 0 ? "\n  " : " ").append(i < size ? elements.at(i) : "0");
      text.append(i < size - 1 ? "," : "");
    }
    text.append("\n};\n");
  }
}
