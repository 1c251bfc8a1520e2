package org.sagekit.api.train;

import org.sagekit.api.Problems;
import org.sagekit.api.Settings;

/**
 * A typed handle: with it a hyperparameter is set and searched, so that no string names it twice.
 *
 * @param name the field's standard term
 * @param standard the default
 * @param valid the values that may be set
 * @param usual the values that are worth searching
 * @param meaning what it does, a few words
 * @param <T> Integer, Double or String
 */
public record Hyperparameter<T>(
    String name, T standard, Range<T> valid, Range<T> usual, String meaning) {

  /**
   * Checks a value.
   *
   * @param subject whose value it is, for the message
   * @param value to be set
   * @return the value
   * @throws IllegalArgumentException if it is not valid
   */
  public T checked(String subject, T value) {
    Problems.of(subject).require(valid.contains(value), name, valid.toString(), value).throwIfAny();
    return value;
  }

  /**
   * Adds a value to settings.
   *
   * @param settings of other hyperparameters
   * @param value that is valid
   * @return these and one more, as {@link Range#text} tells it
   */
  public Settings in(Settings settings, T value) {
    return settings.with(name, valid.text(value));
  }

  @Override
  public String toString() {
    return name;
  }
}
