package org.sagekit.monitor.timing;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One field of a cron expression as the numbers that fit it.
 *
 * @param values from the least to the greatest that the field may have
 * @param star whether it begins with a star, which cron takes for "I don't care"
 */
record CronField(BitSet values, boolean star) {

  /**
   * What a field may say.
   *
   * @param name for messages
   * @param first the least number
   * @param last the greatest number
   * @param names of the numbers from {@code namedFrom} on, perhaps none
   * @param namedFrom the number of the first name
   */
  record Kind(String name, int first, int last, List<String> names, int namedFrom) {
    Kind(String name, int first, int last) {
      this(name, first, last, List.of(), first);
    }

    private @Nullable Integer number(String text) {
      int named = names.indexOf(text.toUpperCase(Locale.ROOT));
      if (named >= 0) {
        return named + namedFrom;
      }
      boolean digits =
          !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(CronField::isDigit);
      return digits ? Integer.valueOf(text) : null;
    }

    private String range() {
      return "from " + first + " to " + last;
    }
  }

  boolean has(int value) {
    return values.get(value);
  }

  /** Reads a field; says what is wrong to {@code faults}. */
  static CronField read(Kind kind, String text, CronFaults faults) {
    BitSet values = new BitSet(kind.last + 1);
    for (String part : text.split(",", -1)) {
      add(values, kind, part, faults);
    }
    return new CronField(values, text.startsWith("*"));
  }

  private static void add(BitSet values, Kind kind, String part, CronFaults faults) {
    int slash = part.indexOf('/');
    String range = slash < 0 ? part : part.substring(0, slash);
    int step = slash < 0 ? 1 : step(kind, part, faults);
    int dash = range.indexOf('-');
    int from = kind.first;
    int to = kind.last;
    if (!range.equals("*")) {
      from = number(kind, dash < 0 ? range : range.substring(0, dash), faults);
      to = dash < 0 ? from : number(kind, range.substring(dash + 1), faults);
      faults.require(dash >= 0 || slash < 0, kind.name, "a range or * before a step", part);
      faults.require(from <= to, kind.name, "a range that rises", range);
    }
    for (int value = from; value <= to && step > 0; value += step) {
      values.set(value);
    }
  }

  private static int number(Kind kind, String text, CronFaults faults) {
    Integer number = kind.number(text);
    boolean fits = number != null && number >= kind.first && number <= kind.last;
    faults.require(fits, kind.name, kind.range(), text);
    return number != null && fits ? number : kind.first;
  }

  private static int step(Kind kind, String part, CronFaults faults) {
    String text = part.substring(part.indexOf('/') + 1);
    int most = kind.last - kind.first + 1;
    boolean digits =
        !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(CronField::isDigit);
    int step = digits ? Integer.parseInt(text) : 0;
    faults.require(step >= 1 && step <= most, kind.name, "a step from 1 to " + most, part);
    return step;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
