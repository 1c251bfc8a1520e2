package org.sagekit.core.deploy.transform;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.core.internal.Json;

/**
 * What is known of a file's transform after a crash. It is written after what it speaks of was
 * forced, and takes its predecessor's place, so that it never says more than is there.
 *
 * @param plan what the output depends on but for its input
 * @param inputBytes the size of the input's file
 * @param whole whether nothing is left to do but to give the outputs their names
 * @param position how far it is
 */
record Journal(Fingerprint plan, long inputBytes, boolean whole, Position position) {
  private static final int MOST_BYTES = 1 << 16;
  private static final String FORMAT = "sagekit-transform/1";

  /**
   * Reads a journal.
   *
   * @return empty if there is none
   * @throws ModelFormatException if it is damaged
   */
  static Optional<Journal> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)));
    }
  }

  private static Journal of(String text) {
    JsonObject json = Json.object("journal", text);
    try {
      if (!json.get("format").getAsString().equals(FORMAT)) {
        throw new ModelFormatException("journal: format must be " + FORMAT + ".");
      }
      return new Journal(
          new Fingerprint(json.get("plan").getAsString()),
          json.get("inputBytes").getAsLong(),
          json.get("whole").getAsBoolean(),
          new Position(
              json.get("rows").getAsLong(),
              json.get("badRows").getAsLong(),
              json.get("nextLine").getAsLong(),
              mark(json, "input"),
              mark(json, "output"),
              mark(json, "bad")));
    } catch (NullPointerException
        | ClassCastException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException e) {
      // Gson's ways of saying that a member is not there or of another kind.
      throw new ModelFormatException("journal: a member is not there or of another kind.", e);
    }
  }

  private static Mark mark(JsonObject json, String name) {
    JsonObject mark = json.getAsJsonObject(name);
    return new Mark(
        mark.get("bytes").getAsLong(), new Fingerprint(mark.get("sha256").getAsString()));
  }

  byte[] toBytes() {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("plan", plan.hex());
    json.addProperty("inputBytes", inputBytes);
    json.addProperty("whole", whole);
    json.addProperty("rows", position.rows());
    json.addProperty("badRows", position.badRows());
    json.addProperty("nextLine", position.nextLine());
    json.add("input", json(position.input()));
    json.add("output", json(position.output()));
    json.add("bad", json(position.bad()));
    return Json.pretty(json).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject json(Mark mark) {
    JsonObject json = new JsonObject();
    json.addProperty("bytes", mark.bytes());
    json.addProperty("sha256", mark.sha256().hex());
    return json;
  }
}
