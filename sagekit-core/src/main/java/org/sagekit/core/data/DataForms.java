package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * Schemas and datasets in bytes, for checkpoints, trained models and packages. What is read is
 * equal to what was written, the name and the order of categories included. Bytes that are not of
 * this form are a {@link ModelFormatException}; reading takes memory in proportion to the bytes,
 * whatever they say. Stateless and thread-safe.
 */
final class DataForms {
  private DataForms() {}

  /**
   * Writes a schema.
   *
   * @param out where to
   * @param schema what to write
   */
  static void write(Encoder out, Schema schema) {
    out.list(schema.fields(), DataForms::write);
  }

  /**
   * Reads a schema.
   *
   * @param in where from
   * @return the schema
   * @throws ModelFormatException if the bytes are not of this form
   */
  static Schema readSchema(Decoder in) {
    List<Field> fields = in.list(DataForms::readField);
    return in.valid(() -> Schema.of(fields));
  }

  static void write(Encoder out, Field field) {
    out.text(field.name()).octet(field.type().ordinal()).octet(field.role().ordinal());
  }

  static Field readField(Decoder in) {
    String name = in.text();
    FieldType type = in.constant(FieldType.class);
    Role role = in.constant(Role.class);
    return in.valid(() -> new Field(name, type, role));
  }

  /**
   * Writes a dataset.
   *
   * @param out where to
   * @param dataset what to write
   */
  static void write(Encoder out, Dataset dataset) {
    out.text(dataset.name());
    write(out, dataset.schema());
    for (int i = 0; i < dataset.schema().size(); i++) {
      ColumnForms.write(out, dataset.column(i));
    }
  }

  /**
   * Reads a dataset.
   *
   * @param in where from
   * @return the dataset
   * @throws ModelFormatException if the bytes are not of this form
   */
  static Dataset readDataset(Decoder in) {
    String name = in.text();
    Schema schema = readSchema(in);
    List<Column> columns = new ArrayList<>();
    for (Field field : schema.fields()) {
      columns.add(ColumnForms.read(in, field.type()));
    }
    return in.valid(() -> Dataset.of(name, schema, columns));
  }
}
