package org.sagekit.core.deploy.records;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;
import org.sagekit.core.internal.Json;

/**
 * Rows of JSON. An object is a row whose columns are the paths of its values, joined by dots; the
 * places of a list count from 0. The members {@code instances} and {@code predictions} are lists of
 * rows, and what stands beside them belongs to each. A list of objects or lists has a row in each;
 * a list of values is one row, or a row each if there are so many on the other side. Several
 * documents stand on a line each.
 */
final class JsonRows {
  private static final Set<String> CONTAINERS = Set.of("instances", "predictions");
  private final int expected;
  private final Allowance allowance;
  private final List<PartRow> rows = new ArrayList<>();

  /**
   * @param expected rows of the other side; 0 if nobody knows
   */
  JsonRows(int expected, Allowance allowance) {
    this.expected = expected;
    this.allowance = allowance;
  }

  List<PartRow> of(String text) throws RecordFault {
    allowance.require(text);
    JsonElement whole;
    try {
      whole = Json.value("data", text);
    } catch (ModelFormatException e) {
      lines(text, e);
      return rows;
    }
    document(whole);
    return rows;
  }

  /** One at a time, as there may be many. */
  private void lines(String text, ModelFormatException whole) throws RecordFault {
    if (text.lines().filter(line -> !line.isBlank()).limit(2).count() == 1) {
      throw fault(whole);
    }
    Iterator<String> lines = text.lines().filter(line -> !line.isBlank()).iterator();
    while (lines.hasNext()) {
      document(document(lines.next()));
    }
  }

  private static JsonElement document(String line) throws RecordFault {
    try {
      return Json.value("data", line);
    } catch (ModelFormatException e) {
      throw fault(e);
    }
  }

  private static RecordFault fault(ModelFormatException cause) {
    return new RecordFault(Damage.UNREADABLE_DATA, RecordFormat.firstLine(cause), cause);
  }

  private void document(JsonElement document) throws RecordFault {
    if (document.isJsonObject()) {
      object(document.getAsJsonObject());
    } else if (document.isJsonArray()) {
      list("", document.getAsJsonArray());
    } else {
      row("", document);
    }
  }

  private void object(JsonObject object) throws RecordFault {
    JsonObject beside = new JsonObject();
    String container = null;
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      boolean holds = CONTAINERS.contains(member.getKey()) && member.getValue().isJsonArray();
      if (holds && container == null) {
        container = member.getKey();
      } else {
        beside.add(member.getKey(), member.getValue());
      }
    }
    if (container == null) {
      row("", object);
      return;
    }
    int from = rows.size();
    JsonArray elements = object.getAsJsonArray(container);
    for (JsonElement element : elements) {
      row(element.isJsonObject() ? "" : container, element);
    }
    for (PartRow row : rows.subList(from, rows.size())) {
      flatten("", beside, row, false);
    }
  }

  private void list(String path, JsonArray list) throws RecordFault {
    boolean nested = false;
    boolean plain = false;
    for (JsonElement element : list) {
      boolean holds = element.isJsonObject() || element.isJsonArray();
      nested |= holds;
      plain |= !holds;
    }
    if (nested && plain) {
      throw new RecordFault(
          Damage.UNREADABLE_DATA, "a list of rows must not have values beside them, but has.");
    }
    if (nested || list.size() > 1 && list.size() == expected) {
      for (JsonElement element : list) {
        row(path, element);
      }
    } else if (!list.isEmpty()) {
      row(path, list);
    }
  }

  private void row(String path, JsonElement element) throws RecordFault {
    allowance.row();
    PartRow row = new PartRow();
    flatten(path, element, row, true);
    rows.add(row);
  }

  /** As deep as the reader of JSON lets it be: 255 levels. */
  private void flatten(String path, JsonElement element, PartRow row, boolean isList)
      throws RecordFault {
    allowance.cell(path); // what holds nothing takes time, too
    if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      boolean wraps = isList && object.size() == 1 && isNested(object);
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        flatten(below(path, member.getKey()), member.getValue(), row, wraps);
      }
    } else if (element.isJsonArray()) {
      JsonArray list = element.getAsJsonArray();
      for (int i = 0; i < list.size(); i++) {
        flatten(path.isEmpty() ? "" : path + "." + i, list.get(i), row, isList);
      }
    } else {
      row.add(path, isList, value(element));
    }
  }

  /** {@code {"features": [1, 2]}} names the row, not its columns. */
  private static boolean isNested(JsonObject object) {
    return object.entrySet().iterator().next().getValue().isJsonArray();
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static @Nullable Object value(JsonElement element) {
    if (element.isJsonNull()) {
      return null;
    }
    JsonPrimitive value = element.getAsJsonPrimitive();
    if (value.isBoolean()) {
      return value.getAsBoolean();
    }
    if (value.isString() && !isNoNumberOfJson(value.getAsString())) {
      return value.getAsString();
    }
    return PlainNumber.of(value.getAsString());
  }

  /** Numbers that JSON can't write are the texts that SageKit and Python write. */
  private static boolean isNoNumberOfJson(String text) {
    return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
  }
}
