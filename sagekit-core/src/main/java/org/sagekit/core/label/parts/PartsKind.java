package org.sagekit.core.label.parts;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.core.label.answers.AnswerKind;

/** Lists of parts as sets: their order means nothing, and repetitions neither. */
final class PartsKind<P> implements AnswerKind<List<P>> {
  private final Shape<P> shape;

  PartsKind(Shape<P> shape) {
    this.shape = shape;
  }

  @Override
  public Optional<String> broken(List<P> answer) {
    return answer.stream().anyMatch(Objects::isNull)
        ? Optional.of("without null")
        : answer.stream().map(shape::broken).flatMap(Optional::stream).findFirst();
  }

  @Override
  public List<P> canonical(List<P> answer) {
    return answer.stream().sorted(shape).distinct().toList();
  }

  @Override
  public int compare(List<P> one, List<P> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = shape.compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }
}
