package org.sagekit.core.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.TextColumn;

/**
 * A column while it is being read: a number a row into the dictionary of its distinct texts. Each
 * distinct text is looked at once, when it first comes; what all of them have in common decides the
 * type in the end. Of a column of many different numbers only the numbers are kept.
 */
final class CellColumn {
  private static final int MISSING = -1;

  /** With more different values than this, a column of numbers needs its texts no longer. */
  static final int MANY = 4_096;

  private final @Nullable FieldType wanted;
  private final int maxCategories;
  private final boolean keepsTexts;
  private CellDictionary dictionary = new CellDictionary();
  private @Nullable NumberCells numbers;
  private final CellTypes types = new CellTypes();
  private int[] codes = new int[8];
  private int size;
  private int missing;
  private int infiniteRow = MISSING;

  /**
   * An empty column.
   *
   * @param wanted its type, or null if it is to be found
   * @param maxCategories how many levels it may have
   * @param keepsTexts whether the texts are kept even if all are numbers
   */
  CellColumn(@Nullable FieldType wanted, int maxCategories, boolean keepsTexts) {
    this.wanted = wanted;
    this.maxCategories = maxCategories;
    this.keepsTexts = keepsTexts;
  }

  void addMissing() {
    missing++;
    if (numbers == null) {
      append(MISSING);
    } else {
      numbers.addMissing();
    }
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
      numbers.add(number(cell.text()));
      return;
    }
    int code = dictionary.codeOf(cell);
    if (code == types.seen()) {
      String text = dictionary.text(code);
      types.see(text);
      requireWanted(text);
      requireFewCategories();
      infiniteRow = infiniteRow == MISSING && types.infinite() != null ? size : infiniteRow;
    }
    append(code);
    if (dictionary.size() > MANY && types.areNumbers() && !keepsTexts && wantsNumbers()) {
      numbers = toNumbers();
    }
  }

  private boolean wantsNumbers() {
    return wanted == null || wanted == FieldType.NUMERIC || wanted == FieldType.INTEGER;
  }

  private String number(String text) {
    requireWanted(text);
    if (wanted == null && !CellTypes.isNumber(text)) {
      throw new NotNumbersException();
    }
    return text;
  }

  private NumberCells toNumbers() {
    NumberCells cells = new NumberCells(size);
    for (int row = 0; row < size; row++) {
      if (codes[row] == MISSING) {
        cells.addMissing();
      } else {
        cells.add(dictionary.text(codes[row]));
      }
    }
    dictionary = new CellDictionary();
    codes = new int[0];
    return cells;
  }

  private void requireWanted(String text) {
    String refusal = wanted == null ? null : CellTypes.refusal(wanted, text);
    if (refusal != null) {
      throw new IllegalArgumentException(
          refusal + " Maybe missing(\"" + CellTypes.brief(text) + "\") or another type.");
    }
  }

  private void requireFewCategories() {
    if (wanted == FieldType.CATEGORICAL && dictionary.size() > maxCategories) {
      throw new IllegalArgumentException(
          "must have at most "
              + maxCategories
              + " categories, but has more. Maybe FieldType.TEXT or maxCategories(...).");
    }
  }

  private void append(int code) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, size + (size >> 1));
    }
    codes[size++] = code;
  }

  /** The wanted type, or the narrowest that fits all values. */
  FieldType type() {
    if (wanted != null) {
      return wanted;
    }
    if (numbers != null) {
      return numbers.isWhole() ? FieldType.INTEGER : FieldType.NUMERIC;
    }
    FieldType type = types.type(size - missing);
    boolean tooMany = type == FieldType.CATEGORICAL && dictionary.size() > maxCategories;
    return tooMany ? FieldType.TEXT : type;
  }

  /** The row of the first infinite number if this is a column of numbers, or -1. */
  int infiniteRow() {
    return type() == FieldType.NUMERIC ? infiniteRow : MISSING;
  }

  /** The value of a row. */
  String text(int row) {
    return dictionary.text(codes[row]);
  }

  /** The column of what was added. */
  Column build() {
    if (numbers != null) {
      return type() == FieldType.INTEGER ? numbers.buildWholes() : numbers.buildReals();
    }
    return switch (type()) {
      case NUMERIC -> Column.ofNumbers(reals(Double::parseDouble));
      case INTEGER -> IntegerColumn.of(wholes(Long::parseLong, 0), gaps());
      case BOOLEAN -> BooleanColumn.of(flags());
      case DATETIME ->
          DateTimeColumn.of(wholes(text -> CellValues.millis(text), DateTimeColumn.MISSING));
      case CATEGORICAL -> categories();
      case TEXT -> TextColumn.of(texts());
    };
  }

  private double[] reals(ToDoubleFunction<String> parse) {
    double[] byCode = dictionary.texts().stream().mapToDouble(parse).toArray();
    return rows().mapToDouble(code -> code == MISSING ? Double.NaN : byCode[code]).toArray();
  }

  private long[] wholes(ToLongFunction<String> parse, long gap) {
    long[] byCode = dictionary.texts().stream().mapToLong(parse).toArray();
    return rows().mapToLong(code -> code == MISSING ? gap : byCode[code]).toArray();
  }

  private byte[] flags() {
    byte[] flags = new byte[size];
    for (int row = 0; row < size; row++) {
      Boolean flag = codes[row] == MISSING ? null : CellValues.flag(dictionary.text(codes[row]));
      flags[row] = (byte) (flag == null ? MISSING : flag ? 1 : 0);
    }
    return flags;
  }

  private BitSet gaps() {
    BitSet gaps = new BitSet(size);
    for (int row = 0; row < size; row++) {
      gaps.set(row, codes[row] == MISSING);
    }
    return gaps;
  }

  private CategoricalColumn categories() {
    List<String> levels = dictionary.texts().stream().sorted().toList();
    CellDictionary ranks = new CellDictionary();
    levels.forEach(ranks::codeOf);
    int[] rankByCode = dictionary.texts().stream().mapToInt(ranks::codeOf).toArray();
    return CategoricalColumn.of(
        rows().map(code -> code == MISSING ? MISSING : rankByCode[code]).toArray(), levels);
  }

  private List<@Nullable String> texts() {
    @Nullable String[] texts = new @Nullable String[size];
    for (int row = 0; row < size; row++) {
      texts[row] = codes[row] == MISSING ? null : dictionary.text(codes[row]);
    }
    return Arrays.asList(texts);
  }

  private IntStream rows() {
    return Arrays.stream(codes, 0, size);
  }
}
