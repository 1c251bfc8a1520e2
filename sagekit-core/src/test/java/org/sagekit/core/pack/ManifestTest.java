package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.train.SomeModels;

class ManifestTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/org/sagekit/core/pack/manifest.json");

  /** Regenerate with {@code -Dsagekit.golden=update} and look at the difference. */
  @Test
  void isAsItWasReviewed() throws IOException {
    TrainedModel model = SomeModels.of("churn", graph(), 1);
    List<ModelPackage.Part> parts = PackageFile.of(model, Certificates.of(model)).parts();
    byte[] manifest = Manifest.of(model, parts.subList(1, parts.size()));
    if ("update".equals(System.getProperty("sagekit.golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.write(GOLDEN, manifest);
    }
    assertThat(new String(manifest, StandardCharsets.UTF_8))
        .isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
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
