package org.sagekit.monitor.quality;

/**
 * Whether texts look like the names of things: all of one length, a digit in each, and no times,
 * for two things may happen at one time.
 */
final class CodeShape {
  private int shortest = Integer.MAX_VALUE;
  private int longest;
  private boolean digits = true;
  private boolean times = true;

  void add(String text) {
    shortest = Math.min(shortest, text.length());
    longest = Math.max(longest, text.length());
    digits = digits && text.chars().anyMatch(Character::isDigit);
    times = times && IsoTime.of(text).isPresent();
  }

  /** Such as {@code 7f3a-99} or {@code C000123}. */
  boolean isCode() {
    return shortest == longest && digits && longest >= 4 && !times;
  }
}
