package org.sagekit.core.pack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.core.internal.Json;

/**
 * What MLflow calls {@code MLmodel}: the same package for its tools and users, in YAML. It is
 * wholly made of the rest, so it is never parsed: it is made again and compared.
 *
 * <p>The flavors are those that hold: {@code sagekit} always, {@code onnx} if such an export is
 * inside. There is no {@code python_function}: nothing in the package is a loader of Python for it.
 * No time and no version of MLflow is named, for none had a part in it.
 */
final class MlModelFile {
  static final String NAME = "MLmodel";
  private static final String ONNX = Targets.onnx().name();
  private static final String ONNX_FILE = "model.onnx";
  private static final int UUID_DIGITS = 32;
  private static final char FIRST_PLAIN = ' ';
  private static final char LAST_PLAIN = '~';

  private final StringBuilder yaml = new StringBuilder();

  private MlModelFile() {}

  static byte[] of(PackageContent content) {
    MlModelFile file = new MlModelFile();
    file.write(content);
    return file.yaml.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void write(PackageContent content) {
    ScoringGraph graph = content.model().graph();
    key(0, "flavors");
    if (content.exports().stream().anyMatch(MlModelFile::isOnnx)) {
      key(1, "onnx");
      text(2, "data", Exports.FOLDER + ONNX + "/" + ONNX_FILE);
    }
    key(1, "sagekit");
    text(2, "certificate", CertificateFile.NAME);
    text(2, "data", PackageFile.GRAPH);
    text(2, "format", Manifest.FORMAT);
    text(2, "history", PackageFile.HISTORY);
    text(2, "manifest", Manifest.NAME);
    key(0, "metadata");
    text(1, "fingerprint", content.model().fingerprint().hex());
    text(1, "name", content.model().name());
    text(1, "task", graph.task().name().toLowerCase(Locale.ROOT));
    text(1, "trainer", content.model().trainer());
    text(0, "model_uuid", content.model().fingerprint().hex().substring(0, UUID_DIGITS));
    key(0, "signature");
    text(1, "inputs", inputs(graph.inputs()));
    text(1, "outputs", outputs(graph));
  }

  private static boolean isOnnx(CompiledModel export) {
    return export.target().equals(ONNX) && export.names().contains(ONNX_FILE);
  }

  /** MLflow keeps its signatures as JSON inside the YAML. */
  private static String inputs(List<Field> fields) {
    JsonArray columns = new JsonArray();
    fields.forEach(field -> columns.add(column(type(field.type()), field.name())));
    return Json.line(columns);
  }

  /** A number for each class, label, group or axis, as predictions have them; else one alone. */
  private static String outputs(ScoringGraph graph) {
    JsonArray columns = new JsonArray();
    graph.classes().forEach(name -> columns.add(column("double", name)));
    if (columns.isEmpty()) {
      columns.add(column("double", "prediction"));
    }
    return Json.line(columns);
  }

  private static JsonObject column(String type, String name) {
    JsonObject column = new JsonObject();
    column.addProperty("type", type);
    column.addProperty("name", name);
    column.addProperty("required", true);
    return column;
  }

  private static String type(FieldType type) {
    return switch (type) {
      case NUMERIC -> "double";
      case INTEGER -> "long";
      case BOOLEAN -> "boolean";
      case CATEGORICAL, TEXT -> "string";
      case DATETIME -> "datetime";
    };
  }

  private void key(int depth, String key) {
    yaml.append("  ".repeat(depth)).append(key).append(":\n");
  }

  private void text(int depth, String key, String text) {
    yaml.append("  ".repeat(depth)).append(key).append(": ").append(quoted(text)).append('\n');
  }

  /** YAML takes few characters unescaped on every reader; these are the ones of ASCII. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c >= FIRST_PLAIN && c <= LAST_PLAIN) {
                quoted.append((char) c);
              } else {
                quoted.append(String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
              }
            });
    return quoted.append('"').toString();
  }
}
