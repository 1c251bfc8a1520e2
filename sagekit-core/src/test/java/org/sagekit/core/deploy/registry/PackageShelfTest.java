package org.sagekit.core.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.StoreException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.pack.ModelPackage;

class PackageShelfTest {
  @TempDir private Path home;
  private PackageShelf shelf;
  private ModelPackage pack;

  @BeforeEach
  void pack() {
    shelf = new PackageShelf(TestRun.at(home.resolve("workspace")).workspace());
    pack = SamplePackages.in(home, 1);
  }

  @Test
  void copiesEveryByte() {
    shelf.keep(pack);
    assertThat(shelf.file(pack.fingerprint())).hasSameBinaryContentAs(pack.file());
    assertThat(shelf.has(pack.fingerprint())).isTrue();
  }

  @Test
  void writesAPackageAgainWhoseFileIsGone() throws Exception {
    byte[] bytes = Files.readAllBytes(pack.file());
    Files.delete(pack.file());
    shelf.keep(pack);
    assertThat(shelf.file(pack.fingerprint())).hasBinaryContent(bytes);
    assertThat(shelf.file(pack.fingerprint()).getParent().toFile().list()).hasSize(1);
  }

  @Test
  void refusesAFileThatIsAnotherOne() throws Exception {
    Files.writeString(pack.file(), "something else");
    assertThatThrownBy(() -> shelf.keep(pack))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "Package '%s': SHA-256 of the file must be %s to be registered, but its SHA-256 is %s. Maybe package the model again."
                .formatted(
                    pack.file(),
                    pack.fingerprint().hex(),
                    Fingerprint.ofBytes("something else".getBytes(StandardCharsets.UTF_8)).hex()));
    assertThat(shelf.file(pack.fingerprint()).getParent()).isEmptyDirectory();
  }

  @Test
  void refusesAPackageThatCantBeMadeAgain() throws Exception {
    Files.delete(pack.file());
    ModelPackage claimed =
        new ModelPackage(
            pack.file(), Fingerprint.of("other"), pack.model(), pack.certificate(), pack.parts());
    assertThatThrownBy(() -> shelf.keep(claimed)).isInstanceOf(StoreException.class);
    assertThat(shelf.has(claimed.fingerprint())).isFalse();
  }

  @Test
  void mendsADamagedCopy() throws Exception {
    shelf.keep(pack);
    Files.writeString(shelf.file(pack.fingerprint()), "damaged");
    shelf.mend(pack);
    assertThat(shelf.file(pack.fingerprint())).hasSameBinaryContentAs(pack.file());
  }

  @Test
  void aSoundCopyNeedsNoFile() throws Exception {
    shelf.keep(pack);
    byte[] bytes = Files.readAllBytes(pack.file());
    Files.delete(pack.file());
    shelf.mend(pack);
    shelf.keep(pack);
    assertThat(shelf.file(pack.fingerprint())).hasBinaryContent(bytes);
  }

  @Test
  void dropsWhatNobodyNeedsAndNothingElse() throws Exception {
    ModelPackage other = SamplePackages.in(home, 2);
    shelf.keep(pack);
    shelf.keep(other);
    Path others = shelf.file(pack.fingerprint()).resolveSibling("notes.tar.gz");
    Path half = shelf.file(pack.fingerprint()).resolveSibling(".part-1");
    Files.writeString(others, "somebody's");
    Files.writeString(half, "being written");
    shelf.dropAllBut(Set.of(other.fingerprint()));
    assertThat(shelf.has(pack.fingerprint())).isFalse();
    assertThat(shelf.has(other.fingerprint())).isTrue();
    assertThat(List.of(others, half)).allMatch(Files::exists);
  }
}
