package org.sagekit.core.track.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.track.run.RunEnvironment.GitCommit;

class SurroundingsTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  @TempDir private Path folder;

  @Test
  void tellsNamesAndNoFolders() {
    String path = String.join(File.pathSeparator, "/home/me/a-1.jar", "/home/me/classes", "b.jar");
    assertThat(Surroundings.libraries(path)).containsExactly("a-1.jar", "b.jar");
    assertThat(Surroundings.mainClass("org.me.Main --password secret")).isEqualTo("org.me.Main");
    assertThat(Surroundings.mainClass("/home/me/app.jar x")).isEqualTo("app.jar");
    assertThat(Surroundings.mainClass("")).isEmpty();
  }

  @Test
  void findsTheCommitOfTheRepositoryAbove() throws IOException {
    git("HEAD", "ref: refs/heads/main\n");
    git("refs/heads/main", COMMIT + "\n");
    Path inside = Files.createDirectories(folder.resolve("a/b"));
    assertThat(Surroundings.git(inside)).contains(new GitCommit(COMMIT, "main"));
  }

  @Test
  void findsACommitThatIsPackedOrCheckedOutByItself() throws IOException {
    git("HEAD", "ref: refs/heads/side/way\n");
    git("packed-refs", "# pack-refs\n" + COMMIT + " refs/heads/side/way\n");
    assertThat(Surroundings.git(folder)).contains(new GitCommit(COMMIT, "side/way"));
    git("HEAD", COMMIT + "\n");
    assertThat(Surroundings.git(folder)).contains(new GitCommit(COMMIT, ""));
  }

  @Test
  void findsTheCommitOfALinkedWorkTree() throws IOException {
    git("refs/heads/other", COMMIT);
    git("worktrees/w/HEAD", "ref: refs/heads/other");
    git("worktrees/w/commondir", "../..\n");
    Path tree = Files.createDirectories(folder.resolve("w"));
    Files.writeString(tree.resolve(".git"), "gitdir: ../.git/worktrees/w\n");
    assertThat(Surroundings.git(tree)).contains(new GitCommit(COMMIT, "other"));
  }

  @Test
  void tellsNothingOfARepositoryThatCannotBeRead() throws IOException {
    git("HEAD", "ref: \0");
    assertThat(Surroundings.git(folder)).isEmpty();
    git("HEAD", "nonsense");
    assertThat(Surroundings.git(folder)).isEmpty();
  }

  private void git(String file, String content) throws IOException {
    Path path = folder.resolve(".git").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
