package org.sagekit.core.data;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.sagekit.api.Problems;

/**
 * Reads a table of separated values (RFC 4180) with a header row, plain or compressed by gzip,
 * which is known by its content. Get one from {@link Datasets#csv}. The text is strict UTF-8 unless
 * the file starts with a byte order mark of UTF-8 or UTF-16, or {@link #charset} is set.
 *
 * <p>Separator and quote are found unless set. Each separator of {@code , ; tab |}, in this order,
 * splits the first 1,000 rows, 65,536 characters at most. It is the one for which the greatest
 * share of these rows has as many cells as the first row, which must be two or more; among equals
 * the one with more cells, then the earlier one; comma if there is none. The quote is {@code "},
 * unless no cell starts with it, but cells are in {@code '}, quotes and all.
 *
 * <p>Blanks around a cell without quotes don't count, nor do empty lines. Cells that equal a
 * missing token are missing: the empty cell, {@code NA}, {@code N/A}, {@code NaN}, {@code nan},
 * {@code null}, {@code NULL} and {@code ?}, unless others are given.
 *
 * <p>The type of a column that was not given is the first of these that fits all its values:
 *
 * <ol>
 *   <li>INTEGER: whole numbers of 64 bits;
 *   <li>NUMERIC: decimal numbers with a point. Numbers with leading zeros, such as 01234, are codes
 *       and no numbers. An infinite number in such a column is refused, because no trainer could
 *       use it and leaving it out would be a silent loss;
 *   <li>BOOLEAN: true and false in upper or lower case; not yes and no, nor 0 and 1;
 *   <li>DATETIME: ISO dates and date-times, also with a blank for the T, in UTC if without offset;
 *   <li>TEXT: if more than half of the values are different, and they have either three words or 64
 *       characters on average, or there are more than 10,000 different ones;
 *   <li>CATEGORICAL: all others, also those without any value.
 * </ol>
 *
 * Nothing depends on the machine's locale, time zone or charset.
 */
public final class CsvReader extends TableReader<CsvReader> {
  static final Set<String> MISSING = Set.of("", "NA", "N/A", "NaN", "nan", "null", "NULL", "?");
  private final CsvStyle style;

  private CsvReader(ReadOptions options, CsvStyle style) {
    super(options);
    this.style = style;
  }

  static CsvReader of(Path file) {
    return new CsvReader(file(file, MISSING), CsvStyle.STANDARD);
  }

  @Override
  CsvReader with(ReadOptions changed) {
    return new CsvReader(changed, style);
  }

  private CsvReader with(CsvStyle changed) {
    return new CsvReader(options, changed);
  }

  CsvStyle style() {
    return style;
  }

  @Override
  TableSource open(boolean keepsTexts) throws IOException {
    return CsvSource.open(options, style, keepsTexts);
  }

  /**
   * Takes cells in quotes for values even if they equal a missing token, as {@link Datasets#toCsv}
   * writes them. Unless this is set, quotes make no difference: many programs put all in quotes.
   *
   * @return a reader
   */
  public CsvReader keepQuoted() {
    return with(options.with(o -> o.keepsQuoted = true));
  }

  /**
   * Sets what stands between the cells of a row.
   *
   * @param character found unless set; no quote, line end, letter or digit
   * @return a reader
   */
  public CsvReader separator(char character) {
    return with(style.separator(character));
  }

  /**
   * Sets what stands around a cell that has separators or line ends; doubled, it stands for itself.
   *
   * @param character found unless set; no separator, blank, line end, letter or digit
   * @return a reader
   */
  public CsvReader quote(char character) {
    return with(style.quote(character));
  }

  /**
   * Skips lines that start with a character.
   *
   * @param character such as {@code '#'}; unless set, all lines count
   * @return a reader
   */
  public CsvReader comments(char character) {
    return with(style.comment(character));
  }

  /**
   * Sets in which charset the file is, unless it starts with a byte order mark.
   *
   * @param charset UTF-8 unless set; bytes that it does not have are refused
   * @return a reader
   */
  public CsvReader charset(Charset charset) {
    Objects.requireNonNull(charset, "charset");
    return with(options.with(o -> o.charset = charset));
  }

  /**
   * Reads numbers with a comma before the fraction, {@code 1,5}; a point there makes a text. The
   * comma is then not tried as separator.
   *
   * @return a reader
   */
  public CsvReader decimalComma() {
    return with(options.with(o -> o.numbers = new NumberStyle(',', o.numbers.thousands())));
  }

  /**
   * Reads numbers with a separator between groups of three digits, {@code 1'234'567}; a number may
   * also go without.
   *
   * @param character such as {@code ','}, {@code '.'} or a blank
   * @return a reader
   */
  public CsvReader thousands(char character) {
    return with(options.with(o -> o.numbers = new NumberStyle(o.numbers.decimal(), character)));
  }

  /**
   * Takes rows that have fewer cells than the header: the cells at the end are missing. Rows with
   * more cells are always refused.
   *
   * @return a reader
   */
  public CsvReader shortRows() {
    return with(style.withShortRows());
  }

  /**
   * Makes names of columns unique instead of refusing them: the second {@code name} is {@code
   * name_2}, and the third column without a name {@code column_3}.
   *
   * @return a reader
   */
  public CsvReader uniqueNames() {
    return with(style.withUniqueNames());
  }

  /**
   * Reads a file without header row.
   *
   * @param names the columns' names; none for {@code column_1} and so on
   * @return a reader
   */
  public CsvReader withoutHeader(String... names) {
    return with(style.names(Arrays.asList(names)));
  }

  /**
   * Sets the longest cell that is read, so that a quote that is never closed does not fill the
   * memory.
   *
   * @param characters 1,048,576 unless set, 268,435,456 at most; a quote in quotes may count twice
   * @return a reader
   */
  public CsvReader maxCell(int characters) {
    return limits(options.limits.cell(characters));
  }

  @Override
  void check(Problems problems) {
    super.check(problems);
    char separator = style.separator();
    problems
        .require(
            separator != '"' && separator != '.' && isMark(separator),
            "separator",
            "no quote, point, line end, letter or digit",
            "'" + separator + "'")
        .require(
            style.quote() == CsvStyle.FOUND
                || (style.quote() != separator && style.quote() != ' ' && isMark(style.quote())),
            "quote",
            "no separator, blank, line end, letter or digit",
            "'" + style.quote() + "'")
        .require(
            style.comment() == CsvStyle.NONE
                || (style.comment() != separator
                    && style.comment() != style.quote()
                    && isMark(style.comment())),
            "comments",
            "no separator, quote, line end, letter or digit",
            "'" + style.comment() + "'")
        .require(
            options.numbers.thousands() != options.numbers.decimal()
                && isMark(options.numbers.thousands())
                && "+-eE".indexOf(options.numbers.thousands()) < 0,
            "thousands",
            "no sign, letter, digit, nor the decimal character",
            "'" + options.numbers.thousands() + "'");
    if (style.names() != null) {
      problems.require(
          style.names().stream().distinct().count() == style.names().size()
              && style.names().stream().noneMatch(String::isBlank),
          "names",
          "unique and not blank",
          style.names());
    }
  }

  private static boolean isMark(char c) {
    return c != '\n' && c != '\r' && !Character.isLetterOrDigit(c);
  }
}
