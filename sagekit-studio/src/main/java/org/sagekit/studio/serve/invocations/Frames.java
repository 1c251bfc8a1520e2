package org.sagekit.studio.serve.invocations;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.studio.serve.rows.Cells;
import org.sagekit.studio.serve.rows.Inputs;
import org.sagekit.studio.serve.rows.RecordCells;
import org.sagekit.studio.serve.text.JsonArray;
import org.sagekit.studio.serve.text.JsonObject;
import org.sagekit.studio.serve.text.Texts;

/**
 * MLflow's ways to say rows: exactly one of {@code dataframe_split}, {@code dataframe_records},
 * {@code instances} and {@code inputs}, and {@code params}. Of these, {@code instances} is also
 * SageMaker's: it is MLflow's if its first element is an array, or if {@code params} are there.
 */
final class Frames {
  static final List<String> NAMES =
      List.of("dataframe_split", "dataframe_records", "instances", "inputs", "params");
  private static final List<String> ROWS = NAMES.subList(0, 4);
  private static final List<String> SPLIT = List.of("columns", "data", "index");
  private static final List<String> PARAMS = List.of("predict_method");

  private Frames() {}

  static boolean isMlflow(JsonObject body) {
    boolean array =
        body.get("instances") instanceof JsonArray instances
            && instances.size() > 0
            && instances.get(0) instanceof JsonArray;
    return array
        || body.has("params")
        || body.has("dataframe_split")
        || body.has("dataframe_records")
        || body.has("inputs");
  }

  /** What is asked for: by {@code {"params":{"predict_method":"predict_proba"}}} probabilities. */
  static Form form(JsonObject body) {
    Object params = body.get("params");
    if (params == null) {
      return Form.MLFLOW;
    }
    if (!(params instanceof JsonObject object)) {
      throw new IllegalArgumentException("Request: 'params' must be an object.");
    }
    object.allowOnly("Request: params", PARAMS);
    Object method = object.size() == 0 ? "predict" : object.value(0);
    if (!"predict".equals(method) && !"predict_proba".equals(method)) {
      throw new IllegalArgumentException(
          "Request: 'predict_method' must be 'predict' or 'predict_proba', but was %s."
              .formatted(Texts.shown(method)));
    }
    return "predict".equals(method) ? Form.MLFLOW : Form.MLFLOW_PROBABILITIES;
  }

  static Cells cells(JsonObject body, Inputs inputs) {
    body.allowOnly("Request", NAMES);
    List<String> given = body.names().stream().filter(ROWS::contains).toList();
    if (given.size() != 1) {
      throw new IllegalArgumentException(
          "Request: body must have exactly one of %s, but had %s.".formatted(ROWS, given));
    }
    Object rows = body.get(given.get(0));
    if (given.get(0).equals("dataframe_split") && rows instanceof JsonObject split) {
      return split(split, inputs);
    }
    if (given.get(0).equals("inputs") && rows instanceof JsonObject columns) {
      return ColumnCells.of(inputs, columns);
    }
    if (!given.get(0).equals("dataframe_split") && rows instanceof JsonArray array) {
      return RecordCells.of(inputs, array);
    }
    throw new IllegalArgumentException(
        "Request: '%s' must be %s, but was %s."
            .formatted(
                given.get(0),
                given.get(0).equals("dataframe_split") ? "an object" : "an array of rows",
                Texts.shown(rows)));
  }

  private static Cells split(JsonObject split, Inputs inputs) {
    split.allowOnly("Request: dataframe_split", SPLIT);
    if (!(split.get("data") instanceof JsonArray data)) {
      throw new IllegalArgumentException("Request: 'data' must be an array of rows.");
    }
    if (!split.has("columns")) {
      return RecordCells.of(inputs, data);
    }
    if (!(split.get("columns") instanceof JsonArray columns)) {
      throw new IllegalArgumentException("Request: 'columns' must be an array of names.");
    }
    List<String> names = names(columns);
    int[] places = inputs.places(names);
    for (int row = 0; row < data.size(); row++) {
      requireRow(data.get(row), row, names.size());
    }
    return new SplitCells(data, places);
  }

  private static List<String> names(JsonArray columns) {
    List<String> names = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      names.add(String.valueOf(columns.get(i)));
    }
    return names;
  }

  private static void requireRow(@Nullable Object row, int index, int width) {
    if (!(row instanceof JsonArray array) || array.size() != width) {
      throw new IllegalArgumentException(
          "Request: row %s must be an array of %s values, one a column, but was %s."
              .formatted(
                  index,
                  width,
                  row instanceof JsonArray other ? "of " + other.size() : Texts.shown(row)));
    }
  }

  /** Arrays whose columns are named once for all. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record SplitCells(JsonArray data, int[] places) implements Cells {
    @Override
    public int rows() {
      return data.size();
    }

    @Override
    public @Nullable Object cell(int row, int input) {
      Object array = data.get(row);
      return array instanceof JsonArray values ? values.get(places[input]) : null;
    }
  }
}
