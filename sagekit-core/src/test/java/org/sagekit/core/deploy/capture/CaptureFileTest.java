package org.sagekit.core.deploy.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.deploy.capture.CaptureOptions;

class CaptureFileTest {
  @TempDir Path home;

  private static CaptureFile.Limits bytes(long most) {
    return CaptureFile.Limits.of(CaptureOptions.standard().fileBytes(most));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void append(CaptureFile file, String lines) throws IOException {
    if (!file.takes(bytes(lines).length)) {
      file.force();
      file.end();
    }
    file.append(bytes(lines));
  }

  @Test
  void makesNoFileUntilThereIsALine() throws Exception {
    try (CaptureFile file = new CaptureFile(home, 3, bytes(100))) {
      file.force();
    }
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void goesOnInTheNextFileBeforeOneGrowsTooLarge() throws Exception {
    try (CaptureFile file = new CaptureFile(home, 3, bytes(8))) {
      append(file, "one\n");
      append(file, "two\n");
      append(file, "a long one\n");
      append(file, "end\n");
    }
    assertThat(home.resolve("00000003.jsonl")).hasContent("one\ntwo\n");
    assertThat(home.resolve("00000004.jsonl")).hasContent("a long one\n");
    assertThat(home.resolve("00000005.jsonl")).hasContent("end\n");
    assertThat(CaptureFolder.lastNumber(home)).isEqualTo(5);
  }

  @Test
  void recoversWhenTheFolderComesBack() throws Exception {
    Path folder = home.resolve("folder");
    try (CaptureFile file = new CaptureFile(folder, 1, bytes(100))) {
      assertThatThrownBy(() -> file.append(bytes("lost\n"))).isInstanceOf(IOException.class);
      Files.createDirectory(folder);
      append(file, "kept\n");
    }
    assertThat(folder.resolve("00000001.jsonl")).hasContent("kept\n");
  }

  @Test
  void leavesTheOpenFileOfAnotherLogOfTheFolder() throws Exception {
    CaptureFile.Limits tight =
        CaptureFile.Limits.of(CaptureOptions.standard().fileBytes(1).keepBytes(1));
    try (CaptureFile slow = new CaptureFile(home, 1, bytes(100));
        CaptureFile busy = new CaptureFile(home, 2, tight)) {
      append(slow, "one\n");
      append(busy, "two\n");
      append(busy, "three\n");
      append(slow, "four\n");
    }
    assertThat(home.resolve("00000001.jsonl")).hasContent("one\nfour\n");
    assertThat(home.resolve("00000002.jsonl")).doesNotExist();
    try (CaptureFile later = new CaptureFile(home, 4, tight)) {
      append(later, "five\n");
    }
    assertThat(home).isDirectoryNotContaining("glob:**/00000001.jsonl");
  }

  @Test
  void leavesTheFilesOfFoldersInItAlone() throws Exception {
    Path other = CaptureFolder.file(Files.createDirectory(home.resolve("variant")), 9);
    Files.writeString(other, "half a li");
    TornEnds.mend(home);
    new Retention(Optional.of(1L), Optional.empty()).apply(home);
    assertThat(other).hasContent("half a li");
    assertThat(CaptureFolder.lastNumber(home)).isZero();
  }

  @Test
  void countsOnlyItsOwnFiles() throws Exception {
    assertThat(CaptureFolder.lastNumber(home.resolve("none"))).isZero();
    Files.writeString(home.resolve("00000099.jsonl.bak"), "");
    Files.writeString(home.resolve("notes.jsonl"), "");
    Files.writeString(CaptureFolder.file(home, 7), "");
    assertThat(CaptureFolder.lastNumber(home)).isEqualTo(7);
  }
}
