package org.sagekit.studio.serve.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.studio.serve.text.JsonArray;
import org.sagekit.studio.serve.text.JsonObject;
import org.sagekit.studio.serve.text.Texts;

/** Rows that are objects of JSON by the names of the columns, or arrays in the inputs' order. */
public final class RecordCells implements Cells {
  private final Inputs inputs;
  private final List<?> rows;
  private final int[] places;

  private RecordCells(Inputs inputs, List<?> rows, int[] places) {
    this.inputs = inputs;
    this.rows = rows;
    this.places = places;
  }

  /**
   * The rows of an array.
   *
   * @param inputs of the model
   * @param rows objects, each with every input, or arrays, each with one value an input
   * @return the rows
   * @throws IllegalArgumentException if one is neither, or lacks an input
   */
  public static RecordCells of(Inputs inputs, JsonArray rows) {
    return of(inputs, new Elements(rows));
  }

  /**
   * Rows.
   *
   * @param inputs of the model
   * @param rows objects, each with every input, or arrays, each with one value an input
   * @return the rows
   * @throws IllegalArgumentException if one is neither, or lacks an input
   */
  public static RecordCells of(Inputs inputs, List<?> rows) {
    int[] places = new int[inputs.size()];
    for (int row = 0; row < rows.size(); row++) {
      Object sent = rows.get(row);
      if (sent instanceof JsonArray array) {
        inputs.requireWidth(array.size(), row);
      } else if (sent instanceof JsonObject object) {
        require(inputs, object, row, places);
      } else {
        throw new IllegalArgumentException(
            "Request: row %s must be an object or an array, but was %s."
                .formatted(row, Texts.shown(sent)));
      }
    }
    return new RecordCells(inputs, rows, places);
  }

  /** Finds the names where they were in the row before, as they nearly always are. */
  private static void require(Inputs inputs, JsonObject object, int row, int[] places) {
    for (int input = 0; input < places.length; input++) {
      String name = inputs.fields().get(input).name();
      if (!isAt(object, places[input], name)) {
        places[input] = object.indexOf(name);
      }
      if (places[input] < 0) {
        IllegalArgumentException absent = inputs.absent(name, object.names());
        throw new IllegalArgumentException(
            String.valueOf(absent.getMessage())
                .replaceFirst("must be there", "must be in row " + row),
            absent);
      }
    }
  }

  private static boolean isAt(JsonObject object, int place, String name) {
    return place >= 0 && place < object.size() && object.name(place).equals(name);
  }

  @Override
  public int rows() {
    return rows.size();
  }

  @Override
  public @Nullable Object cell(int row, int input) {
    Object sent = rows.get(row);
    if (sent instanceof JsonArray array) {
      return array.get(input);
    }
    JsonObject object = (JsonObject) sent;
    String name = inputs.fields().get(input).name();
    return isAt(object, places[input], name) ? object.value(places[input]) : object.get(name);
  }

  /** An array as a list. */
  private static final class Elements extends java.util.AbstractList<@Nullable Object> {
    private final JsonArray array;

    Elements(JsonArray array) {
      this.array = array;
    }

    @Override
    public @Nullable Object get(int index) {
      return array.get(index);
    }

    @Override
    public int size() {
      return array.size();
    }
  }
}
