package org.sagekit.core.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;

/** An ARFF file that is being read. */
final class ArffSource implements TableSource {
  private final ReadOptions options;
  private final LineReader lines;
  private final CellTable table;
  private final List<ArffAttribute> attributes = new ArrayList<>();
  private final Cell cell = new Cell();
  private boolean inHeader = true;
  private boolean anyRow;

  ArffSource(ReadOptions options, boolean keepsTexts) throws IOException {
    this.options = options;
    this.lines = new LineReader(options);
    this.table = new CellTable(options, keepsTexts);
  }

  @Override
  public boolean next() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      ArffTokens tokens = new ArffTokens(line);
      if (tokens.isAtEnd()) {
        continue;
      }
      table.line(lines.number());
      if (inHeader) {
        declare(tokens);
      } else {
        addRow(tokens);
        return true;
      }
    }
    return false;
  }

  private void declare(ArffTokens tokens) {
    try {
      String word = tokens.word().toLowerCase(Locale.ROOT);
      if (word.equals("@attribute")) {
        declare(ArffAttribute.of(tokens));
      } else if (word.equals("@data")) {
        inHeader = false;
        table.requireColumns();
      } else if (!word.equals("@relation")) {
        throw new IllegalArgumentException(
            "must be @relation, @attribute or @data, but was '" + CellTypes.brief(word) + "'.");
      }
    } catch (IllegalArgumentException e) {
      if (!inHeader) {
        throw e;
      }
      throw new DataException(
          options.name + ": header (line " + lines.number() + ") " + e.getMessage(), e);
    }
  }

  private void declare(ArffAttribute attribute) {
    if (attribute.type() == FieldType.CATEGORICAL && !attribute.levels().isEmpty()) {
      table.declareLevels(attribute.name(), attribute.levels(), Role.FEATURE);
    } else {
      table.declare(attribute.name(), attribute.type(), Role.FEATURE);
    }
    attributes.add(attribute);
  }

  private void addRow(ArffTokens tokens) {
    table.requireRoom();
    try {
      if (tokens.skip('{')) {
        addSparse(tokens);
      } else {
        addDense(tokens);
      }
    } catch (IllegalArgumentException e) {
      throw table.fault(e);
    }
    table.endRow();
    anyRow = true;
  }

  private void addDense(ArffTokens tokens) {
    int index = 0;
    do {
      if (index == table.columns()) {
        throw table.fault("row must have " + index + " cells, but has more.");
      }
      add(index++, tokens.value(), tokens.wasQuoted());
    } while (tokens.skip(','));
    requireEnd(tokens);
    if (index < table.columns()) {
      throw table.fault("row must have " + table.columns() + " cells, but has " + index + ".");
    }
  }

  private void addSparse(ArffTokens tokens) {
    table.requireFewCells();
    int next = 0;
    if (!tokens.skip('}')) {
      do {
        int index = index(tokens.word(), next);
        addZeros(next, index);
        add(index, tokens.value(), tokens.wasQuoted());
        next = index + 1;
      } while (tokens.skip(','));
      if (!tokens.skip('}')) {
        throw table.fault("sparse row must be closed with }, but is not.");
      }
    }
    requireEnd(tokens);
    addZeros(next, table.columns());
  }

  private int index(String word, int least) {
    NumberScan number = new NumberScan();
    boolean fits =
        number.read(word) == NumberForm.WHOLE
            && number.whole() >= least
            && number.whole() < table.columns();
    if (!fits) {
      throw table.fault(
          "index must be from "
              + least
              + " to "
              + (table.columns() - 1)
              + ", in ascending order, but was '"
              + CellTypes.brief(word)
              + "'.");
    }
    return (int) number.whole();
  }

  private void addZeros(int from, int to) {
    for (int index = from; index < to; index++) {
      ArffAttribute attribute = attributes.get(index);
      switch (attribute.type()) {
        case NUMERIC, INTEGER -> add(index, "0", true);
        case CATEGORICAL -> {
          if (attribute.levels().isEmpty()) {
            table.column(index).addMissing();
          } else {
            add(index, attribute.levels().get(0), true);
          }
        }
        default -> table.column(index).addMissing();
      }
    }
  }

  private void requireEnd(ArffTokens tokens) {
    if (!tokens.isAtEnd()) {
      throw table.fault(
          "row must end after its values, but has '" + CellTypes.brief(tokens.rest()) + "'.");
    }
  }

  private void add(int index, String value, boolean isQuoted) {
    CellColumn column = table.column(index);
    if (!isQuoted && value.equals("?")) {
      column.addMissing();
      return;
    }
    cell.set(attributes.get(index).iso(value));
    table.add(index, cell);
  }

  @Override
  public Dataset take() {
    if (inHeader) {
      throw new DataException(options.name + ": file must have a line @data, but has none.");
    }
    if (!anyRow) {
      throw new DataException(options.name + ": file must have rows, but has a header only.");
    }
    return table.take();
  }

  @Override
  public int columns() {
    return table.columns();
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
