package org.sagekit.core.data;

import java.util.BitSet;
import java.util.List;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Schema;
import org.sagekit.api.data.TextColumn;

/** Datasets without rows. */
final class NoRows {
  private NoRows() {}

  static Dataset of(String name, Schema schema) {
    return Dataset.of(
        name, schema, schema.fields().stream().map(field -> column(field.type())).toList());
  }

  private static Column column(FieldType type) {
    return switch (type) {
      case NUMERIC -> Column.ofNumbers();
      case INTEGER -> IntegerColumn.of(new long[0], new BitSet());
      case BOOLEAN -> BooleanColumn.of(new byte[0]);
      case DATETIME -> DateTimeColumn.of(new long[0]);
      case CATEGORICAL -> CategoricalColumn.of(List.of());
      case TEXT -> TextColumn.of(List.of());
    };
  }
}
