package org.sagekit.api.train;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;

/**
 * Values that can be searched, seen as the interval from 0 to 1: a sampler needs to know nothing
 * else.
 *
 * @param <T> Integer, Double or String
 */
public sealed interface Range<T> {

  /**
   * Whether a value lies in the range.
   *
   * @param value any
   * @return true if it does
   */
  boolean contains(T value);

  /**
   * The value at a place.
   *
   * @param unit from 0 (inclusive) to 1 (exclusive)
   * @return a value in the range; equal steps of {@code unit} are equally likely
   */
  T at(double unit);

  /**
   * The place of a value: {@code at(unitOf(v))} is {@code v} if {@code v} is ever searched.
   *
   * @param value in the range
   * @return from 0 to 1
   */
  double unitOf(T value);

  /**
   * Whole numbers.
   *
   * @param least the least, inclusive
   * @param greatest the greatest, inclusive
   * @return a range with even steps
   * @throws IllegalArgumentException if {@code least} is greater than {@code greatest}
   */
  static Range<Integer> ofInts(int least, int greatest) {
    return new Ints(least, greatest, false);
  }

  /**
   * Whole numbers whose size matters by its ratio.
   *
   * @param least the least, inclusive, at least 1
   * @param greatest the greatest, inclusive
   * @return a range with logarithmic steps
   * @throws IllegalArgumentException if {@code least} is below 1 or greater than {@code greatest}
   */
  static Range<Integer> ofLogInts(int least, int greatest) {
    return new Ints(least, greatest, true);
  }

  /**
   * Real numbers.
   *
   * @param least the least, inclusive
   * @param greatest the greatest, inclusive
   * @return a range with even steps
   * @throws IllegalArgumentException if one is not finite or {@code least} is greater than {@code
   *     greatest}
   */
  static Range<Double> ofReals(double least, double greatest) {
    return new Reals(least, greatest, false);
  }

  /**
   * Real numbers whose size matters by its ratio.
   *
   * @param least the least, inclusive, above 0
   * @param greatest the greatest, inclusive
   * @return a range with logarithmic steps
   * @throws IllegalArgumentException if one is not finite, {@code least} is not above 0 or greater
   *     than {@code greatest}
   */
  static Range<Double> ofLogReals(double least, double greatest) {
    return new Reals(least, greatest, true);
  }

  /**
   * Some texts.
   *
   * @param choices at least one, each once
   * @return a range of these texts
   * @throws IllegalArgumentException if there is none
   */
  static Range<String> ofChoices(String... choices) {
    return new Choices(List.of(choices));
  }

  /**
   * Texts of a form, the empty one included.
   *
   * @param form what the form is, for messages
   * @param pattern a regular expression that they match as a whole
   * @return a range of which only the empty text is ever searched
   * @throws IllegalArgumentException if the pattern is none
   */
  static Range<String> ofTexts(String form, String pattern) {
    return new Texts(form, pattern);
  }

  /**
   * A range and one value outside of it that has a meaning of its own.
   *
   * @param value not in the range
   * @param meaning a word or two, for messages and settings
   * @param others the range; of this alone is searched
   * @param <T> the values' type
   * @return a range with one value more
   * @throws IllegalArgumentException if the value is in the range
   */
  static <T> Range<T> ofMarked(T value, String meaning, Range<T> others) {
    return new Marked<>(value, meaning, others);
  }

  /**
   * A value as settings tell it.
   *
   * @param value in the range
   * @return its text, or the meaning of a value that is marked
   */
  default String text(T value) {
    return String.valueOf(value);
  }

  /**
   * The value that a text tells: {@code parse(text(v))} is {@code v}.
   *
   * @param text as {@link #text} writes it
   * @return a value in the range
   * @throws IllegalArgumentException if the text is none of a value in the range
   */
  default T parse(String text) {
    T value;
    try {
      value = read(text);
    } catch (NumberFormatException e) {
      throw refused(text, e);
    }
    if (!contains(value)) {
      throw refused(text, null);
    }
    return value;
  }

  private IllegalArgumentException refused(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Range: value must be %s, but was '%s'.".formatted(this, text), cause);
  }

  /**
   * The value that a text tells, whether it lies in the range or not.
   *
   * @param text as {@link #text} writes it
   * @return the value
   * @throws NumberFormatException if it must be a number and is none
   */
  T read(String text);

  /**
   * Whole numbers.
   *
   * @param least the least, inclusive
   * @param greatest the greatest, inclusive
   * @param logarithmic whether steps are ratios
   */
  record Ints(int least, int greatest, boolean logarithmic) implements Range<Integer> {

    /** Checks the ends. */
    public Ints {
      Problems.of("Range")
          .require(least <= greatest, "least", "at most the greatest, " + greatest, least)
          .require(!logarithmic || least > 0, "least", "above 0 if logarithmic", least)
          .throwIfAny();
    }

    @Override
    public boolean contains(Integer value) {
      return value >= least && value <= greatest;
    }

    @Override
    public Integer read(String text) {
      return Integer.valueOf(text);
    }

    @Override
    public Integer at(double unit) {
      double low = low();
      double place = low + unit * (high() - low);
      long value = (long) Math.floor(logarithmic ? Math.exp(place) : place);
      return (int) Math.max(least, Math.min(greatest, value));
    }

    @Override
    public double unitOf(Integer value) {
      double place = logarithmic ? Math.log(value + 0.5) : value + 0.5;
      return (place - low()) / (high() - low());
    }

    private double low() {
      return logarithmic ? Math.log(least) : least;
    }

    private double high() {
      return logarithmic ? Math.log(greatest + 1.0) : greatest + 1.0;
    }

    @Override
    public String toString() {
      return greatest == Integer.MAX_VALUE
          ? "at least " + least
          : "from " + least + " to " + greatest;
    }
  }

  /**
   * Real numbers.
   *
   * @param least the least, inclusive
   * @param greatest the greatest, inclusive
   * @param logarithmic whether steps are ratios
   */
  record Reals(double least, double greatest, boolean logarithmic) implements Range<Double> {

    /** Checks the ends. */
    public Reals {
      Problems.of("Range")
          .require(Double.isFinite(least), "least", "finite", least)
          .require(Double.isFinite(greatest), "greatest", "finite", greatest)
          .require(least <= greatest, "least", "at most the greatest, " + greatest, least)
          .require(!logarithmic || least > 0, "least", "above 0 if logarithmic", least)
          .throwIfAny();
    }

    @Override
    public boolean contains(Double value) {
      return value >= least && value <= greatest;
    }

    @Override
    public Double read(String text) {
      return Double.valueOf(text);
    }

    @Override
    public Double at(double unit) {
      double value =
          logarithmic
              ? Math.exp(Math.log(least) + unit * (Math.log(greatest) - Math.log(least)))
              : least + unit * (greatest - least);
      return Math.max(least, Math.min(greatest, value));
    }

    @Override
    public double unitOf(Double value) {
      if (least == greatest) {
        return 0;
      }
      return logarithmic
          ? (Math.log(value) - Math.log(least)) / (Math.log(greatest) - Math.log(least))
          : (value - least) / (greatest - least);
    }

    @Override
    public String toString() {
      return greatest == Double.MAX_VALUE
          ? "at least " + least
          : "from " + least + " to " + greatest;
    }
  }

  /**
   * Some texts.
   *
   * @param choices at least one
   */
  record Choices(List<String> choices) implements Range<String> {

    /** Copies the texts. */
    public Choices {
      choices = List.copyOf(choices);
      Problems.of("Range")
          .require(!choices.isEmpty(), "choices", "at least one", "none")
          .throwIfAny();
    }

    @Override
    public boolean contains(String value) {
      return choices.contains(value);
    }

    @Override
    public String read(String text) {
      return text;
    }

    @Override
    public String at(double unit) {
      return choices.get((int) Math.min(choices.size() - 1, Math.floor(unit * choices.size())));
    }

    @Override
    public double unitOf(String value) {
      return (choices.indexOf(value) + 0.5) / choices.size();
    }

    @Override
    public String toString() {
      return "one of " + choices;
    }
  }

  /**
   * Texts of a form.
   *
   * @param form what the form is, for messages
   * @param pattern a regular expression that they match as a whole
   */
  record Texts(String form, String pattern) implements Range<String> {

    /** Checks the pattern. */
    public Texts {
      Pattern.compile(pattern);
    }

    @Override
    public boolean contains(String value) {
      return value.isEmpty() || value.matches(pattern);
    }

    @Override
    public String read(String text) {
      return text;
    }

    @Override
    public String at(double unit) {
      return "";
    }

    @Override
    public double unitOf(String value) {
      return 0;
    }

    @Override
    public String toString() {
      return form;
    }
  }

  /**
   * A range and one value outside of it that has a meaning of its own.
   *
   * @param value not in the range
   * @param meaning a word or two
   * @param others the range
   * @param <T> the values' type
   */
  record Marked<T>(T value, String meaning, Range<T> others) implements Range<T> {

    /** Checks that the value means one thing only. */
    public Marked {
      Problems.of("Range")
          .require(!others.contains(value), "value", "none that is " + others, value)
          .throwIfAny();
    }

    @Override
    public boolean contains(T some) {
      return value.equals(some) || others.contains(some);
    }

    @Override
    public T at(double unit) {
      return others.at(unit);
    }

    @Override
    public double unitOf(T some) {
      return value.equals(some) ? 0 : others.unitOf(some);
    }

    @Override
    public T read(String text) {
      return text.equals(meaning) ? value : others.read(text);
    }

    @Override
    public String text(T some) {
      return value.equals(some) ? meaning : others.text(some);
    }

    @Override
    public String toString() {
      return value + " (" + meaning + ") or " + others;
    }
  }
}
