package org.sagekit.core.label;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.data.CsvReader;
import org.sagekit.core.data.Datasets;

/** Where votes that lie in files come from. */
public final class VoteFiles {
  private static final List<String> COLUMNS = List.of("task", "worker", "label");

  private VoteFiles() {}

  /**
   * Reads votes from comma-separated values with a header that names the columns {@code task},
   * {@code worker} and {@code label}, in any order, among others. All three are taken as they stand
   * there: 01 is not 1, and NA is a label.
   *
   * @param file plain or compressed by gzip
   * @return the votes in the order of the file, which gives them their name
   * @throws DataException if the file can't be read, one of the columns is not there, or a cell of
   *     them is empty; rows count from 0 without the header
   */
  public static Votes csv(Path file) {
    CsvReader reader = Datasets.csv(file).missing();
    for (String column : COLUMNS) {
      reader = reader.type(column, FieldType.TEXT);
    }
    Dataset table = read(reader);
    List<Vote<String>> votes = new ArrayList<>(table.size());
    for (int row = 0; row < table.size(); row++) {
      votes.add(new Vote<>(cell(table, row, 0), cell(table, row, 1), cell(table, row, 2)));
    }
    return Votes.of(table.name(), votes);
  }

  /** The reader holds a column that is not there for a wrong option; here it is a wrong file. */
  private static Dataset read(CsvReader reader) {
    try {
      return reader.read().select(COLUMNS.toArray(String[]::new));
    } catch (IllegalArgumentException e) {
      throw new DataException(Objects.toString(e.getMessage(), "Votes can't be read."), e);
    }
  }

  private static String cell(Dataset table, int row, int column) {
    @Nullable String text = table.column(column).text(row);
    if (text == null || text.isBlank()) {
      throw new DataException(
          "%s: column '%s' of row %s must be a %s, but was empty."
              .formatted(
                  table.name(), COLUMNS.get(column), String.valueOf(row), COLUMNS.get(column)));
    }
    return text;
  }
}
