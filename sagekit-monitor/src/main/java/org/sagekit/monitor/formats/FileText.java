package org.sagekit.monitor.formats;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.sagekit.api.DataException;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.Problems;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.JsonFiles;
import org.sagekit.core.internal.JsonMembers;

/** A whole file: one object of JSON in strict UTF-8. */
final class FileText {

  /** How long a file may be unless the caller says otherwise: 64 MiB. */
  static final int MOST_BYTES = 1 << 26;

  private FileText() {}

  static JsonMembers read(Path file, int mostBytes) {
    Objects.requireNonNull(file, "file");
    Problems.of(String.valueOf(file.getFileName()))
        .require(mostBytes > 0, "mostBytes", "at least 1", mostBytes)
        .throwIfAny();
    return object(String.valueOf(file.getFileName()), JsonFiles.read(file, mostBytes));
  }

  static JsonMembers parse(String name, String text) {
    Objects.requireNonNull(text, "text");
    try {
      return object(name, Json.value(name, text));
    } catch (ModelFormatException e) {
      throw new DataException(String.valueOf(e.getMessage()), e);
    }
  }

  private static JsonMembers object(String name, JsonElement content) {
    if (!content.isJsonObject()) {
      throw new DataException(name + ": content must be one JSON object.");
    }
    return JsonMembers.of(name, content.getAsJsonObject());
  }

  static void write(JsonObject content, Path file) {
    Objects.requireNonNull(file, "file");
    byte[] bytes = CanonicalText.of(content).getBytes(StandardCharsets.UTF_8);
    try {
      DurableFiles.replace(file, out -> out.write(bytes));
    } catch (IOException e) {
      throw new DataException(file + ": file must be writable, but: " + e + ".", e);
    }
  }
}
