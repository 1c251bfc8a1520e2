package org.sagekit.core.data;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.sagekit.api.Problems;

/**
 * Reads ARFF, the format of Weka and OpenML, plain or compressed by gzip, which is known by its
 * content. Get one from {@link Datasets#arff}. The header gives the types: numeric and real are
 * NUMERIC, integer is INTEGER, a list of values is CATEGORICAL with the values in their order,
 * string is TEXT, and date is DATETIME, with ISO dates unless a pattern is given. {@code ?} is
 * missing; lines that start with {@code %} are comments. In a sparse row, <code>{3 7, 9 a}</code>,
 * the columns that are not named have 0, or the first of their values; times and texts are missing.
 *
 * <p>Attributes of the type relational are refused, as are weights of rows.
 */
public final class ArffReader extends TableReader<ArffReader> {

  private ArffReader(ReadOptions options) {
    super(options);
  }

  static ArffReader of(Path file) {
    return new ArffReader(file(file, Set.of()));
  }

  @Override
  ArffReader with(ReadOptions changed) {
    return new ArffReader(changed);
  }

  @Override
  TableSource open(boolean keepsTexts) throws IOException {
    return new ArffSource(options, keepsTexts);
  }

  @Override
  void check(Problems problems) {
    options.limits.check(problems, "maxLine");
  }

  /**
   * Sets in which charset the file is, unless it starts with a byte order mark.
   *
   * @param charset UTF-8 unless set; bytes that it does not have are refused
   * @return a reader
   */
  public ArffReader charset(Charset charset) {
    Objects.requireNonNull(charset, "charset");
    return with(options.with(o -> o.charset = charset));
  }

  /**
   * Sets the longest line that is read.
   *
   * @param characters 1,048,576 unless set, 268,435,456 at most
   * @return a reader
   */
  public ArffReader maxLine(int characters) {
    return limits(options.limits.cell(characters));
  }

  /**
   * Sets how many cells the table may have, those left out included.
   *
   * @param cells 1,000,000,000 unless set
   * @return a reader
   */
  public ArffReader maxCells(long cells) {
    return limits(options.limits.cells(cells));
  }
}
