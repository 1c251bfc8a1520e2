package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.core.train.SomeModels;

/** What it looks like is in {@link ManifestTest}'s golden file. */
class MlModelFileTest {

  @Test
  void isAsciiWhateverTheNamesAre() {
    String text = text("caf\u00e9 \ud83d\ude00 \"quoted\" \\ \n\u0085", List.of());
    assertThat(text).matches("[\n -~]*");
    assertThat(text)
        .contains("  name: \"caf\\u00e9 \\U0001f600 \\\"quoted\\\" \\\\ \\u000a\\u0085\"\n");
    assertThat(text)
        .contains(
            "\\\"name\\\":\\\"caf\\u00e9 \\U0001f600 \\\\\\\"quoted\\\\\\\" \\\\\\\\ \\\\n\\u0085");
  }

  @Test
  void hasTheFlavorOfAnExportThatIsThere() {
    Map<String, byte[]> file = Map.of("model.onnx", new byte[1]);
    assertThat(text("m", List.of(CompiledModel.of("onnx", file)))).contains("  onnx:\n");
    assertThat(text("m", List.of(CompiledModel.of("own", file)))).doesNotContain("onnx");
    assertThat(text("m", List.of(CompiledModel.of("onnx", Map.of("other", new byte[1])))))
        .doesNotContain("onnx");
  }

  @Test
  void givesEachTypeOfFieldTheOneOfMlflow() {
    ScoringGraph graph =
        new ScoringGraph(
            List.of(
                Field.of("a", FieldType.NUMERIC),
                Field.of("b", FieldType.INTEGER),
                Field.of("c", FieldType.BOOLEAN),
                Field.of("d", FieldType.DATETIME)),
            List.of(),
            List.of(new Node.NumberInput("a")));
    assertThat(text("m", graph, List.of()))
        .contains("\\\"type\\\":\\\"double\\\",\\\"name\\\":\\\"a\\\"")
        .contains("\\\"type\\\":\\\"long\\\",\\\"name\\\":\\\"b\\\"")
        .contains("\\\"type\\\":\\\"boolean\\\",\\\"name\\\":\\\"c\\\"")
        .contains("\\\"type\\\":\\\"datetime\\\",\\\"name\\\":\\\"d\\\"")
        .contains("outputs: \"[{\\\"type\\\":\\\"double\\\",\\\"name\\\":\\\"prediction\\\"");
  }

  @Test
  void saysWhatTheModelSaysOrIsRefused() {
    byte[] file = Archives.bytes(PackageFile.of(PackageContent.of(PackageSamples.small())));
    Map<String, byte[]> parts = Archives.parts(file);
    parts.put(
        MlModelFile.NAME, "flavors: {python_function: {}}\n".getBytes(StandardCharsets.UTF_8));
    parts.put(Manifest.NAME, Archives.manifest(PackageSamples.small(), parts));
    assertThatThrownBy(() -> Archives.read(Archives.of(parts)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "Package 'x': 'MLmodel' must be what SageKit writes of the same model, but was something else from byte 8 on.");
  }

  private static String text(String name, List<CompiledModel> exports) {
    ScoringGraph graph =
        new ScoringGraph(
            List.of(Field.of(name, FieldType.NUMERIC)),
            List.of(),
            List.of(new Node.NumberInput(name)));
    return text(name, graph, exports);
  }

  private static String text(String name, ScoringGraph graph, List<CompiledModel> exports) {
    PackageContent content = PackageContent.of(SomeModels.of(name, graph, 1));
    return new String(
        MlModelFile.of(new PackageContent(content.model(), content.certificate(), exports)),
        StandardCharsets.UTF_8);
  }
}
