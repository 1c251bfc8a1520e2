package org.sagekit.api.monitor.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Problems;

/**
 * How rows have to be: the content of Model Monitor's {@code constraints.json}, and what SageKit
 * checks beyond it. Immutable; the methods that change something return new constraints: {@code
 * suggested.edit("age", age -> age.range(0, 120)).without("note")}.
 *
 * @param columns one a column, in their order, each name once
 * @param settings how they are checked
 * @param form in what the file differs that they were read from, but for its columns
 */
public record Constraints(List<ColumnConstraints> columns, CheckSettings settings, FileForm form)
    implements Fingerprinted {

  /**
   * Copies the columns.
   *
   * @throws IllegalArgumentException if two columns have one name
   */
  public Constraints {
    Objects.requireNonNull(columns, "columns");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(form, "form");
    columns = List.copyOf(columns);
    Problems problems = Problems.of("Constraints");
    Set<String> seen = new HashSet<>();
    for (ColumnConstraints column : columns) {
      String name = column.name();
      problems.require(seen.add(name), "column names", "unique", "'" + name + "' twice");
    }
    problems.throwIfAny();
  }

  /**
   * Constraints that are checked as Model Monitor does by default.
   *
   * @param columns one a column
   * @return the constraints
   * @throws IllegalArgumentException if two columns have one name
   */
  public static Constraints of(ColumnConstraints... columns) {
    return new Constraints(List.of(columns), CheckSettings.standard());
  }

  /**
   * Constraints that were not read from a file.
   *
   * @param columns one a column, in their order
   * @param settings how they are checked
   */
  public Constraints(List<ColumnConstraints> columns, CheckSettings settings) {
    this(columns, settings, FileForm.none());
  }

  /**
   * How a column has to be.
   *
   * @param name of a column
   * @return its constraints, empty if there is no such column
   */
  public Optional<ColumnConstraints> find(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /**
   * How a column has to be.
   *
   * @param name of a column
   * @return its constraints
   * @throws IllegalArgumentException if there is no such column; the message has the nearest one
   */
  public ColumnConstraints column(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private String unknown(String name) {
    return "Constraints: column '%s' is not there.%s"
        .formatted(name, Problems.didYouMean(name, names()));
  }

  /**
   * The names of the columns.
   *
   * @return in their order
   */
  public List<String> names() {
    return columns.stream().map(ColumnConstraints::name).toList();
  }

  /**
   * These constraints with those of a column replaced, or added at the end if its name is new.
   *
   * @param column how it has to be
   * @return new constraints
   */
  public Constraints with(ColumnConstraints column) {
    List<ColumnConstraints> copy = new ArrayList<>(columns);
    int index = names().indexOf(column.name());
    if (index < 0) {
      copy.add(column);
    } else {
      copy.set(index, column);
    }
    return new Constraints(copy, settings, form);
  }

  /**
   * These constraints with those of a column changed.
   *
   * @param name of a column
   * @param edit makes the new constraints of the old ones
   * @return new constraints
   * @throws IllegalArgumentException if there is no such column; the message has the nearest one
   */
  public Constraints edit(String name, UnaryOperator<ColumnConstraints> edit) {
    return with(edit.apply(column(name)));
  }

  /**
   * These constraints without a column. It then is an extra column where it comes.
   *
   * @param name of a column
   * @return new constraints
   * @throws IllegalArgumentException if there is no such column; the message has the nearest one
   */
  public Constraints without(String name) {
    List<ColumnConstraints> copy = new ArrayList<>(columns);
    copy.remove(column(name));
    return new Constraints(copy, settings, form);
  }

  /**
   * These constraints checked otherwise. Columns with settings of their own keep those.
   *
   * @param newSettings how they are checked
   * @return new constraints
   */
  public Constraints settings(CheckSettings newSettings) {
    return new Constraints(columns, newSettings, form);
  }

  /**
   * These constraints checked otherwise. Columns with settings of their own keep those.
   *
   * @param edit makes the new settings of the old ones
   * @return new constraints
   */
  public Constraints settings(UnaryOperator<CheckSettings> edit) {
    return settings(edit.apply(settings));
  }

  /**
   * How a column is checked.
   *
   * @param column one of these
   * @return its own settings, or those of all
   */
  public CheckSettings settingsOf(ColumnConstraints column) {
    return column.overrides().orElse(settings);
  }

  /** Of what is asked; in which form a file asks it does not count. */
  @Override
  public Fingerprint fingerprint() {
    Fingerprint.Digest digest = Fingerprint.digest().number(columns.size());
    columns.forEach(column -> column.addTo(digest));
    settings.addTo(digest);
    return digest.done();
  }
}
