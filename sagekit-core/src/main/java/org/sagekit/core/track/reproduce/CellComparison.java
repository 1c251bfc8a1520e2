package org.sagekit.core.track.reproduce;

import java.util.Objects;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;

/**
 * Compares datasets cell by cell: real numbers with epsilon, all else exactly.
 *
 * @param epsilon the greatest relative difference that is rounding
 */
record CellComparison(double epsilon) {

  Compared of(Dataset before, Dataset after) {
    if (before.fingerprint().equals(after.fingerprint())) {
      return Compared.EQUAL;
    }
    if (!before.schema().equals(after.schema())) {
      return Compared.different(
          "Columns were %s, are %s.".formatted(before.schema(), after.schema()));
    }
    if (before.size() != after.size()) {
      return Compared.different("Rows were %s, are %s.".formatted(before.size(), after.size()));
    }
    Compared all = Compared.EQUAL;
    for (int i = 0; i < before.schema().size(); i++) {
      String name = before.schema().fields().get(i).name();
      all = all.and(column(name, before.column(i), after.column(i)));
    }
    return all;
  }

  private Compared column(String name, Column before, Column after) {
    int differing = 0;
    int first = -1;
    for (int row = 0; row < before.size(); row++) {
      if (!same(before, after, row)) {
        differing++;
        first = first < 0 ? row : first;
      }
    }
    if (differing == 0) {
      return Compared.EQUAL;
    }
    String note =
        "Column '%s': %s cells differ, the first in row %s, '%s' then and '%s' now."
            .formatted(name, differing, first, before.text(first), after.text(first));
    return before.type() == FieldType.NUMERIC
        ? Compared.by(
            Differences.ofColumn(before.size(), before::number, after::number), epsilon, note)
        : Compared.different(note);
  }

  private static boolean same(Column before, Column after, int row) {
    return before.type() == FieldType.NUMERIC
        ? Double.compare(before.number(row), after.number(row)) == 0
        : Objects.equals(before.text(row), after.text(row));
  }
}
