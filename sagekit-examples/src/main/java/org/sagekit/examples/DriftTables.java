package org.sagekit.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.data.TableReader;

/** The rows of then and of now. */
record DriftTables(Dataset then, Dataset now) {

  /** People who work for a company, and those who do not. */
  static DriftTables story() throws IOException {
    Dataset people = AdultSample.read();
    return new DriftTables(
        AdultSample.where(people, "workclass", "Private"::equals).without("workclass"),
        AdultSample.where(people, "workclass", kind -> !"Private".equals(kind))
            .without("workclass"));
  }

  /**
   * Two files. The second is read as it is, but values of columns of texts and of yes and no are
   * taken as such if they can be: 007 and 1.50 stay what they are where the first file has codes,
   * though all of them look like numbers.
   */
  static DriftTables files(Path reference, Path current) {
    Dataset then = Datasets.read(reference);
    TableReader<?> reader = Datasets.reader(current);
    Dataset now = reader.read();
    List<Field> texts = then.schema().fields().stream().filter(f -> isOther(f, now)).toList();
    return new DriftTables(then, texts.isEmpty() ? now : read(reader, texts, now));
  }

  private static boolean isOther(Field field, Dataset now) {
    return !(isNumber(field.type()) || field.type() == FieldType.BOOLEAN)
        && now.schema().has(field.name())
        && now.schema().field(field.name()).type() != field.type()
        && now.column(field.name()).missing() < now.size();
  }

  private static boolean isNumber(FieldType type) {
    return type == FieldType.NUMERIC || type == FieldType.INTEGER || type == FieldType.DATETIME;
  }

  private static Dataset read(TableReader<?> reader, List<Field> texts, Dataset asItIs) {
    TableReader<?> typed = reader;
    for (Field field : texts) {
      typed = typed.type(field.name(), field.type());
    }
    try {
      return typed.read();
    } catch (DataException e) {
      // A typed file, or too many categories: the comparison says what is wrong with the types.
      return asItIs;
    }
  }
}
