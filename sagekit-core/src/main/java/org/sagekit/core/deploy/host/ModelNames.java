package org.sagekit.core.deploy.host;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.sagekit.api.Problems;

/** How models may be called, and what is said of names that are none. */
public final class ModelNames {
  /** What a name must be, for messages. */
  public static final String FORM =
      "1 to 100 letters, digits, '.', '_' or '-' that start with a letter or digit";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** Comparing a name with many others takes long, and whoever asks may be a stranger. */
  private static final int COMPARED = 1_000;

  private static final int SHOWN = 100;

  private ModelNames() {}

  /**
   * Whether a text can be a name.
   *
   * @param text any, of any length
   * @return true if it has the form
   */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * A text as it is shown in a message, which must not grow with what strangers send.
   *
   * @param text any
   * @return in quotation marks, and cut if it is long
   */
  public static String shown(String text) {
    return text.length() <= SHOWN
        ? "'" + text + "'"
        : "'%s...' of %s characters".formatted(text.substring(0, SHOWN), text.length());
  }

  /** The likeliest meaning of a name. */
  static String didYouMean(String name, Collection<String> known) {
    List<String> some = known.stream().limit(COMPARED).toList();
    return some.isEmpty() ? " There is none." : Problems.didYouMean(name, some);
  }
}
