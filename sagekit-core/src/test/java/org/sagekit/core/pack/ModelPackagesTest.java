package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoreException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.RandomGraphs;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.SomeModels;

class ModelPackagesTest {
  @TempDir Path folder;

  @Test
  void opensWhatItWrote() {
    for (long seed = 0; seed < 20; seed++) {
      TrainedModel model = SomeModels.of(seed);
      ModelPackage written = ModelPackages.write(model, folder.resolve("a/b/" + seed + ".tar.gz"));
      ModelPackage opened = ModelPackages.open(written.file());
      assertThat(opened).isEqualTo(written);
      assertThat(opened.model()).isEqualTo(model);
      assertThat(opened.lineage().nearest("dataset")).isPresent();
    }
  }

  @Test
  void predictsAsBefore() {
    for (long seed = 0; seed < 20; seed++) {
      TrainedModel model = SomeModels.of(seed);
      Dataset rows = RandomGraphs.rows(seed, 100);
      Predictions before = Scorers.of(model).score(rows);
      Predictions after =
          Scorers.of(ModelPackages.open(ModelPackages.write(model, file()).file())).score(rows);
      for (int row = 0; row < rows.size(); row++) {
        assertThat(after.get(row)).isEqualTo(before.get(row));
      }
    }
  }

  @Test
  void givesTheSameModelTheSameBytes() throws IOException {
    ModelPackages.write(SomeModels.of(3), folder.resolve("one"));
    ModelPackages.write(SomeModels.of(3), folder.resolve("two"));
    assertThat(Files.mismatch(folder.resolve("one"), folder.resolve("two"))).isEqualTo(-1);
  }

  @Test
  void saysWhatIsInTheFile() throws Exception {
    ModelPackage written = ModelPackages.write(SomeModels.of(1), file());
    byte[] sha = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file()));
    assertThat(written.fingerprint().hex()).isEqualTo(HexFormat.of().formatHex(sha));
    assertThat(written.parts())
        .extracting(ModelPackage.Part::name)
        .containsExactly(
            "manifest.json",
            "MLmodel",
            "graph.bin",
            "history.bin",
            "certificate.tsv",
            "targets.tsv");
  }

  @Test
  void isOpenedByCommonTools() throws Exception {
    ModelPackage written = ModelPackages.write(SomeModels.of(1), file());
    Process tar = new ProcessBuilder("tar", "tzvf", written.file().toString()).start();
    String listing =
        new String(tar.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(tar.waitFor()).as(listing).isZero();
    assertThat(listing)
        .contains("manifest.json", "graph.bin", "history.bin", "certificate.tsv", "-rw-r--r--");
  }

  @Test
  void opensOnlyTheFileThatIsExpected() {
    ModelPackage expected = ModelPackages.write(SomeModels.of(1), folder.resolve("one"));
    Fingerprint fingerprint = expected.fingerprint();
    assertThat(ModelPackages.verify(folder.resolve("one"), fingerprint)).isEqualTo(expected);
    Path other = ModelPackages.write(SomeModels.of(2), folder.resolve("two")).file();
    assertThatThrownBy(() -> ModelPackages.verify(other, fingerprint))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(
            "Package '" + other + "': fingerprint must be " + fingerprint + ", but was ");
  }

  @Test
  void saysThatAFileIsNotThere() {
    Path nowhere = folder.resolve("nowhere.tar.gz");
    assertThatThrownBy(() -> ModelPackages.open(nowhere))
        .isInstanceOf(StoreException.class)
        .hasMessage("Package '" + nowhere + "' is not there.");
  }

  @Test
  void saysThatAFolderCantBeRead() {
    assertThatThrownBy(() -> ModelPackages.open(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("Package '" + folder + "' can't be read: ");
  }

  @Test
  void leavesTheOldFileIfTheNewOneCantBeWritten() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "old");
    assertThatThrownBy(
            () -> ModelPackages.write(SomeModels.of(1), inTheWay.resolve("model.tar.gz")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("can't be written");
    assertThat(inTheWay).hasContent("old");
  }

  @Test
  void keepsToTheLimitsOfTheCaller() {
    ModelPackages.write(SomeModels.of(1), file());
    PackageLimits standard = PackageLimits.standard();
    assertRefused(standard.archive(100), "file must be at most 100 bytes, but was more.");
    assertRefused(standard.part(100), "size of 'manifest.json' must be at most 100 bytes, but was");
    assertRefused(standard.total(5000), "size of all parts must be at most 5000 bytes, but was");
    assertRefused(standard.parts(2), "parts must be at most 2, but was more than that.");
    assertRefused(
        standard.nameLength(9), "name of a part must be at most 9 characters, but was 13.");
  }

  @Test
  void namesAllLimitsThatCantBe() {
    assertThatThrownBy(() -> new PackageLimits(0, 1L << 31, 0, 0, 101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "PackageLimits: archive must be at least 1 byte, but was 0.",
            "part must be from 1 to 2147483639 bytes, but was 2147483648.",
            "nameLength must be from 1 to 100, but was 101.");
  }

  private void assertRefused(PackageLimits limits, String message) {
    assertThatThrownBy(() -> ModelPackages.open(file(), limits))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(message);
  }

  private Path file() {
    return folder.resolve("model.tar.gz");
  }
}
