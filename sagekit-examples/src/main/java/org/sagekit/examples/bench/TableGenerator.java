package org.sagekit.examples.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Writes a table of whole numbers, decimals and categories, the same for the same seed. */
final class TableGenerator {
  private static final String[] CITIES = {
    "Amsterdam", "Berlin", "Cairo", "Delhi", "Edinburgh", "Florence", "Geneva", "Helsinki"
  };

  private final SplittableRandom random = new SplittableRandom(7);
  private final int columns;

  TableGenerator(int columns) {
    this.columns = columns;
  }

  /** Writes a header and rows: in turn a whole number, a decimal, a category and a decimal. */
  void write(Path file, long rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append(column == 0 ? "" : ",").append("c").append(column);
      }
      out.append(line).append('\n');
      for (long row = 0; row < rows; row++) {
        line.setLength(0);
        for (int column = 0; column < columns; column++) {
          line.append(column == 0 ? "" : ",");
          cell(column, line);
        }
        out.append(line).append('\n');
      }
    }
  }

  private void cell(int column, StringBuilder line) {
    switch (column % 4) {
      case 0 -> line.append(random.nextInt(column % 8 == 0 ? 100 : 1_000_000));
      case 1 -> decimal(line, 1_000, 10_000);
      case 2 -> line.append(CITIES[random.nextInt(CITIES.length)]);
      default -> decimal(line, 10, 100_000_000);
    }
  }

  private void decimal(StringBuilder line, int most, int parts) {
    line.append(random.nextInt(most)).append('.');
    String fraction = Integer.toString(parts + random.nextInt(parts));
    line.append(fraction, 1, fraction.length());
  }
}
