package org.sagekit.studio.serve.invocations;

import org.jspecify.annotations.Nullable;
import org.sagekit.studio.serve.rows.Cells;
import org.sagekit.studio.serve.rows.Inputs;
import org.sagekit.studio.serve.text.JsonArray;
import org.sagekit.studio.serve.text.JsonObject;
import org.sagekit.studio.serve.text.Texts;

/** Columns by name, each an array of as many values as there are rows. */
final class ColumnCells implements Cells {
  private final JsonArray[] columns;

  private ColumnCells(JsonArray[] columns) {
    this.columns = columns;
  }

  static ColumnCells of(Inputs inputs, JsonObject columnByName) {
    int[] places = inputs.places(columnByName.names());
    JsonArray[] columns = new JsonArray[places.length];
    for (int input = 0; input < places.length; input++) {
      Object column = columnByName.value(places[input]);
      if (!(column instanceof JsonArray values)) {
        throw new IllegalArgumentException(
            "Request: column '%s' must be an array, but was %s."
                .formatted(inputs.names().get(input), Texts.shown(column)));
      }
      columns[input] = values;
      if (values.size() != columns[0].size()) {
        throw new IllegalArgumentException(
            "Request: column '%s' must have %s values as the first, but had %s."
                .formatted(inputs.names().get(input), columns[0].size(), values.size()));
      }
    }
    return new ColumnCells(columns);
  }

  @Override
  public int rows() {
    return columns[0].size();
  }

  @Override
  public @Nullable Object cell(int row, int input) {
    return columns[input].get(row);
  }
}
