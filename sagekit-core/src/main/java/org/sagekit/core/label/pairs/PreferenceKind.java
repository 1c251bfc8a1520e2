package org.sagekit.core.label.pairs;

import java.util.Comparator;
import java.util.Optional;
import org.sagekit.api.label.Preference;
import org.sagekit.core.label.answers.AnswerKind;

/** Preferences in the order of their names. */
final class PreferenceKind implements AnswerKind<Preference> {
  private static final Comparator<Preference> ORDER =
      Comparator.comparing(Preference::better).thenComparing(Preference::worse);

  @Override
  public Optional<String> broken(Preference answer) {
    return Optional.empty();
  }

  @Override
  public int compare(Preference one, Preference other) {
    return ORDER.compare(one, other);
  }
}
