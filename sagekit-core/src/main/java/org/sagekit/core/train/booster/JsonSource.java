package org.sagekit.core.train.booster;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A file of JSON, strictly by RFC 8259, in UTF-8. For one thread. */
final class JsonSource extends BoosterSource {
  /** The library's own files are 9 deep. */
  private static final int DEEPEST = 40;

  private final JsonReader reader;

  JsonSource(String subject, byte[] bytes) {
    super(subject);
    reader =
        new JsonReader(
            new InputStreamReader(
                new ByteArrayInputStream(bytes),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
  }

  @Override
  void begin(boolean object) throws IOException {
    if (object) {
      reader.beginObject();
    } else {
      reader.beginArray();
    }
  }

  @Override
  boolean hasNext() throws IOException {
    return reader.hasNext();
  }

  @Override
  void end(boolean object) throws IOException {
    if (object) {
      reader.endObject();
    } else {
      reader.endArray();
    }
  }

  @Override
  String name() throws IOException {
    return reader.nextName();
  }

  @Override
  boolean isArray() throws IOException {
    return reader.peek() == JsonToken.BEGIN_ARRAY;
  }

  @Override
  String text() throws IOException {
    return reader.peek() == JsonToken.BOOLEAN
        ? Boolean.toString(reader.nextBoolean())
        : reader.nextString();
  }

  @Override
  long whole() throws IOException {
    if (reader.peek() == JsonToken.BOOLEAN) {
      return reader.nextBoolean() ? 1 : 0;
    }
    return Long.parseLong(reader.nextString());
  }

  /** By its text: through a double it might be rounded twice. */
  @Override
  float real() throws IOException {
    return Numerals.real(reader.nextString());
  }

  @Override
  void skip() throws IOException {
    reader.skipValue();
  }

  @Override
  void finish() throws IOException {
    require(reader.peek() == JsonToken.END_DOCUMENT, "content", "one JSON object", "more");
  }

  @Override
  String place() {
    return reader.getPreviousPath();
  }
}
