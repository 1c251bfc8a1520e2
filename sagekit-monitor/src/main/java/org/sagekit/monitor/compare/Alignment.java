package org.sagekit.monitor.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;

/** Columns of now beside those of then. What does not fit is a violation each. */
public final class Alignment {
  private static final Set<Role> COMPARED = Set.of(Role.FEATURE, Role.TARGET, Role.WEIGHT);

  private final List<Violation> violations = new ArrayList<>();
  private final DriftRule rule;

  /**
   * An alignment for one comparison; for one thread.
   *
   * @param rule which columns are left out
   */
  public Alignment(DriftRule rule) {
    this.rule = rule;
  }

  /**
   * The columns of two sets of rows. Those that name rows, or are carried along only, are not
   * compared, nor are those that the rule excludes.
   *
   * @param then the reference
   * @param now what is looked at; roles don't matter here
   * @param levelsByColumn categories that are known besides those of {@code then}
   * @return one a column of the reference, in its order
   */
  public List<ColumnPair> pairs(
      Dataset then, Dataset now, Map<String, Set<String>> levelsByColumn) {
    List<ColumnPair> pairs = new ArrayList<>();
    for (Field field : then.schema().fields()) {
      if (COMPARED.contains(field.role()) && isIncluded(field)) {
        Column before = Forms.of(then.column(field.name()));
        ColumnPair pair =
            column(field, before, now)
                .map(column -> ColumnPair.of(field, before, column))
                .orElseGet(() -> ColumnPair.gone(field, before));
        pairs.add(pair.knowing(levelsByColumn.getOrDefault(field.name(), Set.of())));
      }
    }
    now.schema().fields().stream()
        .filter(field -> !then.schema().has(field.name()) && isIncluded(field))
        .forEach(this::extra);
    return pairs;
  }

  private boolean isIncluded(Field field) {
    return !rule.excluded().contains(field.name());
  }

  private void extra(Field field) {
    add(field, Check.EXTRA_COLUMN, "Column '%s' is new: the reference does not have it.");
  }

  private void add(Field field, Check check, String description) {
    violations.add(new Violation(field.name(), check, description.formatted(field.name())));
  }

  /**
   * A column of now in the form of its field.
   *
   * @param field name and type of then
   * @param then the values of then in their form
   * @param now what is looked at
   * @return nothing if it is not there
   */
  private Optional<Column> column(Field field, Column then, Dataset now) {
    if (!now.schema().has(field.name())) {
      add(field, Check.MISSING_COLUMN, "Column '%s' is not there.");
      return Optional.empty();
    }
    Conversion conversion = Conversion.of(field, then, now.column(field.name()));
    conversion.violation().ifPresent(violations::add);
    return Optional.of(conversion.column());
  }

  /**
   * Rows with every input of a model, so that it can answer them. What they lack is missing.
   *
   * @param rows of the caller
   * @param inputs of the model
   * @return rows that have all inputs, numbers as numbers
   */
  public Dataset asked(Dataset rows, List<Field> inputs) {
    Dataset asked = rows;
    for (Field input : inputs) {
      if (!rows.schema().has(input.name())) {
        add(input, Check.MISSING_COLUMN, "Column '%s' is not there.");
        FieldType form = input.type().isNumber() ? FieldType.NUMERIC : input.type();
        asked = with(asked, input, Conversion.missing(form, rows.size()));
      } else if (input.type().isNumber() && !rows.column(input.name()).type().isNumber()) {
        Conversion conversion = Conversion.read(input, rows.column(input.name()));
        conversion.violation().ifPresent(violations::add);
        asked = with(asked, input, conversion.column());
      }
    }
    return asked;
  }

  private static Dataset with(Dataset rows, Field input, Column column) {
    return rows.with(Field.of(input.name(), column.type()), column);
  }

  /**
   * What did not fit so far.
   *
   * @return a sentence each
   */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }
}
