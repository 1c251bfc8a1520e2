package org.sagekit.studio.serve.invocations;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.studio.serve.http.Call;
import org.sagekit.studio.serve.rows.Cells;
import org.sagekit.studio.serve.rows.CsvCells;
import org.sagekit.studio.serve.rows.Inputs;
import org.sagekit.studio.serve.rows.RecordCells;
import org.sagekit.studio.serve.text.JsonObject;
import org.sagekit.studio.serve.text.JsonReader;

/**
 * The rows of a request, and the form in which they came, which is also the form of the answer.
 *
 * @param form whose shape it is
 * @param cells the rows
 */
record Body(Form form, Cells cells) {
  static final String CSV = "text/csv";
  static final String JSON = "application/json";
  static final String LINES = "application/jsonlines";
  static final String X_LINES = "application/x-jsonlines";
  private static final List<String> TYPES = List.of(JSON, CSV, LINES, X_LINES);

  /** Reads a body. */
  static Body of(Call call, Inputs inputs) {
    return switch (call.type(TYPES)) {
      case CSV -> csv(CsvCells.of(inputs, call.body(), call.size()));
      case JSON -> json(JsonReader.read(call.body(), 0, call.size()), inputs);
      default -> new Body(Form.SAGEMAKER_LINES, lines(call, inputs));
    };
  }

  private static Body csv(CsvCells cells) {
    return new Body(cells.hasHeader() ? Form.MLFLOW : Form.SAGEMAKER_CSV, cells);
  }

  private static Body json(@Nullable Object content, Inputs inputs) {
    if (!(content instanceof JsonObject object)) {
      throw new IllegalArgumentException("Request: body must be one JSON object.");
    }
    return Frames.isMlflow(object)
        ? new Body(Frames.form(object), Frames.cells(object, inputs))
        : new Body(Form.SAGEMAKER, Instances.cells(object, inputs));
  }

  /** One record a line; empty lines are passed over. */
  private static Cells lines(Call call, Inputs inputs) {
    List<@Nullable Object> records = new ArrayList<>();
    byte[] bytes = call.body();
    int from = 0;
    int number = 1;
    for (int at = 0; at <= call.size(); at++) {
      if (at == call.size() || bytes[at] == '\n') {
        if (!isBlank(bytes, from, at)) {
          records.add(Instances.record(line(bytes, from, at, number)));
        }
        from = at + 1;
        number++;
      }
    }
    return RecordCells.of(inputs, records);
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] > ' ' || bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object line(byte[] bytes, int from, int to, int number) {
    try {
      return JsonReader.read(bytes, from, to);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.valueOf(e.getMessage()).replaceFirst("line 1,", "line " + number + ","), e);
    }
  }
}
