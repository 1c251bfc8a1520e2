package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.train.SomeModels;

class ManifestTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/sagekit/core/pack");

  /** Regenerate with {@code -Dsagekit.golden=update} and look at the difference. */
  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "MLmodel"})
  void isAsItWasReviewed(String part) throws IOException {
    TrainedModel model = SomeModels.of("churn", graph(), 1);
    PackageContent plain = PackageContent.of(model);
    PackageContent content =
        new PackageContent(
            model, plain.certificate(), List.of(Targets.onnx().compile("churn", graph())));
    byte[] made =
        Objects.requireNonNull(Archives.parts(Archives.bytes(PackageFile.of(content))).get(part));
    if ("update".equals(System.getProperty("sagekit.golden"))) {
      Files.createDirectories(FOLDER);
      Files.write(FOLDER.resolve(part), made);
    }
    assertThat(new String(made, StandardCharsets.UTF_8))
        .isEqualTo(Files.readString(FOLDER.resolve(part), StandardCharsets.UTF_8));
  }

  private static ScoringGraph graph() {
    return new ScoringGraph(
        List.of(Field.of("amount", FieldType.NUMERIC)),
        List.of("no", "yes"),
        List.of(
            new Node.NumberInput("amount"),
            new Node.Impute(0, Doubles.of(1)),
            new Node.Link(1, Node.LinkFunction.SIGMOID)));
  }
}
