package org.sagekit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.StoreException;
import org.sagekit.api.Summary;

class SummariesTest {
  private static final Summary SUMMARY = Summary.of("A title", new Summary.Note("A note."));

  @Test
  void writesAPage(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("page.html");
    Summaries.toHtml(SUMMARY, file);
    assertThat(Files.readString(file))
        .startsWith("<!doctype html>")
        .contains("<title>A title</title>", "<h1><bdi>A title</bdi></h1>", "A note.");
  }

  @Test
  void writesText() {
    assertThat(Summaries.toText(SUMMARY)).isEqualTo("A title\n  A note.\n");
  }

  @Test
  void saysWhichFileCannotBeWritten(@TempDir Path folder) {
    assertThatThrownBy(() -> Summaries.toHtml(SUMMARY, folder.resolve("no/page.html")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("page.html");
  }
}
