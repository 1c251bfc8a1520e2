package org.sagekit.core.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.core.internal.DurableFiles;

/** Writes a dataset so that it can be read back without loss. */
final class CsvTable {
  /** Where there is one column only, an empty line would not count as a row; a blank does. */
  private static final String MISSING_ALONE = " ";

  private final Dataset dataset;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private int row = -1;

  private CsvTable(Dataset dataset) {
    this.dataset = dataset;
  }

  static void write(Dataset dataset, Path file) {
    boolean compressed = file.toString().endsWith(".gz");
    CsvTable table = new CsvTable(dataset);
    try {
      DurableFiles.replace(
          file, out -> table.write(compressed ? new GZIPOutputStream(out, 1 << 16) : out));
    } catch (IOException e) {
      throw new DataException(file + ": file must be writable, but: " + e + ".", e);
    }
  }

  private void write(OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .quoteStrategy(new QuoteUnclear())
            .build(text);
    try {
      dataset.schema().names().forEach(name -> requireUnicode(name, name));
      csv.writeRecord(dataset.schema().names());
      for (row = 0; row < dataset.size(); row++) {
        csv.writeRecord(cells());
      }
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    text.flush();
    if (out instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
  }

  private List<@Nullable String> cells() {
    List<@Nullable String> cells = new ArrayList<>();
    for (int i = 0; i < dataset.schema().size(); i++) {
      String text = text(dataset.column(i));
      requireUnicode(text, dataset.schema().fields().get(i).name());
      cells.add(text);
    }
    return cells;
  }

  /** What has no bytes would otherwise be written as a question mark. */
  private void requireUnicode(@Nullable String text, String name) {
    if (text != null && !encoder.canEncode(text)) {
      throw new DataException(
          "Dataset '"
              + dataset.name()
              + "': "
              + (row < 0 ? "header" : "row " + row)
              + ", column '"
              + name
              + "' must be text in Unicode, but has half a character.");
    }
  }

  private @Nullable String text(Column column) {
    boolean alone = dataset.schema().size() == 1 && column.isMissing(row);
    return alone ? MISSING_ALONE : CellText.plain(column, row);
  }

  /** Puts values in quotes that would otherwise be read as missing, or lose their blanks. */
  private final class QuoteUnclear implements QuoteStrategy {

    @Override
    public boolean quoteEmpty(int line, int field) {
      return true;
    }

    @Override
    public boolean quoteValue(int line, int field, String value) {
      boolean missing = row >= 0 && dataset.column(field).isMissing(row);
      return !missing && CellText.isUnclear(value);
    }
  }
}
