package org.sagekit.core.label.weak;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelMatrixBuilder;
import org.sagekit.core.data.Datasets;

/** A table of votes as whole numbers. */
final class WrenchFile {
  private static final String ID = "id";
  private static final String GOLD = "gold";

  private WrenchFile() {}

  static LabelMatrix read(Path file) {
    Dataset table = Datasets.csv(file).missing("").read();
    List<String> functions = new ArrayList<>(table.schema().names());
    functions.remove(ID);
    functions.remove(GOLD);
    if (functions.isEmpty()) {
      throw new DataException(
          "%s: columns must be id, gold and at least 1 labelling function, but were %s."
              .formatted(table.name(), table.schema().names()));
    }
    try {
      return matrix(table, functions);
    } catch (IllegalArgumentException e) {
      // what a caller would have done wrong, the file has
      throw new DataException(table.name() + ": " + e.getMessage(), e);
    }
  }

  private static LabelMatrix matrix(Dataset table, List<String> functions) {
    LabelMatrixBuilder matrix = LabelMatrix.builder(table.name(), functions);
    List<String> known = labels();
    for (int row = 0; row < table.size(); row++) {
      List<@Nullable String> votes = new ArrayList<>(functions.size());
      for (String function : functions) {
        votes.add(label(known, number(table, function, row)));
      }
      matrix.row(votes, gold(table, known, row));
    }
    return matrix.build();
  }

  /** One text a label, lest every cell makes its own. */
  private static List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (int label = 0; label < LabelMatrix.MAX_LABELS; label++) {
      labels.add(String.valueOf(label));
    }
    return labels;
  }

  private static @Nullable String gold(Dataset table, List<String> known, int row) {
    return !table.schema().has(GOLD) || table.column(GOLD).isMissing(row)
        ? null
        : label(known, number(table, GOLD, row));
  }

  private static @Nullable String label(List<String> known, int number) {
    return number == LabelMatrix.ABSTAIN ? null : known.get(number);
  }

  private static int number(Dataset table, String name, int row) {
    Column column = table.column(name);
    @Nullable String text = column.text(row);
    boolean numeric = column.type() == FieldType.INTEGER || column.type() == FieldType.NUMERIC;
    double number = numeric ? column.number(row) : parsed(text);
    boolean inRange = number >= LabelMatrix.ABSTAIN && number < LabelMatrix.MAX_LABELS;
    if (!inRange || number != Math.rint(number)) {
      throw new DataException(
          "%s: column '%s' of row %s must be a whole number from -1, which abstains, to %s, but was %s."
              .formatted(
                  table.name(),
                  name,
                  String.valueOf(row),
                  String.valueOf(LabelMatrix.MAX_LABELS - 1),
                  text == null ? "empty" : "'" + text + "'"));
    }
    return (int) number;
  }

  /** In a column that other cells have made text, so that the message names the cell at fault. */
  private static double parsed(@Nullable String text) {
    return text != null && text.matches("-1|\\d{1,3}") ? Integer.parseInt(text) : Double.NaN;
  }
}
