package org.sagekit.api.data;

import org.sagekit.api.Problems;

/**
 * Name, type and role of a column.
 *
 * @param name the user's own name, not blank
 * @param type what the values are
 * @param role what the column is for
 */
public record Field(String name, FieldType type, Role role) {

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public Field {
    Problems.notBlank("Field", "name", name);
  }

  /**
   * A feature.
   *
   * @param name the user's own name
   * @param type what the values are
   * @return a field that the model learns from
   */
  public static Field of(String name, FieldType type) {
    return new Field(name, type, Role.FEATURE);
  }

  /**
   * The same field in another role.
   *
   * @param newRole what the column is for
   * @return a field
   */
  public Field as(Role newRole) {
    return new Field(name, type, newRole);
  }
}
