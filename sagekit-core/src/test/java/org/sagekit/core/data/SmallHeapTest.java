package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Profile;

/** Files in a JVM that is not like the one of the build. */
class SmallHeapTest {
  private static final int ROWS = 300_000;
  @TempDir private Path folder;

  @Test
  void profilesAFileGreaterThanTheHeapInAnyCharsetOfThePlatform() throws Exception {
    Path file = folder.resolve("great.csv");
    write(file);
    assertThat(Files.size(file)).isGreaterThan(24 << 20);
    String printed =
        ChildJvm.run(
            Child.class,
            List.of("-Xmx24m", "-Dfile.encoding=ISO-8859-1", "-Dsun.jnu.encoding=ISO-8859-1"),
            file);
    assertThat(printed).isEqualTo(ROWS + " rows, mean 149999.5, most often Zürich");
  }

  private static void write(Path file) throws IOException {
    String filler = "x".repeat(40);
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("n,r,city,note,also\n");
      for (int row = 0; row < ROWS; row++) {
        String city = row % 3 == 0 ? "Genève" : "Zürich";
        out.write(row + "," + row % 977 + ".25," + city + "," + filler + ",\"" + filler + "\"\n");
      }
    }
  }

  /** Reads the file in batches. */
  static final class Child {
    public static void main(String[] arguments) {
      try (Batches batches = Datasets.csv(Path.of(arguments[0])).sample(1_000).batches(1_000)) {
        Profile profile = Profiles.of(batches, 1, 100);
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
            .println(
                profile.rows()
                    + " rows, mean "
                    + profile.column("n").mean()
                    + ", most often "
                    + profile.column("city").countByValue().keySet().iterator().next());
      }
    }
  }
}
