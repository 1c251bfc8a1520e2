package org.sagekit.core.pack.onnx;

import com.google.gson.JsonPrimitive;
import java.util.Locale;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.internal.Json;

/**
 * The text that goes with {@code model.onnx}: what goes in, what comes out, and how it is called.
 */
final class Readme {
  private static final int MOST = 40;

  private final String model;
  private final ModelFile file;
  private final StringBuilder text = new StringBuilder();

  Readme(String model, ModelFile file) {
    this.model = model;
    this.file = file;
  }

  String text() {
    text.setLength(0);
    line("# " + plain(model) + " as ONNX").line("");
    line("`model.onnx` takes raw columns to predictions, all preprocessing included. It needs a");
    line("runtime that knows version 21 of the ONNX operators and version 5 of `ai.onnx.ml`, such");
    line("as ONNX Runtime from 1.20 on.").line("");
    inputs();
    outputs();
    exactness();
    python();
    java();
    line("## Check").line("");
    line("`python check.py` scores the rows of `certificate.tsv` with ONNX Runtime and exits with");
    line("0 if it computes what the certificate says.");
    return text.toString();
  }

  private void inputs() {
    line("## Inputs").line("");
    line("Each is a tensor of shape [rows, 1]. A missing number is NaN; what a missing text is,");
    line("the table says. A level that was never seen is any other text; pass such a one for an");
    line("empty text that is not missing.").line("");
    if (file.feeds.stream().anyMatch(feed -> feed.kind() == Feed.Kind.WORDS)) {
      line("Texts of which the words count are passed word by word, as ONNX has no operator that");
      line(
          "takes a text apart: a tensor of shape [rows, words] with the runs of letters and digits");
      line("(Unicode's L and Nd) in lower case and in their order, rows of few words being filled");
      line("up with empty texts. `words` in `check.py` does it.").line("");
    }
    line("| name | holds | type | missing |").line("|---|---|---|---|");
    for (Feed feed : file.feeds) {
      boolean number = feed.kind() == Feed.Kind.NUMBER;
      line(
          "| %s | %s | %s | %s |"
              .formatted(
                  code(feed.name()),
                  holds(feed),
                  number ? "tensor(double)" : "tensor(string)",
                  number ? "NaN" : code(Json.line(new JsonPrimitive(feed.missing())))));
    }
    line("");
  }

  private static String holds(Feed feed) {
    if (feed.kind() == Feed.Kind.WORDS) {
      return "the words of " + code(feed.field().name());
    }
    return switch (feed.field().type()) {
      case BOOLEAN -> "0 or 1";
      case DATETIME -> "milliseconds since 1970-01-01T00:00Z";
      default -> feed.field().type().name().toLowerCase(Locale.ROOT);
    };
  }

  private void outputs() {
    ScoringGraph graph = file.source;
    int last = graph.nodes().size() - 1;
    line("## Outputs").line("");
    line("| name | type | shape | what |").line("|---|---|---|---|");
    if (graph.task().isClassification()) {
      line(
          "| %s | tensor(string) | [rows] | the class of the greatest number, of equal ones the first |"
              .formatted(code(file.label)));
    }
    String what =
        graph.classes().isEmpty()
            ? "the prediction"
            : "one number each for: " + plain(String.join(", ", graph.classes()));
    line(
        "| %s | tensor(double) | [rows, %s] | %s |"
            .formatted(code(file.outputs), graph.widths().get(last), what.replace("|", "\\|")));
    line(
        "| %s | tensor(double) | [rows, %s] | the scores before they become predictions |"
            .formatted(code(file.margins), graph.widths().get(graph.marginNode())));
    line("");
  }

  private void exactness() {
    line("## How exact it is").line("");
    if (file.isExact) {
      line("The scores are the same to the bit as those of SageKit; predictions may differ in the");
      line("last bits, as `exp` and `log` do from one library to the next.");
    } else {
      line(
          "Scores and predictions are those of SageKit but for the last bits: runtimes choose the");
      line("order of the sums of a matrix product, and `exp` and `tanh` differ between libraries.");
    }
    line("");
    line("This holds with one thread for each operator (`intra_op_num_threads = 1`). With more,");
    line("ONNX Runtime adds up the leaves of trees in parts, one a thread, when a batch has more");
    line("than 50 rows, or a row has several scores of more than 80 trees: the last bits of such");
    line("sums then depend on the number of threads.");
    line("");
  }

  private void python() {
    line("## Python").line("").line("```python");
    line("import numpy as np").line("import onnxruntime as ort").line("");
    line("options = ort.SessionOptions()").line("options.intra_op_num_threads = 1");
    line("session = ort.InferenceSession(\"model.onnx\", options)");
    line("row = {");
    for (Feed feed : file.feeds.subList(0, shown())) {
      String name = Json.line(new JsonPrimitive(feed.name()));
      line(
          feed.kind() == Feed.Kind.NUMBER
              ? "    " + name + ": np.array([[1.0]]),"
              : "    " + name + ": np.array([[\"text\"]], dtype=object),");
    }
    more("    # and so on: there are %s inputs");
    line("}");
    line("%s, = session.run([\"%s\"], row)".formatted(variable(), file.outputs));
    line("```").line("");
  }

  private void java() {
    line("## Java").line("");
    if (file.hasLongCharacters()) {
      line(
          "ONNX Runtime's own binding passes characters beyond U+FFFF in another form than UTF-8,");
      line("so levels that have such ones are not found from Java; other languages find them.");
      line("");
    }
    line("```java");
    line("OrtEnvironment environment = OrtEnvironment.getEnvironment();");
    line("OrtSession.SessionOptions options = new OrtSession.SessionOptions();");
    line("options.setIntraOpNumThreads(1);");
    line("try (OrtSession session = environment.createSession(\"model.onnx\", options)) {");
    line("  Map<String, OnnxTensor> row = new HashMap<>();");
    for (Feed feed : file.feeds.subList(0, shown())) {
      String name = Json.line(new JsonPrimitive(feed.name()));
      String value =
          feed.kind() == Feed.Kind.NUMBER
              ? "new double[][] {{1.0}}"
              : "new String[][] {{\"text\"}}";
      line("  row.put(" + name + ", OnnxTensor.createTensor(environment, " + value + "));");
    }
    more("  // and so on: there are %s inputs");
    line("  try (OrtSession.Result result = session.run(row)) {");
    line(
        "    double[][] %s = (double[][]) result.get(\"%s\").get().getValue();"
            .formatted(variable(), file.outputs));
    line("  }").line("}").line("```").line("");
  }

  private String variable() {
    return file.outputs.startsWith("prob") ? "probabilities" : "predictions";
  }

  private int shown() {
    return Math.min(MOST, file.feeds.size());
  }

  private void more(String comment) {
    if (shown() < file.feeds.size()) {
      line(comment.formatted(file.feeds.size()));
    }
  }

  private Readme line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** A text on one line. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ");
  }

  private static String code(String text) {
    return "`" + plain(text).replace("`", "'").replace("|", "\\|") + "`";
  }
}
