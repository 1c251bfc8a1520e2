package org.sagekit.monitor.compare;

import java.util.Objects;
import java.util.Set;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;

/**
 * A column of then and of now, both in one form (see {@link Forms}).
 *
 * @param field its name, and the type that it has in the reference
 * @param then the values of the reference
 * @param now the values that are looked at; of any type if the column is gone
 * @param known categories that the reference had, though {@code then} may lack them
 * @param kind what the column is
 */
public record ColumnPair(Field field, Column then, Column now, Set<String> known, Kind kind) {

  /** What a column is. */
  public enum Kind {
    /** One that both sides have. */
    INPUT,
    /** What a model said: takes no part in tests of whole rows, as the inputs tell it. */
    ANSWER,
    /** One that is no longer there. */
    GONE
  }

  /** Copies the categories. */
  public ColumnPair {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(kind, "kind");
    known = Set.copyOf(known);
  }

  /**
   * A column that both sides have.
   *
   * @param field its name and type
   * @param then the values of the reference
   * @param now the values that are looked at
   * @return a pair without further categories
   */
  public static ColumnPair of(Field field, Column then, Column now) {
    return new ColumnPair(field, then, now, Set.of(), Kind.INPUT);
  }

  /**
   * A column that is no longer there.
   *
   * @param field its name and type
   * @param then the values of the reference
   * @return a pair
   */
  public static ColumnPair gone(Field field, Column then) {
    return new ColumnPair(field, then, then.rows(), Set.of(), Kind.GONE);
  }

  /**
   * This pair with categories that are known besides those of {@code then}.
   *
   * @param levels any number of them
   * @return a pair
   */
  public ColumnPair knowing(Set<String> levels) {
    return new ColumnPair(field, then, now, levels, kind);
  }

  /**
   * The name of the column.
   *
   * @return as in the field
   */
  public String name() {
    return field.name();
  }

  /** How many values of now are not missing. */
  int present() {
    return now.size() - now.missing();
  }

  boolean isGone() {
    return kind == Kind.GONE;
  }
}
