package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.HostedModel;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Verdict;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.pack.ModelPackages;

class MultiModelEndpointsTest {
  @TempDir Path folder;

  private ModelPackage write(String name) {
    return ModelPackages.write(Fixtures.modelPackage().model(), folder.resolve(name + ".tar.gz"));
  }

  @Test
  void takesModelsFromPackagesFilesFoldersAndSources() {
    ModelPackage pack = write("north");
    ModelSource champions =
        () -> Map.of("east", new ModelSource.Origin("version 3", "3", () -> pack));
    try (MultiModelEndpoint endpoint =
        MultiModelEndpoints.named("regional")
            .model("south", pack)
            .model("west", pack.file())
            .folder(folder)
            .source(champions)
            .open()) {
      assertThat(endpoint.name()).isEqualTo("regional");
      assertThat(endpoint.models())
          .extracting(HostedModel::name)
          .containsExactly("east", "north", "south", "west");
      Predictions expected = Scorers.of(pack).score(Fixtures.rows(30));
      for (String name : List.of("east", "north", "south", "west")) {
        Inference answer = endpoint.model(name).invoke(Invocation.plain(), Fixtures.rows(30));
        assertThat(answer.predictions().toArray()).isEqualTo(expected.toArray());
        assertThat(answer.modelPackage()).isEqualTo(pack.fingerprint());
      }
    }
  }

  @Test
  void theNamedModelComesBeforeThatOfAFolder() {
    ModelPackage named = Fixtures.packageOf(Fixtures.graph(), "named");
    write("north");
    try (MultiModelEndpoint endpoint =
        MultiModelEndpoints.named("regional").folder(folder).model("north", named).open()) {
      Inference answer = endpoint.model("north").invoke(Invocation.plain(), Fixtures.row(1));
      assertThat(answer.modelPackage()).isEqualTo(named.fingerprint());
    }
  }

  @Test
  void noticesAFileThatComesLater() {
    try (MultiModelEndpoint endpoint =
        MultiModelEndpoints.named("regional").folder(folder).open()) {
      assertThatThrownBy(() -> endpoint.model("late"))
          .hasMessage("MultiModelEndpoint 'regional': model 'late' is not there. There is none.");
      write("late");
      assertThat(endpoint.model("late").name()).isEqualTo("late");
    }
  }

  @Test
  void refusesAPackageThatFailsItsCertificate() {
    ModelPackage sound = Fixtures.modelPackage();
    ModelPackage failed =
        new ModelPackage(
            sound.file(),
            sound.fingerprint(),
            sound.model(),
            sound
                .certificate()
                .with(List.of(new Verdict("c", Verdict.Outcome.DIFFERENT, "1 row differs"))),
            List.of());
    try (MultiModelEndpoint endpoint =
        MultiModelEndpoints.named("regional").model("north", failed).open()) {
      assertThatThrownBy(() -> endpoint.model("north"))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining("certificate must be met by every target");
    }
  }

  @Test
  void saysThatAFileIsNotThereAndFindsItLater() {
    try (MultiModelEndpoint endpoint =
        MultiModelEndpoints.named("regional")
            .model("north", folder.resolve("north.tar.gz"))
            .open()) {
      assertThatThrownBy(() -> endpoint.model("north"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is not there");
      write("north");
      assertThat(endpoint.model("north").name()).isEqualTo("north");
    }
  }

  @Test
  void reportsAllProblemsAtOnce() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    assertThatThrownBy(
            () ->
                MultiModelEndpoints.named("../x")
                    .model("a b", Fixtures.modelPackage())
                    .model("a b", file)
                    .folder(file)
                    .cacheBytes(0)
                    .loads(0)
                    .recheck(Duration.ofSeconds(-1))
                    .open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "MultiModelEndpoint '../x': name must be 1 to 100 letters",
            "models must be named once, but was [a b].",
            "model must be 1 to 100 letters, digits, '.', '_' or '-' that start with a letter or digit, but was 'a b'.",
            "folder must be there, but was '" + file + "'.",
            "cacheBytes must be at least 1, but was 0.",
            "loads must be at least 1, but was 0.",
            "recheck must be from 0 to 10,000 days, but was PT-1S.");
    assertThatThrownBy(() -> MultiModelEndpoints.named("x").open())
        .hasMessage(
            "MultiModelEndpoint 'x': models must be given by model, folder or source, but was none.");
  }
}
