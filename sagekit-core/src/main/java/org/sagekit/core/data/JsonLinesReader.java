package org.sagekit.core.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.sagekit.api.Problems;

/**
 * Reads JSON lines: an object of RFC 8259 a line, in strict UTF-8, plain or compressed by gzip,
 * which is known by its content. Get one from {@link Datasets#jsonLines}. A name that stands twice
 * in an object is refused. Empty lines don't count.
 *
 * <p>The columns are the names, in the order in which they first come; null and what an object
 * leaves out is missing. The type of a column that was not given follows from JSON's: numbers are
 * INTEGER if all are whole numbers of 64 bits, else NUMERIC; true and false are BOOLEAN; texts are
 * DATETIME, TEXT or CATEGORICAL by the rules of {@link CsvReader}, and never numbers. Where numbers
 * and texts come mixed, all are texts.
 *
 * <p>Objects in objects are refused unless {@link #flattened} is set; lists are always refused.
 */
public final class JsonLinesReader extends TableReader<JsonLinesReader> {
  private final boolean isFlattened;

  private JsonLinesReader(ReadOptions options, boolean isFlattened) {
    super(options);
    this.isFlattened = isFlattened;
  }

  static JsonLinesReader of(Path file) {
    return new JsonLinesReader(file(file, Set.of()), false);
  }

  @Override
  JsonLinesReader with(ReadOptions changed) {
    return new JsonLinesReader(changed, isFlattened);
  }

  @Override
  TableSource open(boolean keepsTexts) throws IOException {
    return new JsonLinesSource(options, keepsTexts, isFlattened);
  }

  @Override
  void check(Problems problems) {
    options.limits.check(problems, "maxLine");
  }

  /**
   * Takes objects in objects apart: {@code {"a": {"b": 1}}} has a column {@code a.b}.
   *
   * @return a reader
   */
  public JsonLinesReader flattened() {
    return new JsonLinesReader(options, true);
  }

  /**
   * Sets the longest line that is read.
   *
   * @param characters 1,048,576 unless set, 268,435,456 at most
   * @return a reader
   */
  public JsonLinesReader maxLine(int characters) {
    return limits(options.limits.cell(characters));
  }

  /**
   * Sets how many cells the table may have, those left out included.
   *
   * @param cells 1,000,000,000 unless set
   * @return a reader
   */
  public JsonLinesReader maxCells(long cells) {
    return limits(options.limits.cells(cells));
  }
}
