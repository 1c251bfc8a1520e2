package org.sagekit.api;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings as names and canonical text, sorted by name; never live objects. Immutable. */
public final class Settings implements Fingerprinted {
  private static final Settings EMPTY = new Settings(new TreeMap<>());
  private final SortedMap<String, String> textByName;

  private Settings(SortedMap<String, String> textByName) {
    this.textByName = Collections.unmodifiableSortedMap(textByName);
  }

  /**
   * No settings.
   *
   * @return the empty settings
   */
  public static Settings empty() {
    return EMPTY;
  }

  /**
   * Settings that were written as text before.
   *
   * @param textByName canonical text by name
   * @return the settings
   */
  public static Settings of(Map<String, String> textByName) {
    return new Settings(new TreeMap<>(textByName));
  }

  /**
   * These settings and one more, or one replaced.
   *
   * @param name what is set, not blank
   * @param value a text, number, boolean, enum, duration, fingerprint or a list of these
   * @return new settings
   * @throws IllegalArgumentException if the value is of another type
   */
  public Settings with(String name, Object value) {
    Problems.notBlank("Settings", "name", name);
    SortedMap<String, String> copy = new TreeMap<>(textByName);
    copy.put(name, canonical(name, value));
    return new Settings(copy);
  }

  /**
   * These settings and others, their names behind a prefix.
   *
   * @param prefix put before each name with a dot
   * @param others the settings to add
   * @return new settings
   */
  public Settings with(String prefix, Settings others) {
    SortedMap<String, String> copy = new TreeMap<>(textByName);
    others.textByName.forEach((name, text) -> copy.put(prefix + "." + name, text));
    return new Settings(copy);
  }

  private static String canonical(String name, Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(element -> canonical(name, element))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Duration
        || value instanceof Fingerprint) {
      return value.toString();
    }
    throw new IllegalArgumentException(
        "Settings: %s must be a text, number, boolean, enum, duration, fingerprint or list, but was a %s."
            .formatted(name, value.getClass().getName()));
  }

  /**
   * All settings.
   *
   * @return canonical text by name, sorted
   */
  public SortedMap<String, String> asMap() {
    return textByName;
  }

  @Override
  public Fingerprint fingerprint() {
    Fingerprint.Digest digest = Fingerprint.digest();
    textByName.forEach((name, text) -> digest.text(name).text(text));
    return digest.done();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings settings && textByName.equals(settings.textByName);
  }

  @Override
  public int hashCode() {
    return textByName.hashCode();
  }

  @Override
  public String toString() {
    return textByName.toString();
  }
}
