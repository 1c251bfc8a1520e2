package org.sagekit.core.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;

/**
 * A file in LIBSVM's format that is being read: labels and groups go to a table, the features stay
 * sparse until the table is taken.
 */
final class LibsvmSource implements TableSource {
  private static final String LABEL = "label";
  private static final String GROUP = "qid";
  private static final int NONE = -1;

  private final ReadOptions options;
  private final LineReader lines;
  private final CellTable table;
  private final Cell cell = new Cell();
  private final NumberScan scan = new NumberScan();
  private SparseRows features;
  private int group = NONE;
  private boolean anyRow;

  LibsvmSource(ReadOptions options, int least, boolean keepsTexts) throws IOException {
    this.options = options;
    this.lines = new LineReader(options);
    this.table = new CellTable(options, keepsTexts);
    this.features = new SparseRows(least, false);
    table.declare(LABEL, null, Role.TARGET);
    if (options.isSampled) {
      restore();
    }
  }

  /** The columns that the sample had; there are no others. */
  private void restore() {
    int labels = options.fields.containsKey(GROUP) ? 2 : 1;
    boolean hasZero = options.fields.containsKey("f0");
    features = new SparseRows(options.fields.size() - labels - (hasZero ? 1 : 0), hasZero);
    if (labels == 2) {
      group = table.declare(GROUP, FieldType.INTEGER, Role.GROUP);
    }
  }

  @Override
  public boolean next() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      int comment = line.indexOf('#');
      String row = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!row.isEmpty()) {
        table.line(lines.number());
        table.requireRoom();
        addRow(row.split("[ \t]+", -1));
        return true;
      }
    }
    return false;
  }

  private void addRow(String[] words) {
    addLabel(words[0]);
    int last = NONE;
    for (int i = 1; i < words.length; i++) {
      int colon = words[i].indexOf(':');
      require(colon > 0, "index:value", words[i]);
      String name = words[i].substring(0, colon);
      String value = words[i].substring(colon + 1);
      if (name.equals(GROUP)) {
        require(i == 1, "the second word of its row if it is a qid", words[i]);
        addGroup(value);
      } else {
        last = index(name, last);
        features.add(last, number(value));
      }
    }
    if ((table.rows() + 1L) * columns() > options.limits.cells()) {
      throw table.fault(
          "file must have at most "
              + options.limits.cells()
              + " cells, those left out included, but has more. Maybe maxCells(...).");
    }
    features.endRow();
    table.endRow();
    anyRow = true;
  }

  private void addLabel(String word) {
    require(scan.read(word) != NumberForm.NONE, "a number where it is a label", word);
    cell.set(word);
    table.column(0);
    table.add(0, cell);
  }

  private void addGroup(String word) {
    require(scan.read(word) == NumberForm.WHOLE, "a whole number where it is a qid", word);
    if (group == NONE) {
      require(!options.isSampled, "one of the first rows' columns", GROUP);
      group = table.declare(GROUP, FieldType.INTEGER, Role.GROUP);
    }
    cell.set(word);
    table.column(group);
    table.add(group, cell);
  }

  private int index(String word, int last) {
    boolean fits = scan.read(word) == NumberForm.WHOLE && scan.whole() > last;
    require(fits, "index:value with indices that ascend", word);
    int most = options.limits.columns() - 2;
    if (scan.whole() > most) {
      throw table.fault(
          "index must be at most "
              + most
              + ", but was "
              + scan.whole()
              + ". Maybe maxColumns(...).");
    }
    int index = (int) scan.whole();
    if (options.isSampled && !features.has(index)) {
      throw table.fault(
          "index must be one of the first rows' indices, but was "
              + index
              + ". Maybe features(...) or sample(...) of more rows.");
    }
    return index;
  }

  private double number(String word) {
    boolean fits = scan.read(word) != NumberForm.NONE && Double.isFinite(scan.real());
    require(fits, "a finite number where it is a value", word);
    return scan.real();
  }

  private void require(boolean holds, String constraint, String word) {
    if (!holds) {
      throw table.fault(
          "word must be " + constraint + ", but was '" + CellTypes.brief(word) + "'.");
    }
  }

  @Override
  public Dataset take() {
    if (!anyRow) {
      throw new DataException(options.name + ": file must have rows, but is empty.");
    }
    Dataset labels = table.take();
    List<Field> fields = new ArrayList<>(labels.schema().fields());
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      columns.add(labels.column(i));
    }
    for (int index : features.indices()) {
      String name = "f" + index;
      fields.add(new Field(name, FieldType.NUMERIC, options.role(name, Role.FEATURE)));
      columns.add(Column.ofNumbers(features.column(index)));
    }
    features = features.next();
    Dataset all = Dataset.of(options.name, Schema.of(fields), columns);
    CellTable.requireColumns(options, all.schema().names());
    return retyped(all);
  }

  private Dataset retyped(Dataset dataset) {
    Dataset result = dataset;
    for (Field field : dataset.schema().fields()) {
      @Nullable FieldType type = options.type(field.name());
      if (type != null && type != field.type()) {
        result = Datasets.retyped(result, field.name(), type);
      }
    }
    return result;
  }

  @Override
  public int columns() {
    return table.columns() + features.columns();
  }

  @Override
  public String here() {
    return options.name + ": line " + (lines.number() + 1);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
