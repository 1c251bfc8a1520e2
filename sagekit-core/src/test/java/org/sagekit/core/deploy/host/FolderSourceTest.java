package org.sagekit.core.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.core.pack.PackageLimits;

class FolderSourceTest {
  @TempDir Path home;
  private Path folder;
  private Packages packages;
  private FolderSource source;

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectory(home.resolve("models"));
    packages = Packages.of(2, folder);
    source = new FolderSource(folder, PackageLimits.standard());
  }

  private ModelSource.Origin find(String name) {
    return source.find(name).orElseThrow();
  }

  @Test
  void findsThePackagesAndOpensThem() {
    assertThat(source.origins()).containsOnlyKeys("m0", "m1");
    assertThat(find("m1").source()).isEqualTo("m1.tar.gz");
    assertThat(find("m1").opening().get().fingerprint())
        .isEqualTo(packages.get("m1").fingerprint());
  }

  @Test
  void noticesNewChangedAndMissingFiles() throws IOException {
    ModelSource.Origin before = find("m0");
    packages.write("m7", 7, folder);
    packages.write("m0", 8, folder);
    Files.delete(folder.resolve("m1.tar.gz"));
    assertThat(source.origins()).containsOnlyKeys("m0", "m7");
    assertThat(find("m0").revision()).isNotEqualTo(before.revision());
    assertThat(source.find("m1")).isEmpty();
    assertThatThrownBy(
            () -> new FolderSource(folder.resolve("gone"), PackageLimits.standard()).origins())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("can't be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../secret",
        "..\\secret",
        "%2e%2e/secret",
        "%252e%252e%252fsecret",
        "./m0",
        "m0/",
        "m0\0",
        "m0.tar.gz",
        "m0#",
        "m0?x",
        "m0;x",
        "file:m0",
        "/etc/passwd",
        "C:\\m0",
        "\\\\host\\m0",
        "M0",
        "m0 ",
        "inner/m0",
        "m0\n"
      })
  void namesThatAreNoFileOfTheFolderFindNothing(String name) throws IOException {
    packages.write("secret", 5, home);
    packages.write("m0", 5, Files.createDirectory(folder.resolve("inner")));
    assertThat(source.find(name)).isEmpty();
  }

  @Test
  void linksOutOfTheFolderAreNoModels() throws IOException {
    packages.write("secret", 5, home);
    Files.createSymbolicLink(folder.resolve("out.tar.gz"), home.resolve("secret.tar.gz"));
    Files.createSymbolicLink(folder.resolve("up.tar.gz"), Path.of("..", "secret.tar.gz"));
    Files.createSymbolicLink(folder.resolve("dangling.tar.gz"), folder.resolve("nothing"));
    Files.createSymbolicLink(folder.resolve("loop.tar.gz"), folder.resolve("loop.tar.gz"));
    Files.createSymbolicLink(folder.resolve("alias.tar.gz"), Path.of("m0.tar.gz"));
    assertThat(source.origins()).containsOnlyKeys("alias", "m0", "m1");
    assertThat(source.find("out")).isEmpty();
    assertThat(source.find("loop")).isEmpty();
  }

  /** As /models and /models-of-others begin alike. */
  @Test
  void aFolderThatBeginsAlikeIsElsewhere() throws IOException {
    Path other = Files.createDirectory(home.resolve("models-of-others"));
    packages.write("theirs", 5, other);
    Files.createSymbolicLink(folder.resolve("theirs.tar.gz"), other.resolve("theirs.tar.gz"));
    assertThat(source.find("theirs")).isEmpty();
  }

  @Test
  void leavesOutWhatIsNoModel() throws IOException {
    Files.createDirectory(folder.resolve("folder.tar.gz"));
    Files.writeString(folder.resolve("readme.txt"), "hello");
    Files.writeString(folder.resolve(".hidden.tar.gz"), "hello");
    Files.writeString(folder.resolve(".tar.gz"), "hello");
    Files.writeString(folder.resolve("damaged.tar.gz"), "hello");
    assertThat(source.origins()).containsOnlyKeys("damaged", "m0", "m1");
    assertThatThrownBy(() -> find("damaged").opening().get())
        .isInstanceOf(ModelFormatException.class);
  }

  @Test
  void worksThroughALinkToTheFolderItself() throws IOException {
    Path link = Files.createSymbolicLink(home.resolve("link"), folder);
    assertThat(new FolderSource(link, PackageLimits.standard()).origins())
        .containsOnlyKeys("m0", "m1");
  }
}
