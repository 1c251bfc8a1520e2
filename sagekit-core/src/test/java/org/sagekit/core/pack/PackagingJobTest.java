package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Codec;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.train.SomeModels;

class PackagingJobTest {
  @TempDir Path folder;

  @Test
  void putsThePackageIntoTheWorkspace() {
    PackagingJob job = PackagingJob.named("pack").build();
    ModelPackage made = job.run(SomeModels.of(1), TestRun.at(folder));
    assertThat(made.file())
        .isRegularFile()
        .hasFileName("model.tar.gz")
        .startsWith(folder.resolve("packages"));
    assertThat(made.file().getName(made.file().getNameCount() - 3))
        .hasToString("Churn__2026_________");
    assertThat(ModelPackages.open(made.file())).isEqualTo(made);
  }

  @Test
  void givesEveryModelAPlaceOfItsOwnAndTheSameModelTheSame() {
    PackagingJob job = PackagingJob.named("pack").build();
    TestRun run = TestRun.at(folder);
    ModelPackage first = job.run(SomeModels.of(1), run);
    assertThat(job.run(SomeModels.of(3), run).file()).isNotEqualTo(first.file());
    assertThat(job.run(SomeModels.of(1), run)).isEqualTo(first);
  }

  @Test
  void putsThePackageWhereItIsTold() {
    Path file = folder.resolve("new/folder/my model.tgz");
    PackagingJob job = PackagingJob.named("pack").to(file).build();
    assertThat(job.run(SomeModels.of(1), TestRun.at(folder)).file()).isEqualTo(file);
    assertThat(job.settings().asMap()).containsEntry("file", file.toString());
  }

  @Test
  void findsAFolderInThePlaceOfItsFileBeforeItRuns() {
    PackagingJob job = PackagingJob.named("pack").to(folder).build();
    assertThat(job.check(TestRun.at(folder)))
        .containsExactly(
            "PackagingJob 'pack': file must be a file, but '%s' is a folder. Maybe '%s'."
                .formatted(folder, folder.resolve("model.tar.gz")));
  }

  @Test
  void losesNothingOnTheWayThroughItsBuilder() {
    PackagingJob job = PackagingJob.named("pack").to(Path.of("x")).build();
    PackagingJob again = job.toBuilder().build();
    assertThat(again.name()).isEqualTo("pack");
    assertThat(again.settings()).isEqualTo(job.settings());
    assertThat(again.fingerprint()).isEqualTo(job.fingerprint());
    assertThat(PackagingJob.named("pack").build().fingerprint()).isNotEqualTo(job.fingerprint());
  }

  @Test
  void hasAName() {
    assertThatThrownBy(() -> PackagingJob.named(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PackagingJob: name must be a name, but was ' '.");
  }

  @Test
  void isKeptWholeInACheckpointWhateverBecomesOfTheFile() throws IOException {
    ModelPackage made = ModelPackages.write(SomeModels.of(1), folder.resolve("model.tar.gz"));
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    new ModelPackageCodec().write(made, kept);
    Files.delete(made.file());
    ModelPackage read = new ModelPackageCodec().read(new ByteArrayInputStream(kept.toByteArray()));
    assertThat(read).isEqualTo(made);
    assertThat(made.file()).doesNotExist();
    assertThat(ServiceLoader.load(Codec.class)).hasAtLeastOneElementOfType(ModelPackageCodec.class);
  }

  @Test
  void refusesADamagedCheckpoint() throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    new ModelPackageCodec()
        .write(ModelPackages.write(SomeModels.of(1), folder.resolve("model.tar.gz")), kept);
    byte[] bytes = kept.toByteArray();
    bytes[bytes.length / 2] ^= 1;
    assertThatThrownBy(() -> new ModelPackageCodec().read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(ModelFormatException.class);
  }
}
