package org.sagekit.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with the caller's arguments, so that all of it is reported at once and in
 * one form: {@code <Subject>: <name> must be <constraint>, but was <value>. Maybe <advice>.}
 *
 * <p>For one thread.
 */
public final class Problems {
  private final String subject;
  private final List<String> messages = new ArrayList<>();

  private Problems(String subject) {
    this.subject = subject;
  }

  /**
   * Starts without problems.
   *
   * @param subject what is checked, with the user's own name: {@code TrainingJob 'income'}
   * @return an empty collection
   */
  public static Problems of(String subject) {
    return new Problems(subject);
  }

  /**
   * Adds a problem if something does not hold.
   *
   * @param holds whether all is well
   * @param name what is checked
   * @param constraint what it must be: {@code at least 1}
   * @param actual what it was
   * @return this
   */
  public Problems require(boolean holds, String name, String constraint, @Nullable Object actual) {
    return require(holds, name, constraint, actual, "");
  }

  /**
   * Adds a problem with advice if something does not hold.
   *
   * @param holds whether all is well
   * @param name what is checked
   * @param constraint what it must be: {@code at least 1}
   * @param actual what it was
   * @param advice what may help, as the words after "Maybe", or empty
   * @return this
   */
  public Problems require(
      boolean holds, String name, String constraint, @Nullable Object actual, String advice) {
    if (!holds) {
      messages.add(
          "%s: %s must be %s, but was %s.".formatted(subject, name, constraint, actual)
              + (advice.isEmpty() ? "" : " Maybe " + advice + "."));
    }
    return this;
  }

  /**
   * Adds problems that were found elsewhere.
   *
   * @param others whole sentences
   * @return this
   */
  public Problems addAll(Collection<String> others) {
    messages.addAll(others);
    return this;
  }

  /**
   * What was found.
   *
   * @return a sentence each
   */
  public List<String> all() {
    return List.copyOf(messages);
  }

  /**
   * Ends the check.
   *
   * @throws IllegalArgumentException if there is a problem; the message has a line for each
   */
  public void throwIfAny() {
    if (!messages.isEmpty()) {
      throw new IllegalArgumentException(String.join(System.lineSeparator(), messages));
    }
  }

  /**
   * Checks a single text.
   *
   * @param subject what is checked
   * @param name which of its texts
   * @param value the text
   * @return the text
   * @throws IllegalArgumentException if it is blank
   * @throws NullPointerException if it is null
   */
  public static String notBlank(String subject, String name, String value) {
    java.util.Objects.requireNonNull(value, name);
    of(subject).require(!value.isBlank(), name, "a name", "'" + value + "'").throwIfAny();
    return value;
  }

  /**
   * The likeliest meaning of a name that is not known, for messages.
   *
   * @param name what was asked for
   * @param valid what there is
   * @return {@code " Did you mean 'age'?"} if one is near, the beginning of the list otherwise
   */
  public static String didYouMean(String name, Collection<String> valid) {
    String nearest = "";
    int least = (name.length() + 2) / 3 + 1;
    for (String candidate : valid) {
      int distance = distance(name, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    if (!nearest.isEmpty()) {
      return " Did you mean '" + nearest + "'?";
    }
    List<String> first = valid.stream().limit(20).toList();
    return " There is " + String.join(", ", first) + (valid.size() > 20 ? ", ..." : "") + ".";
  }

  /** Levenshtein distance, upper and lower case being one. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        char x = Character.toLowerCase(a.charAt(i - 1));
        char y = Character.toLowerCase(b.charAt(j - 1));
        int replaced = diagonal + (x == y ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
