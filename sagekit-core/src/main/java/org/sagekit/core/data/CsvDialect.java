package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds separator and quote of a file by its beginning. Each pair of candidates splits the first
 * rows; the best pair has the greatest share of rows with as many cells as the first one, which
 * must be two or more; among equals, the one of more cells, then the earlier one. A pair that
 * splits no row or that meets text behind a closing quote is out. A single quote is a quote only if
 * with it some cell is quoted, and with a double quote none is.
 */
final class CsvDialect {
  /** How much of the file is looked at, in characters. */
  static final int PREFIX = 1 << 16;

  private static final int MOST_ROWS = 1_000;
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final char DOUBLE = '"';
  private static final char SINGLE = '\'';

  private final String text;
  private final boolean isWhole;
  private final CsvStyle style;
  private final char decimal;

  /** What a pair of candidates makes of the beginning. */
  private record Trial(char separator, char quote, int cells, double share, boolean hasQuotes) {}

  /**
   * A search.
   *
   * @param text the beginning of the file
   * @param isWhole whether this is all of it
   * @param style what is known
   * @param decimal stands in numbers, and so between no cells
   */
  CsvDialect(String text, boolean isWhole, CsvStyle style, char decimal) {
    this.text = text;
    this.isWhole = isWhole;
    this.style = style;
    this.decimal = decimal;
  }

  /** The style with separator and quote. */
  CsvStyle found() {
    if (style.separator() != CsvStyle.FOUND && style.quote() != CsvStyle.FOUND) {
      return style;
    }
    Trial best = new Trial(CsvStyle.FOUND, DOUBLE, 1, 0, false);
    boolean doubles = false;
    for (Trial trial : trials(style.quote() == CsvStyle.FOUND ? DOUBLE : style.quote())) {
      doubles |= trial.hasQuotes();
      best = better(best, trial);
    }
    if (style.quote() == CsvStyle.FOUND && !doubles) {
      for (Trial trial : trials(SINGLE)) {
        best = trial.hasQuotes() ? better(best, trial) : best;
      }
    }
    char standard = decimal == ',' ? ';' : ',';
    char separator = best.separator() == CsvStyle.FOUND ? standard : best.separator();
    return style
        .separator(style.separator() == CsvStyle.FOUND ? separator : style.separator())
        .quote(style.quote() == CsvStyle.FOUND ? best.quote() : style.quote());
  }

  private static Trial better(Trial best, Trial trial) {
    boolean more =
        trial.share() > best.share()
            || (trial.share() == best.share() && trial.cells() > best.cells());
    boolean singleOverPlain =
        trial.quote() == SINGLE && best.quote() == DOUBLE && trial.share() >= best.share();
    return more || singleOverPlain ? trial : best;
  }

  private List<Trial> trials(char quote) {
    List<Trial> trials = new ArrayList<>();
    char[] given = {style.separator()};
    for (char separator : style.separator() == CsvStyle.FOUND ? SEPARATORS : given) {
      boolean fits = separator != quote && separator != decimal && separator != style.comment();
      if (fits && (text.indexOf(separator) >= 0 || style.separator() != CsvStyle.FOUND)) {
        trial(separator, quote, trials);
      }
    }
    return trials;
  }

  private void trial(char separator, char quote, List<Trial> trials) {
    CsvSplitter splitter = new CsvSplitter(text, separator, quote);
    int first = 0;
    int rows = 0;
    int alike = 0;
    while (rows < MOST_ROWS && splitter.next(style.comment())) {
      if (splitter.isCut() && !isWhole) {
        break;
      }
      first = rows == 0 ? splitter.cells() : first;
      alike += splitter.cells() == first ? 1 : 0;
      rows++;
    }
    boolean given = style.separator() != CsvStyle.FOUND;
    if (rows > 0 && (first > 1 || given) && !splitter.isFaulty()) {
      trials.add(new Trial(separator, quote, first, (double) alike / rows, splitter.hasQuotes()));
    }
  }
}
