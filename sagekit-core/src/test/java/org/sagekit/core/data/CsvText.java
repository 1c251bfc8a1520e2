package org.sagekit.core.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.sagekit.api.data.Dataset;

/** Reads tables from memory as if they stood in a file named people.csv. */
final class CsvText {
  static final CsvReader PEOPLE = Datasets.csv(Path.of("people.csv"));

  private CsvText() {}

  static Dataset read(String... lines) {
    return read(PEOPLE, lines);
  }

  static Dataset read(TableReader<?> reader, String... lines) {
    return read(reader, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static Dataset read(TableReader<?> reader, byte[] bytes) {
    return read(reader, new ByteArrayInputStream(bytes));
  }

  static Dataset read(TableReader<?> reader, InputStream in) {
    return TableReading.read(reader.from(() -> in), true);
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
