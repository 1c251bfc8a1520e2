package org.sagekit.core.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.internal.Json;

/** Writes a dataset as JSON lines. */
final class JsonLinesTable {
  private static final int BUFFER = 1 << 16;

  private final Dataset dataset;

  private JsonLinesTable(Dataset dataset) {
    this.dataset = dataset;
  }

  static void write(Dataset dataset, Path file) {
    boolean compressed = file.toString().endsWith(".gz");
    JsonLinesTable table = new JsonLinesTable(dataset);
    try {
      DurableFiles.replace(
          file, out -> table.write(compressed ? new GZIPOutputStream(out, BUFFER) : out));
    } catch (CharacterCodingException e) {
      throw new DataException(
          "Dataset '" + dataset.name() + "': texts must be in Unicode, but have half a character.",
          e);
    } catch (IOException e) {
      throw new DataException(file + ": file must be writable, but: " + e + ".", e);
    }
  }

  private void write(OutputStream out) throws IOException {
    // The encoder of the charset itself, unlike a writer's own, refuses what has no bytes.
    Writer text =
        Channels.newWriter(Channels.newChannel(out), StandardCharsets.UTF_8.newEncoder(), BUFFER);
    for (int row = 0; row < dataset.size(); row++) {
      JsonObject object = new JsonObject();
      for (int i = 0; i < dataset.schema().size(); i++) {
        String name = dataset.schema().fields().get(i).name();
        object.add(name, value(dataset.column(i), row, name));
      }
      text.write(Json.line(object));
      text.write('\n');
    }
    text.flush();
    if (out instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
  }

  private JsonElement value(Column column, int row, String name) {
    if (column.isMissing(row)) {
      return JsonNull.INSTANCE;
    }
    return switch (column.type()) {
      case INTEGER -> new JsonPrimitive(((IntegerColumn) column).whole(row));
      case NUMERIC -> number(column.number(row), row, name);
      case BOOLEAN -> new JsonPrimitive(column.number(row) == 1);
      default -> new JsonPrimitive(String.valueOf(column.text(row)));
    };
  }

  private JsonElement number(double value, int row, String name) {
    if (Double.isInfinite(value)) {
      throw new DataException(
          "Dataset '"
              + dataset.name()
              + "': row "
              + row
              + ", column '"
              + name
              + "' must be finite, because JSON has no infinite numbers, but was "
              + value
              + ".");
    }
    return new JsonPrimitive(value);
  }
}
