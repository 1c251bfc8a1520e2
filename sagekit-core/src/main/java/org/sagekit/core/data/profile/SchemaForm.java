package org.sagekit.core.data.profile;

import java.util.List;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** A schema in the bytes of a sketch. */
final class SchemaForm {
  private SchemaForm() {}

  static void write(Encoder out, Schema schema) {
    out.list(
        schema.fields(),
        (to, field) ->
            to.text(field.name()).octet(field.type().ordinal()).octet(field.role().ordinal()));
  }

  static Schema read(Decoder in) {
    List<Field> fields = in.list(SchemaForm::readField);
    return in.valid(() -> Schema.of(fields));
  }

  private static Field readField(Decoder in) {
    String name = in.text();
    FieldType type = in.constant(FieldType.class);
    Role role = in.constant(Role.class);
    return in.valid(() -> new Field(name, type, role));
  }
}
