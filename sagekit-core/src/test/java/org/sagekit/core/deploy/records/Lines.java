package org.sagekit.core.deploy.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.InferenceRecord;

/** Lines of captures for tests. */
public final class Lines {
  public static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  private Lines() {}

  /** The lines of a file that SageMaker wrote. */
  public static List<String> fixture(String file) {
    try (InputStream in = Lines.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static InferenceRecord csv(String id, String input, String output) {
    return InferenceRecord.of(id, TIME)
        .input(InferenceData.csv(input))
        .output(InferenceData.csv(output));
  }

  public static InferenceRecord json(String id, String input, String output) {
    return InferenceRecord.of(id, TIME)
        .input(InferenceData.json(input))
        .output(InferenceData.json(output));
  }

  /** A line with its end. */
  public static String line(int i) {
    return RecordLines.of(csv("e-" + i, i + ",x" + i % 3, "0." + i)) + "\n";
  }

  static InferenceRecord record(String line) throws RecordFault {
    return RecordFormat.record(line, Allowance.standard());
  }

  public static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  public static byte[] gzip(String text) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
