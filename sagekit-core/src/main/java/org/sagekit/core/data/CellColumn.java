package org.sagekit.core.data;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;

/**
 * A column while it is being read: a number a row into the dictionary of its distinct texts. Each
 * distinct text is looked at once, when it first comes; what all of them have in common decides the
 * type in the end. Of a column of many different numbers, or one that is known to be of numbers,
 * only the numbers are kept.
 */
final class CellColumn {
  private static final int NONE = -1;

  /** After so many rows, a column of nothing but numbers needs its texts no longer. */
  static final int MANY = 4_096;

  private final @Nullable FieldType wanted;
  private final NumberStyle style;
  private final boolean isPlain;
  private final int maxCategories;
  private final boolean keepsTexts;
  private final boolean trustsNumbers;
  private final boolean advises;
  private final NumberScan scan = new NumberScan();
  private final CellTypes types;
  private @Nullable List<String> levels;
  private @Nullable NumberCells numbers;
  private CellCodes codes = new CellCodes();
  private int infiniteRow = NONE;

  /**
   * An empty column.
   *
   * @param wanted its type, or null if it is to be found
   * @param options what the reader was told
   * @param keepsTexts whether the texts are kept even if all are numbers
   */
  CellColumn(@Nullable FieldType wanted, ReadOptions options, boolean keepsTexts) {
    this.wanted = wanted;
    this.style = options.numbers;
    this.isPlain = style.isPlain();
    this.maxCategories = options.limits.categories();
    this.keepsTexts = keepsTexts;
    this.trustsNumbers = options.trustsNumbers();
    this.advises = options.advises;
    this.types = new CellTypes(style);
    if (wanted == FieldType.NUMERIC || wanted == FieldType.INTEGER) {
      numbers = new NumberCells(wanted == FieldType.INTEGER);
    }
  }

  /** As another one, without its values. */
  private CellColumn(CellColumn other) {
    this.wanted = other.wanted;
    this.style = other.style;
    this.isPlain = other.isPlain;
    this.maxCategories = other.maxCategories;
    this.keepsTexts = other.keepsTexts;
    this.trustsNumbers = other.trustsNumbers;
    this.advises = other.advises;
    this.types = new CellTypes(other.style);
  }

  /** An empty column of categories, which has these levels and no others. */
  static CellColumn of(List<String> levels, ReadOptions options) {
    CellColumn column = new CellColumn(FieldType.CATEGORICAL, options, false);
    column.levels = levels;
    levels.forEach(column.codes.dictionary()::codeOf);
    return column;
  }

  /** How many rows it has. */
  int size() {
    return numbers == null ? codes.size() : numbers.size();
  }

  void addMissing() {
    if (numbers == null) {
      addCode(CellCodes.MISSING);
    } else {
      numbers.addMissing();
    }
  }

  /** Adds a number to a column that is known to be of numbers. */
  void add(double real) {
    Objects.requireNonNull(numbers, "numbers").add(real);
  }

  /** Adds a whole number to a column that is known to be of numbers. */
  void add(long whole) {
    Objects.requireNonNull(numbers, "numbers").add(whole);
  }

  /**
   * Adds a value.
   *
   * @throws IllegalArgumentException if it is not of the wanted type; the message says what it must
   *     be
   * @throws NotNumbersException if the texts of the column were given up too early
   */
  void add(Cell cell) {
    if (numbers != null) {
      addNumber(cell, numbers);
      return;
    }
    CellDictionary dictionary = codes.dictionary();
    int known = dictionary.size();
    int code = dictionary.codeOf(cell);
    if (code == known) {
      seeNew(dictionary.text(code));
    } else if (!cell.isQuoted()) {
      dictionary.expect(cell, code);
    }
    seeText(cell);
    addCode(code);
  }

  /**
   * Adds a cell without quotes that is what was to be expected: a short number in a column of
   * numbers, or a text that was there before.
   *
   * @param chars where it stands, from {@code from} on; the character at {@code to} is none that a
   *     cell may have or end with
   * @param separator what may stand behind it, other than a line's end
   * @return the place behind it, or -1 if nothing was added
   */
  int addExpected(char[] chars, int from, int to, char separator) {
    NumberCells cells = numbers;
    if (cells == null) {
      CellDictionary dictionary = codes.dictionary();
      int code = dictionary.expected(chars, from, to);
      int stop = code < 0 ? to : from + dictionary.length(code);
      if (!isEnd(chars[stop], separator)) {
        return -1;
      }
      addCode(code);
      return stop;
    }
    int stop = trustsNumbers ? scan.read(chars, from) : -1;
    if (stop < 0 || !isEnd(chars[stop], separator)) {
      return -1;
    }
    if (wanted == FieldType.INTEGER && !scan.isWhole()) {
      return -1;
    }
    cells.add(scan.isWhole() ? NumberForm.WHOLE : NumberForm.REAL, scan);
    return stop;
  }

  private static boolean isEnd(char c, char separator) {
    return c == separator || c == '\n' || c == '\r';
  }

  /** From time to time, a column that has had nothing but numbers gives up their texts. */
  private void addCode(int code) {
    codes.add(code);
    if ((codes.size() & (MANY - 1)) == 0 && wanted == null && !keepsTexts && types.areNumbers()) {
      numbers = codes.toNumbers(style, types.areWhole());
      codes = new CellCodes();
    }
  }

  private void seeText(Cell cell) {
    if (cell.isText()) {
      types.seeText();
    }
  }

  private void seeNew(String text) {
    if (levels != null) {
      throw new IllegalArgumentException(
          "must be one of "
              + CellTypes.brief(String.join(", ", levels))
              + ", but was '"
              + CellTypes.brief(text)
              + "'.");
    }
    types.see(text);
    requireWanted(text);
    requireFewCategories();
    infiniteRow = infiniteRow == NONE && types.infinite() != null ? codes.size() : infiniteRow;
  }

  private void addNumber(Cell cell, NumberCells to) {
    NumberForm form = isPlain ? scan.read(cell) : scan.read(style.plain(cell.text()));
    boolean fits = form != NumberForm.NONE && Double.isFinite(scan.real());
    if (wanted == null && (!fits || scan.isCode() || cell.isText())) {
      throw new NotNumbersException();
    }
    if (!fits || (wanted == FieldType.INTEGER && form != NumberForm.WHOLE)) {
      requireWanted(cell.text());
    }
    to.add(form, scan);
  }

  private void requireWanted(String text) {
    String refusal = wanted == null ? null : CellTypes.refusal(wanted, text, style);
    if (refusal != null) {
      String advice = " Maybe missing(\"" + CellTypes.brief(text) + "\") or another type.";
      throw new IllegalArgumentException(advises ? refusal + advice : refusal);
    }
  }

  private void requireFewCategories() {
    if (wanted == FieldType.CATEGORICAL && codes.dictionary().size() > maxCategories) {
      throw new IllegalArgumentException(
          "must have at most "
              + maxCategories
              + " categories, but has more. Maybe FieldType.TEXT or maxCategories(...).");
    }
  }

  /** Whether texts will be kept for all that is to come, or numbers only. */
  boolean isSettled() {
    return levels == null
        && (numbers != null
            || wanted != null
            || keepsTexts
            || (types.seen() > 0 && !types.areNumbers() && types.infinite() == null));
  }

  /** An empty column that takes the same cells. */
  CellColumn like() {
    CellColumn like = new CellColumn(this);
    like.numbers = numbers == null ? null : new NumberCells(numbers.isWhole());
    return like;
  }

  /** Whether the values of a column that was made {@link #like} this one can be added. */
  boolean fits(CellColumn part) {
    boolean tooMany =
        wanted == FieldType.CATEGORICAL
            && codes.dictionary().size() + part.codes.dictionary().size() > maxCategories;
    return (numbers == null) == (part.numbers == null)
        && wanted == part.wanted
        && part.types.infinite() == null
        && !tooMany;
  }

  /** Adds the values of a column that {@link #fits}. */
  void append(CellColumn part) {
    if (numbers != null && part.numbers != null) {
      numbers.append(part.numbers);
      return;
    }
    codes.append(part.codes, types::see);
  }

  /** The wanted type, or the narrowest that fits all values. */
  FieldType type() {
    if (wanted != null) {
      return wanted;
    }
    if (numbers != null) {
      return numbers.isWhole() ? FieldType.INTEGER : FieldType.NUMERIC;
    }
    FieldType type = types.type(codes.present());
    boolean tooMany = type == FieldType.CATEGORICAL && codes.dictionary().size() > maxCategories;
    return tooMany ? FieldType.TEXT : type;
  }

  /** The row of the first infinite number if this is a column of numbers, or -1. */
  int infiniteRow() {
    return type() == FieldType.NUMERIC ? infiniteRow : NONE;
  }

  /** The value of a row. */
  String text(int row) {
    return codes.text(row);
  }

  /** The column of what was added. */
  Column build() {
    if (numbers != null) {
      return type() == FieldType.INTEGER ? numbers.buildWholes() : numbers.buildReals();
    }
    return switch (type()) {
      case NUMERIC -> codes.buildReals(style);
      case INTEGER -> codes.buildWholes(style);
      case BOOLEAN -> codes.buildFlags();
      case DATETIME -> codes.buildTimes();
      case CATEGORICAL -> levels == null ? codes.buildCategories() : codes.buildLevels();
      case TEXT -> codes.buildTexts();
    };
  }
}
