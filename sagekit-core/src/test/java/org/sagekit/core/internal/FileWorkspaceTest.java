package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;
import org.sagekit.api.contract.StoreContract;
import org.sagekit.core.internal.TextCodec.Text;

class FileWorkspaceTest extends StoreContract {
  private static final Fingerprint KEY = Fingerprint.of("key");

  @Override
  protected Workspace open(Path home) {
    return FileWorkspace.open(home);
  }

  @Override
  protected Fingerprinted value(String content) {
    return new Text(content);
  }

  @Test
  void refusesAValueWithoutCodec() {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      assertThatThrownBy(() -> workspace.keep(KEY, new Object()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Workspace: value must be of a type with a codec, but was a java.lang.Object.");
    }
  }

  @Test
  void keepsAValueUnderSeveralKeysAsOneObject() throws IOException {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      Fingerprint other = Fingerprint.of("other");
      workspace.keepUnder(Set.of(KEY, other), new Text("one"));
      assertThat(workspace.find(KEY, Text.class)).contains(new Text("one"));
      assertThat(workspace.find(other, Text.class)).contains(new Text("one"));
      assertThat(objects()).hasSize(1);
    }
  }

  @Test
  void leavesTheKeysThatLeadToAValue() {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      Fingerprint other = Fingerprint.of("other");
      workspace.keep(KEY, new Text("one"));
      workspace.keepUnder(Set.of(KEY, other), new Text("two"));
      assertThat(workspace.find(KEY, Text.class)).contains(new Text("one"));
      assertThat(workspace.find(other, Text.class)).contains(new Text("two"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "a#b", "a%20b", "a?x=1", "a?journal_mode=OFF", "file:a", ":memory:"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its names have none of these")
  void keepsAllInsideTheFolderWhateverItIsCalled(String name) throws IOException {
    Path folder = home.resolve("above").resolve(name);
    try (FileWorkspace workspace = FileWorkspace.open(folder)) {
      workspace.keep(KEY, new Text("one"));
    }
    assertThat(folder.resolve("sagekit.db")).isNotEmptyFile();
    try (Stream<Path> beside = Files.list(home.resolve("above"))) {
      assertThat(beside).containsExactly(folder);
    }
  }

  @Test
  void saysThatAnObjectIsGone() throws IOException {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      workspace.keep(KEY, new Text("gone"));
      Files.delete(objects().get(0));
      assertThatThrownBy(() -> workspace.find(KEY, Text.class)).hasMessageContaining("is gone");
    }
  }

  @Test
  void leavesNoPartFilesBehind() throws IOException {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      workspace.keep(KEY, new Text("one"));
      assertThat(objects()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".hidden", "a/b", "a\\b", "/etc", "a\0b", "ä"})
  void refusesFolderNamesThatLeadElsewhere(String name) {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      assertThatThrownBy(() -> workspace.folder(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Workspace: folder must be letters, digits");
    }
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    Files.writeString(
        home.resolve("sagekit.db"), "no database, but long enough to look at".repeat(9));
    assertThatThrownBy(() -> FileWorkspace.open(home))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("sagekit.db");
  }

  @Test
  void refusesAStoreOfALaterVersion() {
    FileWorkspace.open(home).close();
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      FileWorkspace.tablesOf(workspace)
          .write(
              c -> {
                Database.execute(c, "PRAGMA user_version = 99");
                return true;
              });
    }
    assertThatThrownBy(() -> FileWorkspace.open(home))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("has version 99, but this SageKit knows " + Tables.VERSION + ".");
  }

  private List<Path> objects() throws IOException {
    try (var files = Files.walk(home.resolve("objects"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
