package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;

/**
 * The labels of rows, which stand in one column with {@code |} between them. A missing or empty
 * cell is a row without labels. Blanks around a label don't count.
 *
 * @param labels all that occur, sorted
 * @param sets for each row the places of its labels
 */
record LabelSets(List<String> labels, List<BitSet> sets) {
  /** What {@link #only} makes of a label. */
  static final List<String> CLASSES = List.of("without", "with");

  private static final int MOST = 1_000;

  /**
   * Reads the target.
   *
   * @throws DataException if there is no label, or more than 1,000
   */
  static LabelSets of(Dataset rows) {
    List<List<String>> each = new ArrayList<>();
    TreeSet<String> all = new TreeSet<>();
    Column target = rows.target();
    for (int row = 0; row < rows.size(); row++) {
      each.add(labels(target.text(row)));
      all.addAll(each.get(row));
      if (all.size() > MOST) {
        throw refused(rows, "at most " + MOST + " labels", "more");
      }
    }
    if (all.isEmpty()) {
      throw refused(rows, "at least one label", "none");
    }
    return of(List.copyOf(all), each);
  }

  /** The labels that a model knows; others are left out. */
  static LabelSets of(Dataset rows, List<String> known) {
    List<List<String>> each = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      each.add(labels(rows.target().text(row)));
    }
    return of(known, each);
  }

  private static LabelSets of(List<String> labels, List<List<String>> each) {
    Map<String, Integer> places = new HashMap<>();
    labels.forEach(label -> places.put(label, places.size()));
    List<BitSet> sets = new ArrayList<>();
    for (List<String> some : each) {
      BitSet set = new BitSet();
      for (String label : some) {
        Integer place = places.get(label);
        if (place != null) {
          set.set(place);
        }
      }
      sets.add(set);
    }
    return new LabelSets(labels, sets);
  }

  private static List<String> labels(@org.jspecify.annotations.Nullable String cell) {
    List<String> labels = new ArrayList<>();
    if (cell != null) {
      for (String part : cell.split("\\|")) {
        if (!part.isBlank()) {
          labels.add(part.strip());
        }
      }
    }
    return labels;
  }

  private static DataException refused(Dataset rows, String wanted, String actual) {
    return new DataException(
        "Dataset '%s': target '%s' must have %s, but had %s. Labels of one row stand with | between them."
            .formatted(rows.name(), rows.schema().target().name(), wanted, actual));
  }

  /** Whether a row has a label. */
  boolean has(int row, int label) {
    return sets.get(row).get(label);
  }

  /** How many rows have a label. */
  int count(int label) {
    return (int) sets.stream().filter(set -> set.get(label)).count();
  }

  /** The rows with a target of two classes: those without a label and those with it. */
  Dataset only(Dataset rows, int label) {
    int[] codes = IntStream.range(0, rows.size()).map(row -> has(row, label) ? 1 : 0).toArray();
    return rows.with(
        new Field(rows.schema().target().name(), FieldType.CATEGORICAL, Role.TARGET),
        CategoricalColumn.of(codes, CLASSES));
  }
}
