package org.sagekit.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;

/** Calls example mains with their arguments, and keeps what they print. */
abstract class ExampleMains {
  @TempDir Path folder;
  final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  static Arguments args(String... namesAndValues) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Arguments("Example", map);
  }

  Path adult(int rows) throws IOException {
    Path file = folder.resolve("adult.csv");
    List<String> lines = new ArrayList<>();
    try (InputStream in = ExampleMains.class.getResourceAsStream("adult-sample.csv.gz");
        var gzip = new GZIPInputStream(in)) {
      new String(gzip.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .limit(rows + 1L)
          .forEach(lines::add);
    }
    return Files.write(file, lines);
  }

  String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  String lastLine() {
    return text().strip().lines().reduce("", (before, line) -> line);
  }
}
