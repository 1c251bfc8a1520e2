package org.sagekit.core.track.store;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The identity of a run: {@code run-} and its number in the table. */
public final class RunId {
  private static final Pattern FORM = Pattern.compile("run-([1-9][0-9]{0,17})");

  private RunId() {}

  /** The text of a number. */
  public static String of(long number) {
    return "run-" + number;
  }

  /** The number of a text, empty if it is no identity. */
  public static OptionalLong number(String id) {
    var matcher = FORM.matcher(Objects.requireNonNull(id, "run"));
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
