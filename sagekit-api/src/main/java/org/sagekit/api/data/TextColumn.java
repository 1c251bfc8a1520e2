package org.sagekit.api.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;

/** Free texts. */
public final class TextColumn implements Column {
  private final @Nullable String[] values;

  private TextColumn(@Nullable String[] values) {
    this.values = values;
  }

  /**
   * A column.
   *
   * @param values one a row, null where missing
   * @return the column
   */
  public static TextColumn of(List<@Nullable String> values) {
    return new TextColumn(values.toArray(new @Nullable String[0]));
  }

  @Override
  public FieldType type() {
    return FieldType.TEXT;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return values[row] == null;
  }

  @Override
  public double number(int row) {
    throw new UnsupportedOperationException("Column: a text is not a number.");
  }

  @Override
  public @Nullable String text(int row) {
    return values[row];
  }

  @Override
  public TextColumn rows(int... rows) {
    @Nullable String[] picked = new @Nullable String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return new TextColumn(picked);
  }

  @Override
  public void addTo(Fingerprint.Digest digest) {
    for (String value : values) {
      digest.number(value == null ? 0 : 1).text(value == null ? "" : value);
    }
  }
}
