package org.sagekit.core.label.sets;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sagekit.api.label.LabelSet;
import org.sagekit.core.label.answers.AnswerKind;

/** Sets in the order of their labels. */
final class SetKind implements AnswerKind<LabelSet> {
  private static final Comparator<LabelSet> ORDER =
      Comparator.comparing(LabelSet::labels, SetKind::compareLists);

  private static int compareLists(List<String> one, List<String> other) {
    return IntStream.range(0, Math.min(one.size(), other.size()))
        .map(i -> one.get(i).compareTo(other.get(i)))
        .filter(order -> order != 0)
        .findFirst()
        .orElse(Integer.compare(one.size(), other.size()));
  }

  @Override
  public Optional<String> broken(LabelSet answer) {
    return Optional.empty();
  }

  @Override
  public int compare(LabelSet one, LabelSet other) {
    return ORDER.compare(one, other);
  }
}
