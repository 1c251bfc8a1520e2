package org.sagekit.core.label.exchange.manifest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Found;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.label.exchange.DamagedCopies;
import org.sagekit.core.label.exchange.ImageSize;
import org.sagekit.core.label.exchange.Truths;

class ManifestFuzzTest {
  @TempDir Path home;

  @Test
  void nothingButManifestsAndRefusals() throws IOException {
    fuzz(500);
  }

  @Test
  @Tag("fuzz")
  void nothingButManifestsAndRefusalsInManyCopies() throws IOException {
    fuzz(30_000);
  }

  private void fuzz(int count) throws IOException {
    Path whole = home.resolve("whole.manifest");
    ManifestTest.mixed().write(whole);
    DamagedCopies.read(whole, home.resolve("copy.manifest"), count, ManifestFuzzTest::readAll);
  }

  private static void readAll(Path file) {
    Manifest manifest = Manifest.read(file);
    manifest.categories("mood");
    manifest.categories("check");
    manifest.sets("sees");
    manifest.spans("names");
    manifest.boxes("birds");
    manifest.imageSizes("birds");
    manifest.lines().forEach(line -> line.attributes().forEach(line::metadata));
    ManifestJob job = ManifestJob.named("fuzz", ManifestTest.CLOCK);
    Prediction good = Prediction.ofClasses(List.of("good"), new double[] {1});
    String first = manifest.tasks().stream().findFirst().orElse("");
    if (!first.isEmpty()) {
      manifest.with("mood", job, new Truths.Categories(Map.of(first, good)));
      manifest.with(
          "birds",
          job,
          new Truths.Boxes(
              Map.of(first, List.of(new Found<>(new Box("duck", 0, 0, 1, 1), 1))),
              Map.of(first, ImageSize.of(9, 9))));
    }
  }
}
