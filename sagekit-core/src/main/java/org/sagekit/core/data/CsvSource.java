package org.sagekit.core.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import org.sagekit.api.data.Dataset;

/** A file of separated values that is being read. */
final class CsvSource implements TableSource {
  /** FastCSV needs room for a cell, its quotes and what was read beyond it. */
  private static final int MARGIN = 1 << 16;

  private final CsvCells cells;
  private final Reader text;
  private final CloseableIterator<Boolean> records;

  private CsvSource(CsvCells cells, Reader text, CloseableIterator<Boolean> records) {
    this.cells = cells;
    this.text = text;
    this.records = records;
  }

  static CsvSource open(ReadOptions options, CsvStyle style, boolean keepsTexts)
      throws IOException {
    Reader text = TextInput.open(options);
    try {
      PrefixReader prefixed = new PrefixReader(text, CsvDialect.PREFIX);
      CsvStyle found =
          new CsvDialect(prefixed.prefix(), prefixed.isWhole(), style, options.numbers.decimal())
              .found();
      CsvCells cells = new CsvCells(options, found, keepsTexts);
      return new CsvSource(cells, text, parse(options, found, cells, prefixed));
    } catch (RuntimeException e) {
      text.close();
      throw e;
    }
  }

  private static CloseableIterator<Boolean> parse(
      ReadOptions options, CsvStyle style, CsvCells cells, Reader text) {
    var builder =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .fieldSeparator(style.separator())
            .quoteCharacter(style.quote())
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(options.limits.cell() + MARGIN);
    if (style.comment() != CsvStyle.NONE) {
      builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(style.comment());
    }
    return builder.build(cells, text).iterator();
  }

  @Override
  public boolean next() {
    while (records.hasNext()) {
      if (records.next()) {
        return true;
      }
    }
    return false;
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
