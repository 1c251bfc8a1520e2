package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Target;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.train.SomeModels;

class ExportsTest {
  private final TrainedModel model = PackageSamples.small();
  @TempDir Path folder;

  @Test
  void areWhatTheTargetsCompileTo() {
    ModelPackage pack = packed(Targets.all().toArray(Target[]::new));
    ModelPackage opened = ModelPackages.open(pack.file());
    assertThat(opened).isEqualTo(pack);
    assertThat(opened.exports()).hasSameSizeAs(Targets.all());
    for (Target target : Targets.all()) {
      CompiledModel export = ModelPackages.export(opened, target.name());
      assertThat(export).isEqualTo(CompilationJob.compile(opened, target));
    }
  }

  @Test
  void areFilesOfThePackageThatTheManifestLists() throws IOException {
    ModelPackage pack = packed(Targets.onnx());
    assertThat(pack.parts())
        .extracting(ModelPackage.Part::name)
        .endsWith("exports/onnx/model.onnx", "exports/onnx/README.md", "exports/onnx/check.py");
    Map<String, byte[]> parts = Archives.parts(Files.readAllBytes(pack.file()));
    assertThat(new String(parts.get("manifest.json"), java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"name\": \"exports/onnx/model.onnx\"");
  }

  @Test
  void areTakenOutToAFolder() throws IOException {
    ModelPackage pack = packed(Targets.c());
    CompiledFiles.write(ModelPackages.export(pack, "c"), folder.resolve("edge"));
    assertThat(folder.resolve("edge/certificate.tsv")).isRegularFile();
    assertThat(folder.resolve("edge/README.md")).isRegularFile();
    assertThat(folder.resolve("edge/check.c")).hasBinaryContent(pack.export("c").file("check.c"));
  }

  @Test
  void areTheSameForTheSameOptions() throws IOException {
    Path one = packed(Targets.onnx(), Targets.java()).file();
    byte[] first = Files.readAllBytes(one);
    assertThat(packed(Targets.onnx(), Targets.java()).file()).hasBinaryContent(first);
  }

  @Test
  void areNamedIfAnotherIsAskedFor() {
    ModelPackage pack = packed(Targets.onnx(), Targets.java());
    assertThatThrownBy(() -> pack.export("onxn"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Package '%s': export must be one of [onnx, java], but was 'onxn'. Did you mean 'onnx'?",
            pack.file());
  }

  @Test
  void surviveACheckpoint() throws IOException {
    ModelPackage pack = packed(Targets.onnx(), Targets.java());
    var kept = new java.io.ByteArrayOutputStream();
    new ModelPackageCodec().write(pack, kept);
    assertThat(new ModelPackageCodec().read(new java.io.ByteArrayInputStream(kept.toByteArray())))
        .isEqualTo(pack);
  }

  @Test
  void areRefusedIfAByteDiffers() throws IOException {
    Map<String, byte[]> parts = Archives.parts(Files.readAllBytes(packed(Targets.c()).file()));
    byte[] changed = parts.get("exports/c/check.c").clone();
    changed[100] ^= 1;
    parts.put("exports/c/check.c", changed);
    assertThatThrownBy(() -> Archives.read(Archives.of(parts)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("Package 'x': SHA-256 of 'exports/c/check.c' must be ");
  }

  @Test
  void areRefusedIfTheyAreMixed() throws IOException {
    Map<String, byte[]> parts =
        Archives.parts(Files.readAllBytes(packed(Targets.c(), Targets.java()).file()));
    byte[] first = parts.remove("exports/c/check.c");
    parts.put("exports/c/check.c", first);
    parts.put(Manifest.NAME, Archives.manifest(model, parts));
    assertThatThrownBy(() -> Archives.read(Archives.of(parts)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("Package 'x': exports must be one after the other, but was [");
  }

  @Test
  void areNoneOfAModelThatTheTargetCantExpress() {
    TrainedModel unfit = unfit();
    PackagingJob job = PackagingJob.named("pack").export(Targets.onnx()).build();
    assertThatThrownBy(() -> job.run(unfit, TestRun.at(folder)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Targets.onnx().problems(unfit.graph()).get(0));
  }

  private static TrainedModel unfit() {
    for (long seed = 0; seed < 200; seed++) {
      TrainedModel model = SomeModels.of(seed);
      if (!Targets.onnx().problems(model.graph()).isEmpty()) {
        return model;
      }
    }
    throw new AssertionError("some random graph must be beyond ONNX");
  }

  @Test
  void areOfEachTargetOnce() {
    assertThatThrownBy(
            () ->
                PackagingJob.named("pack").export(Targets.c(), Targets.java(), Targets.c()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "PackagingJob 'pack': exports must be one for each target, but was [c, java, c].");
  }

  @Test
  void mayBeOfUsersOwnTargetsButThenAreNotCheckpointed() {
    PackagingJob job = PackagingJob.named("pack").export(new Own("own", "a/b.bin", "a/c")).build();
    ModelPackage pack = job.run(model, TestRun.at(folder));
    assertThat(ModelPackages.open(pack.file()).export("own").names())
        .containsExactly("a/b.bin", "a/c");
    assertThat(job.fingerprint()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Own, a, b, 'name of an export must be exports/TARGET/FILE, the target in small letters'",
    "../own, a, b, name of an export must be",
    "own, a, A, name of a part must be unlike all others",
    "own, a, a/b, name of a part must be in a folder that is unlike all others",
    "own, x/a, X/b, name of a part must be in a folder that is unlike all others",
    "own, a, ____________________________________________________________________________________________________, name of a part must be at most 100 characters"
  })
  void areCalledSoThatThePackageCanBeRead(String target, String first, String second, String said) {
    PackagingJob job = PackagingJob.named("pack").export(new Own(target, first, second)).build();
    assertThatThrownBy(() -> job.run(model, TestRun.at(folder)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Package of 'churn': ")
        .hasMessageContaining(said);
  }

  @Test
  void areAsManyAsCanBeRead() {
    String[] names = new String[100];
    Arrays.setAll(names, i -> "file" + i);
    PackagingJob job = PackagingJob.named("pack").export(new Own("own", names)).build();
    assertThatThrownBy(() -> job.run(model, TestRun.at(folder)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Package of 'churn': parts must be at most 64, but was more than that.");
  }

  /** A user's target, which writes the same everywhere. */
  private record Own(String name, List<String> files) implements Target {
    Own(String name, String... files) {
      this(name, List.of(files));
    }

    @Override
    public List<String> problems(ScoringGraph graph) {
      return List.of();
    }

    @Override
    public CompiledModel compile(String model, ScoringGraph graph) {
      Map<String, byte[]> content = new LinkedHashMap<>();
      files.forEach(file -> content.put(file, new byte[] {1, 2, 3}));
      return CompiledModel.of(name, content);
    }
  }

  private ModelPackage packed(Target... targets) {
    Path file = folder.resolve("model.tar.gz");
    return PackagingJob.named("pack")
        .export(targets)
        .to(file)
        .build()
        .run(model, TestRun.at(folder));
  }
}
