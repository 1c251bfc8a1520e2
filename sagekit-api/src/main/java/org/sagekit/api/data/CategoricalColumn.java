package org.sagekit.api.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;

/** One of a list of levels, kept as the index of the level. */
public final class CategoricalColumn implements Column {
  private static final int MISSING = -1;
  private final int[] codes;
  private final List<String> levels;

  private CategoricalColumn(int[] codes, List<String> levels) {
    this.codes = codes;
    this.levels = levels;
  }

  /**
   * A column whose levels are its distinct values, sorted by their characters.
   *
   * @param values one a row, null where missing
   * @return the column
   */
  public static CategoricalColumn of(List<@Nullable String> values) {
    TreeSet<String> distinct = new TreeSet<>();
    for (String value : values) {
      if (value != null) {
        distinct.add(value);
      }
    }
    return of(values, List.copyOf(distinct));
  }

  /**
   * A column of given levels.
   *
   * @param values one a row, null where missing
   * @param levels all values that may occur, each once
   * @return the column
   * @throws IllegalArgumentException if a value is no level
   */
  public static CategoricalColumn of(List<@Nullable String> values, List<String> levels) {
    Map<String, Integer> codeByLevel = new HashMap<>();
    for (String level : levels) {
      codeByLevel.put(level, codeByLevel.size());
    }
    int[] codes = new int[values.size()];
    for (int row = 0; row < codes.length; row++) {
      String value = values.get(row);
      Integer code = value == null ? Integer.valueOf(MISSING) : codeByLevel.get(value);
      if (code == null) {
        throw new IllegalArgumentException(
            "Column: value of row %s must be a level, but was '%s'.%s"
                .formatted(row, value, Problems.didYouMean(Objects.toString(value), levels)));
      }
      codes[row] = code;
    }
    return of(codes, levels);
  }

  /**
   * A column of given codes.
   *
   * @param codes the index of a level a row, -1 where missing; copied
   * @param levels each once
   * @return the column
   * @throws IllegalArgumentException if a level stands there twice or a code is out of range
   */
  public static CategoricalColumn of(int[] codes, List<String> levels) {
    Problems problems = Problems.of("Column");
    problems.require(
        new HashSet<>(levels).size() == levels.size(), "levels", "distinct", "repeated");
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] < MISSING || codes[row] >= levels.size()) {
        problems.require(
            false, "code of row " + row, "from -1 to " + (levels.size() - 1), codes[row]);
        break;
      }
    }
    problems.throwIfAny();
    return new CategoricalColumn(codes.clone(), List.copyOf(levels));
  }

  @Override
  public FieldType type() {
    return FieldType.CATEGORICAL;
  }

  @Override
  public int size() {
    return codes.length;
  }

  /**
   * All levels.
   *
   * @return in the order of their codes; some may not occur
   */
  public List<String> levels() {
    return levels;
  }

  /**
   * The index of the level.
   *
   * @param row which one
   * @return from 0, or -1 if the value is missing
   */
  public int code(int row) {
    return codes[row];
  }

  @Override
  public boolean isMissing(int row) {
    return codes[row] == MISSING;
  }

  @Override
  public double number(int row) {
    return codes[row] == MISSING ? Double.NaN : codes[row];
  }

  @Override
  public @Nullable String text(int row) {
    return codes[row] == MISSING ? null : levels.get(codes[row]);
  }

  @Override
  public CategoricalColumn rows(int... rows) {
    int[] picked = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = codes[rows[i]];
    }
    return new CategoricalColumn(picked, levels);
  }

  /**
   * How often each level occurs.
   *
   * @return one count a level
   */
  public int[] counts() {
    int[] counts = new int[levels.size()];
    for (int code : codes) {
      if (code != MISSING) {
        counts[code]++;
      }
    }
    return counts;
  }

  @Override
  public void addTo(Fingerprint.Digest digest) {
    digest.number(levels.size());
    levels.forEach(digest::text);
    Arrays.stream(codes).forEach(digest::number);
  }
}
