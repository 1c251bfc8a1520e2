package org.sagekit.core.label.answers;

import java.util.Comparator;
import java.util.Optional;

/**
 * What a kind of answer needs to be put in a table: the comparator is a total order that agrees
 * with equality.
 *
 * @param <A> the answer
 */
public interface AnswerKind<A> extends Comparator<A> {

  /**
   * What an answer must be and is not.
   *
   * @param answer as it was given
   * @return the constraint, as the words behind "must be"; empty if the answer keeps to it
   */
  Optional<String> broken(A answer);

  /**
   * The one form of all answers that mean the same.
   *
   * @param answer one that breaks no constraint
   * @return an equal one, or one of the same meaning
   */
  default A canonical(A answer) {
    return answer;
  }
}
