package org.sagekit.core.deploy.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivingFolderTest {
  private static final int FILES = 20;
  @TempDir Path home;

  @BeforeEach
  void writeFiles() throws Exception {
    for (int i = 0; i < FILES; i++) {
      Lines.write(home.resolve("file-" + i), "");
      Lines.write(home.resolve("folder-" + i).resolve("in").resolve("file"), "");
    }
  }

  @Test
  void listsFilesOfFolders() throws Exception {
    assertThat(LivingFolder.files(home, 3, file -> true)).hasSize(2 * FILES);
    assertThat(LivingFolder.files(home, 2, file -> true)).hasSize(FILES);
    assertThatThrownBy(() -> LivingFolder.files(home.resolve("none"), 3, file -> true))
        .isInstanceOf(NoSuchFileException.class);
  }

  /** The names are read ahead, so that the walk comes upon those that are gone. */
  @Test
  void passesOverWhatGoesMeanwhile() throws Exception {
    List<Path> files = LivingFolder.files(home, 3, this::deletesTheOthers);
    assertThat(files).hasSize(1);
  }

  private boolean deletesTheOthers(Path kept) {
    try (var all = Files.walk(home)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        if (!kept.startsWith(file)) {
          Files.delete(file);
        }
      }
      return true;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
