package org.sagekit.core.deploy.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;
import org.sagekit.api.deploy.capture.FlatRow;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.api.deploy.capture.RecordPreprocessor;

/**
 * What Model Monitor does with a record if nobody says otherwise: the values of the output and then
 * those of the input are one row, or one for each row of the request. Immutable and thread-safe.
 */
public final class Flattening implements RecordPreprocessor {
  private final ColumnNames names;

  /**
   * @param names of values that stand in lists
   */
  public Flattening(ColumnNames names) {
    this.names = names;
  }

  @Override
  public List<FlatRow> rows(InferenceRecord record) {
    try {
      return flat(record, Allowance.standard());
    } catch (RecordFault e) {
      throw new DataException(
          "Record '%s': %s".formatted(RecordFormat.brief(record.eventId(), 60), e.what()), e);
    }
  }

  List<FlatRow> flat(InferenceRecord record, Allowance allowance) throws RecordFault {
    List<PartRow> inputs = rows(record.input(), 0, allowance);
    List<PartRow> outputs = rows(record.output(), inputs.size(), allowance);
    if (inputs.size() != outputs.size() && outputs.size() > 1) {
      inputs = rows(record.input(), outputs.size(), allowance.again());
    }
    boolean both = record.input().isPresent() && record.output().isPresent();
    if (both && inputs.size() != outputs.size()) {
      throw new RecordFault(
          Damage.UNREADABLE_DATA,
          "output must have a row for each of the %s rows of the input, but has %s."
              .formatted(inputs.size(), outputs.size()));
    }
    List<FlatRow> rows = new ArrayList<>();
    for (int i = 0; i < Math.max(inputs.size(), outputs.size()); i++) {
      rows.add(row(at(outputs, i), at(inputs, i)));
    }
    return rows;
  }

  private static PartRow at(List<PartRow> rows, int index) {
    return rows.isEmpty() ? new PartRow() : rows.get(index);
  }

  private static List<PartRow> rows(Optional<InferenceData> data, int expected, Allowance allowance)
      throws RecordFault {
    return data.isPresent() ? DataRows.of(data.get()).rows(expected, allowance) : List.of();
  }

  private FlatRow row(PartRow output, PartRow input) throws RecordFault {
    int outputs = output.isList() ? output.size() : 0;
    int inputs = input.isList() ? input.size() : 0;
    List<String> header = names.of(outputs, inputs);
    boolean named = !header.isEmpty();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    put(
        row,
        output,
        named ? header.subList(0, outputs) : names.side(names.output(), "output", outputs));
    Map<String, @Nullable Object> right = new LinkedHashMap<>();
    put(
        right,
        input,
        named ? header.subList(outputs, header.size()) : names.side(names.input(), "input", inputs),
        row.size());
    return FlatRow.of(united(row, right));
  }

  /** A value that both sides have is the input's; the output's has its side before its name. */
  private static Map<String, @Nullable Object> united(
      Map<String, @Nullable Object> output, Map<String, @Nullable Object> input)
      throws RecordFault {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> one : output.entrySet()) {
      String name = one.getKey();
      putOnce(all, input.containsKey(name) ? "output." + name : name, one.getValue());
    }
    for (Map.Entry<String, @Nullable Object> one : input.entrySet()) {
      putOnce(all, one.getKey(), one.getValue());
    }
    return all;
  }

  private static void putOnce(
      Map<String, @Nullable Object> row, String name, @Nullable Object value) throws RecordFault {
    if (row.containsKey(name)) {
      throw twice(name);
    }
    row.put(name, value);
  }

  private static void put(Map<String, @Nullable Object> row, PartRow part, List<String> known)
      throws RecordFault {
    put(row, part, known, 0);
  }

  private static void put(
      Map<String, @Nullable Object> row, PartRow part, List<String> known, int before)
      throws RecordFault {
    for (int i = 0; i < part.size(); i++) {
      String path = part.path(i);
      String name = !known.isEmpty() ? known.get(i) : path.isBlank() ? "_c" + (before + i) : path;
      putOnce(row, name, part.value(i));
    }
  }

  private static RecordFault twice(String name) {
    return new RecordFault(
        Damage.UNREADABLE_DATA,
        "column '%s' must stand in its row once, but stands there twice."
            .formatted(RecordFormat.brief(name, 60)));
  }
}
