package org.sagekit.studio.serve.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The headers of a request. */
@FunctionalInterface
public interface Headers {

  /**
   * A header's value.
   *
   * @param name in any case
   * @return the first value, null if there is none
   */
  @Nullable String get(String name);

  /**
   * A header that names something: one line of visible ASCII.
   *
   * @param name in any case
   * @param most how many characters it may have
   * @return empty if it is not there or blank
   * @throws Refusal if it is longer, or has other characters
   */
  default Optional<String> text(String name, int most) {
    String value = get(name);
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    boolean plain = value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    if (!plain || value.length() > most) {
      throw new Refusal(
          Status.BAD_REQUEST,
          "Request: header %s must be at most %s visible ASCII characters.".formatted(name, most));
    }
    return Optional.of(value.strip());
  }
}
