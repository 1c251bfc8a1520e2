package org.sagekit.core.label.number;

import java.util.Optional;
import org.sagekit.core.label.answers.AnswerKind;

/** Finite numbers; zero has one form. */
final class NumberKind implements AnswerKind<Double> {

  @Override
  public Optional<String> broken(Double answer) {
    return Double.isFinite(answer) ? Optional.empty() : Optional.of("a finite number");
  }

  @Override
  public Double canonical(Double answer) {
    return answer + 0.0;
  }

  @Override
  public int compare(Double one, Double other) {
    return Double.compare(one, other);
  }
}
