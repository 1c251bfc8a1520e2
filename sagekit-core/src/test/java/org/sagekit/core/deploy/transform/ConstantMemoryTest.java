package org.sagekit.core.deploy.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are many times as large as the heap. */
class ConstantMemoryTest {
  @TempDir Path home;

  private Path people(String name, int rows) throws IOException {
    Path file = home.resolve(name);
    String filler = "x".repeat(200);
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                name.endsWith(".gz")
                    ? new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)
                    : Files.newOutputStream(file),
                StandardCharsets.UTF_8))) {
      out.write("note,age,city\n");
      for (int i = 0; i < rows; i++) {
        out.write(filler + i + "," + i % 90 + ",city" + i + "\n");
      }
    }
    return file;
  }

  private void requireSmallHeap(Path input, int rows) throws Exception {
    Path output = home.resolve("out");
    try (TransformChild child = TransformChild.start(input, output, 1 << 20, "-Xmx24m")) {
      child.workUntil(Long.MAX_VALUE);
      assertThat(child.waitFor()).isZero();
    }
    Places places = new Places(input, output);
    Position whole = Journal.read(places.journal()).orElseThrow().position();
    assertThat(whole.rows()).isEqualTo(rows);
    assertThat(Files.size(places.output())).isEqualTo(whole.output().bytes());
  }

  @Test
  void transformsMoreThanTheHeapHolds() throws Exception {
    Path input = people("people.csv", 120_000);
    assertThat(Files.size(input)).isGreaterThan(24 << 20);
    requireSmallHeap(input, 120_000);
  }

  @Test
  @Tag("proof")
  void transformsFortyTimesTheHeap() throws Exception {
    Path input = people("people.csv", 5_000_000);
    assertThat(Files.size(input)).isGreaterThan(40L * (24 << 20));
    requireSmallHeap(input, 5_000_000);
  }

  @Test
  @Tag("proof")
  void transformsWhatGzipMakesSmall() throws Exception {
    requireSmallHeap(people("people.csv.gz", 1_000_000), 1_000_000);
  }
}
