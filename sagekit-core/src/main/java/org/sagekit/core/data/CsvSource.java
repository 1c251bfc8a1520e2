package org.sagekit.core.data;

import java.io.IOException;
import java.io.Reader;
import org.sagekit.api.data.Dataset;

/** A file of separated values that is being read. */
final class CsvSource implements TableSource {
  private final CsvCells cells;
  private final TextLanes text;
  private final CsvScanner rows;

  private CsvSource(CsvCells cells, TextLanes text, CsvScanner rows) {
    this.cells = cells;
    this.text = text;
    this.rows = rows;
  }

  static CsvSource open(ReadOptions options, CsvStyle style, boolean keepsTexts)
      throws IOException {
    return open(options, style, keepsTexts, TextLanes.PAIR);
  }

  /** As above, with so many characters in a pair of blocks. */
  static CsvSource open(ReadOptions options, CsvStyle style, boolean keepsTexts, int pair)
      throws IOException {
    Reader text = TextInput.open(options);
    try {
      PrefixReader prefixed = new PrefixReader(text, CsvDialect.PREFIX);
      CsvStyle found =
          new CsvDialect(prefixed.prefix(), prefixed.isWhole(), style, options.numbers.decimal())
              .found();
      CsvCells cells = new CsvCells(options, found, keepsTexts);
      TextLanes lanes = new TextLanes(prefixed, pair, cells::part);
      CsvScanner rows = new CsvScanner(lanes, found, options.limits.cell(), cells);
      return new CsvSource(cells, lanes, rows);
    } catch (RuntimeException e) {
      text.close();
      throw e;
    }
  }

  @Override
  public boolean next() throws IOException {
    return rows.next();
  }

  @Override
  public int next(int most) throws IOException {
    CsvPart part = text.part();
    if (part != null && part.table().rows() <= most && rows.isBetweenRows() && cells.append(part)) {
      text.skipPart();
      rows.skipLines(part.lines());
      return part.table().rows();
    }
    return rows.next() ? 1 : 0;
  }

  @Override
  public Dataset take() {
    return cells.take();
  }

  @Override
  public int columns() {
    return cells.columns();
  }

  @Override
  public String here() {
    return cells.here();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
