package org.sagekit.core.data;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;

/** A file that says for each row of a dataset whether it is for training or for the test. */
final class PartList {
  private static final int UNKNOWN = -1;
  private final Dataset list;

  private PartList(Dataset list) {
    this.list = list;
  }

  /** 0 for training, 1 for the test, one number a row. */
  static int[] read(Path file, int size) {
    CsvReader reader = Datasets.csv(file);
    try {
      return new PartList(
              reader.type("row", FieldType.INTEGER).type("part", FieldType.CATEGORICAL).read())
          .parts(size);
    } catch (IllegalArgumentException e) {
      throw new DataException(String.valueOf(e.getMessage()), e);
    }
  }

  private int[] parts(int size) {
    IntegerColumn rows = (IntegerColumn) list.column("row");
    int[] parts = new int[size];
    Arrays.fill(parts, UNKNOWN);
    for (int i = 0; i < list.size(); i++) {
      long row = rows.whole(i);
      boolean fits = !rows.isMissing(i) && row >= 0 && row < size;
      require(fits, i, "'row' must be from 0 to " + (size - 1), rows.text(i));
      require(parts[(int) row] == UNKNOWN, i, "'row' must be new", row + " again");
      parts[(int) row] = part(i);
    }
    for (int row = 0; row < size; row++) {
      require(parts[row] != UNKNOWN, row, "'part' must be given for each row", "not there");
    }
    return parts;
  }

  private int part(int i) {
    String part = list.column("part").text(i);
    require("train".equals(part) || "test".equals(part), i, "'part' must be train or test", part);
    return "test".equals(part) ? 1 : 0;
  }

  private void require(boolean holds, int row, String constraint, @Nullable Object actual) {
    if (!holds) {
      throw new DataException(
          list.name() + ": row " + row + ", column " + constraint + ", but was " + actual + ".");
    }
  }
}
