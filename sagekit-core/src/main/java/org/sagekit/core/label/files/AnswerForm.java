package org.sagekit.core.label.files;

import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.Span;

/**
 * How an answer of one kind stands in a row.
 *
 * @param columns which columns it takes; empty if one, whose name the user gives
 * @param reading takes it out of a row, from the column of that name
 */
record AnswerForm<A>(List<String> columns, Reading<A> reading) {

  static final AnswerForm<String> CATEGORY = new AnswerForm<>(List.of(), AnswerRow::text);
  static final AnswerForm<Double> NUMBER = new AnswerForm<>(List.of(), AnswerRow::number);
  static final AnswerForm<LabelSet> SET =
      new AnswerForm<>(List.of(), (row, column) -> LabelSet.of(row.texts(column)));
  static final AnswerForm<List<Span>> SPANS =
      new AnswerForm<>(
          List.of(), (row, column) -> row.parts(column).stream().map(AnswerPart::span).toList());
  static final AnswerForm<List<Box>> BOXES =
      new AnswerForm<>(
          List.of(), (row, column) -> row.parts(column).stream().map(AnswerPart::box).toList());
  static final AnswerForm<Preference> PREFERENCE =
      new AnswerForm<>(List.of("better", "worse"), (row, column) -> preference(row));

  /** Takes an answer out of a row. */
  @FunctionalInterface
  interface Reading<A> {

    A from(AnswerRow row, String column) throws DataException;
  }

  private static Preference preference(AnswerRow row) {
    String better = row.text("better");
    String worse = row.text("worse");
    if (better.equals(worse)) {
      throw row.fault("worse", "must be another than 'better', but was " + Brief.of(worse) + ".");
    }
    return new Preference(better, worse);
  }
}
