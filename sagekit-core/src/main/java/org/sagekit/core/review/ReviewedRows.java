package org.sagekit.core.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.core.data.Columns;
import org.sagekit.core.data.Datasets;

/**
 * Takes answers into training rows. A record whose event id is the id of a row corrects that row;
 * every other becomes a row of its own, whose weight is 1 and whose other columns are missing where
 * the capture has none.
 */
final class ReviewedRows {
  private final Dataset training;
  private final Field target;
  private final Map<String, String> labelByEvent;

  private ReviewedRows(Dataset training, Map<String, String> labelByEvent) {
    this.training = training;
    this.target = training.schema().target();
    this.labelByEvent = labelByEvent;
  }

  /**
   * @param training has a target
   * @param records those that were answered
   * @param labelByEvent the answers, by event id
   * @throws DataException if a captured value is not of the type of its column
   */
  static Dataset of(
      Dataset training, List<CaptureRecord> records, Map<String, String> labelByEvent) {
    ReviewedRows rows = new ReviewedRows(training, labelByEvent);
    Set<String> known = rows.knownEvents();
    Dataset corrected = known.isEmpty() ? training : rows.corrected();
    List<CaptureRecord> unknown =
        records.stream().filter(record -> !known.contains(record.eventId())).toList();
    return unknown.isEmpty() ? corrected : rows.appended(corrected, unknown);
  }

  private Optional<Column> ids() {
    return training.schema().with(Role.ID).map(field -> training.column(field.name()));
  }

  private Set<String> knownEvents() {
    Set<String> known = new HashSet<>();
    ids()
        .ifPresent(
            ids -> {
              for (int row = 0; row < ids.size(); row++) {
                String id = ids.text(row);
                if (id != null && labelByEvent.containsKey(id)) {
                  known.add(id);
                }
              }
            });
    return known;
  }

  private Dataset corrected() {
    Column before = training.target();
    Column ids = ids().orElse(before);
    List<@Nullable String> labels = new ArrayList<>(training.size());
    for (int row = 0; row < training.size(); row++) {
      String id = ids.text(row);
      String answer = id == null ? null : labelByEvent.get(id);
      labels.add(answer == null ? before.text(row) : answer);
    }
    return training.with(target, targetOf(labels));
  }

  /** A class stays one of the levels, also when its last row was corrected. */
  private Column targetOf(List<@Nullable String> labels) {
    if (training.target() instanceof CategoricalColumn categories) {
      Set<String> levels = new LinkedHashSet<>(categories.levels());
      labels.stream().filter(label -> label != null).sorted().forEach(levels::add);
      return CategoricalColumn.of(labels, List.copyOf(levels));
    }
    return Columns.to(target.type(), Column.ofTexts(labels));
  }

  private Dataset appended(Dataset corrected, List<CaptureRecord> records) {
    Dataset base = corrected;
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Field field : corrected.schema().fields()) {
      List<@Nullable String> values = new ArrayList<>(records.size());
      records.forEach(record -> values.add(value(field, record)));
      Column column = columnOf(field, values);
      if (column.type() != field.type()) {
        base = Datasets.retyped(base, field.name(), column.type());
      }
      fields.add(new Field(field.name(), column.type(), field.role()));
      columns.add(column);
    }
    return Datasets.concat(base, Dataset.of("reviewed rows", Schema.of(fields), columns));
  }

  private @Nullable String value(Field field, CaptureRecord record) {
    if (field.equals(target)) {
      return labelByEvent.get(record.eventId());
    }
    if (field.role() == Role.ID) {
      return record.eventId();
    }
    if (field.role() == Role.WEIGHT) {
      return "1";
    }
    return record.input().schema().has(field.name()) ? record.input().text(field.name()) : null;
  }

  private Column columnOf(Field field, List<@Nullable String> values) {
    Column texts = Column.ofTexts(values);
    if (field.equals(target)) {
      return targetOf(values);
    }
    try {
      return Columns.to(field.type(), texts);
    } catch (DataException e) {
      if (field.role() == Role.ID) {
        return texts;
      }
      throw new DataException(
          "Capture: column '%s' of reviewed rows must be %s as in %s, but: %s"
              .formatted(field.name(), field.type(), training.name(), e.getMessage()),
          e);
    }
  }
}
