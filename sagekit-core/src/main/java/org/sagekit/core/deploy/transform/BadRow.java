package org.sagekit.core.deploy.transform;

import com.google.gson.JsonObject;
import org.sagekit.api.DataException;
import org.sagekit.core.internal.Json;

/**
 * A row that can't be scored.
 *
 * @param row of the file, from 0
 * @param line where it starts, from 1
 * @param record its text
 * @param cause why; its message says where, too
 */
record BadRow(long row, long line, String record, DataException cause) {

  /** As a line of JSON, with its end. */
  String toLine() {
    JsonObject line = new JsonObject();
    line.addProperty("row", row);
    line.addProperty("line", this.line);
    line.addProperty("reason", cause.getMessage());
    line.addProperty("record", record);
    return Json.line(line) + "\n";
  }
}
