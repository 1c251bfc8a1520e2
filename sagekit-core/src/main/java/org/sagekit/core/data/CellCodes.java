package org.sagekit.core.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.TextColumn;

/**
 * A column of texts while it grows: a number a row into the dictionary of its distinct texts. In
 * the end it is built as whatever its texts are; each distinct text is looked at once.
 */
final class CellCodes {
  static final int MISSING = -1;

  private final CellDictionary dictionary = new CellDictionary();
  private final Chunks.Ints codes = new Chunks.Ints();
  private int missing;

  CellDictionary dictionary() {
    return dictionary;
  }

  /** Adds a text by its number in the dictionary, or {@link #MISSING}. */
  void add(int code) {
    missing += code == MISSING ? 1 : 0;
    codes.add(code);
  }

  /** Adds the texts of another one; those that were not in the dictionary are handed out. */
  void append(CellCodes part, Consumer<String> fresh) {
    int[] codeByPart = new int[part.dictionary.size()];
    for (int code = 0; code < codeByPart.length; code++) {
      int known = dictionary.size();
      codeByPart[code] = dictionary.codeOf(part.dictionary, code);
      if (codeByPart[code] == known) {
        fresh.accept(dictionary.text(known));
      }
    }
    for (int code : part.codes.toArray()) {
      add(code == MISSING ? MISSING : codeByPart[code]);
    }
  }

  int size() {
    return codes.size();
  }

  /** How many are not missing. */
  int present() {
    return codes.size() - missing;
  }

  /** The text of a row, which must not be missing. */
  String text(int row) {
    return dictionary.text(codes.get(row));
  }

  /** The same as numbers, which all texts must be. */
  NumberCells toNumbers(NumberStyle style, boolean areWhole) {
    NumberCells cells = new NumberCells(areWhole);
    long[] wholes = areWhole ? byCode(text -> whole(style, text)) : new long[0];
    double[] reals = areWhole ? new double[0] : realByCode(style);
    for (int code : codes.toArray()) {
      if (code == MISSING) {
        cells.addMissing();
      } else if (areWhole) {
        cells.add(wholes[code]);
      } else {
        cells.add(reals[code]);
      }
    }
    return cells;
  }

  private static long whole(NumberStyle style, String text) {
    return Long.parseLong(plain(style, text));
  }

  private static String plain(NumberStyle style, String text) {
    return Objects.requireNonNull(style.plain(text), text);
  }

  private double[] realByCode(NumberStyle style) {
    return dictionary.texts().stream()
        .mapToDouble(text -> Double.parseDouble(plain(style, text)))
        .toArray();
  }

  private long[] byCode(ToLongFunction<String> parse) {
    return dictionary.texts().stream().mapToLong(parse).toArray();
  }

  /** Real numbers. */
  Column buildReals(NumberStyle style) {
    double[] byCode = realByCode(style);
    return Column.ofNumbers(
        rows().mapToDouble(code -> code == MISSING ? Double.NaN : byCode[code]).toArray());
  }

  /** Whole numbers. */
  Column buildWholes(NumberStyle style) {
    BitSet gaps = new BitSet(size());
    for (int row = 0; row < size(); row++) {
      gaps.set(row, codes.get(row) == MISSING);
    }
    return IntegerColumn.of(wholes(text -> whole(style, text), 0), gaps);
  }

  /** Dates and times. */
  Column buildTimes() {
    return DateTimeColumn.of(wholes(text -> CellValues.millis(text), DateTimeColumn.MISSING));
  }

  private long[] wholes(ToLongFunction<String> parse, long gap) {
    long[] byCode = byCode(parse);
    return rows().mapToLong(code -> code == MISSING ? gap : byCode[code]).toArray();
  }

  /** True and false. */
  Column buildFlags() {
    byte[] flags = new byte[codes.size()];
    for (int row = 0; row < flags.length; row++) {
      int code = codes.get(row);
      Boolean flag = code == MISSING ? null : CellValues.flag(dictionary.text(code));
      flags[row] = (byte) (flag == null ? MISSING : flag ? 1 : 0);
    }
    return BooleanColumn.of(flags);
  }

  /** Categories whose levels are the dictionary, in its order. */
  Column buildLevels() {
    return CategoricalColumn.of(codes.toArray(), dictionary.texts());
  }

  /** Categories whose levels are those that came, in their own order. */
  Column buildCategories() {
    List<String> sorted = dictionary.texts().stream().sorted().toList();
    CellDictionary ranks = new CellDictionary();
    sorted.forEach(ranks::codeOf);
    int[] rankByCode = dictionary.texts().stream().mapToInt(ranks::codeOf).toArray();
    int[] all = codes.toArray();
    for (int row = 0; row < all.length; row++) {
      all[row] = all[row] == MISSING ? MISSING : rankByCode[all[row]];
    }
    return CategoricalColumn.of(all, sorted);
  }

  /** Texts. */
  Column buildTexts() {
    @Nullable String[] texts = new @Nullable String[codes.size()];
    for (int row = 0; row < texts.length; row++) {
      int code = codes.get(row);
      texts[row] = code == MISSING ? null : dictionary.text(code);
    }
    return TextColumn.of(Arrays.asList(texts));
  }

  private IntStream rows() {
    return Arrays.stream(codes.toArray());
  }
}
