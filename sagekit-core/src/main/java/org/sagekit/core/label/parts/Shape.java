package org.sagekit.core.label.parts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a kind of part needs to be matched and merged. The comparator is a total order that agrees
 * with equality. Thread-safe.
 *
 * @param <P> the part
 */
public interface Shape<P> extends Comparator<P> {

  /**
   * What a part must be and is not.
   *
   * @param part as it was given
   * @return the constraint, as the words behind "must be"; empty if the part keeps to it
   */
  Optional<String> broken(P part);

  /**
   * What a part was called.
   *
   * @param part any
   * @return its label
   */
  String label(P part);

  /**
   * Where a part begins along the line on which parts are sought.
   *
   * @param part any
   * @return no part that ends before it overlaps
   */
  double begin(P part);

  /**
   * Where a part ends along that line.
   *
   * @param part any
   * @return at least where it begins
   */
  double end(P part);

  /**
   * How far two parts are the same.
   *
   * @param one any
   * @param other any
   * @return what both cover, divided by what either covers: from 0 to 1, and 1 of equal ones
   */
  double overlap(P one, P other);

  /**
   * What several workers most likely meant.
   *
   * @param parts what they marked; the first is the one that the others overlap with
   * @param weights how much each counts, more than 0
   * @param label what it is to be called
   * @return one part
   */
  P merged(List<P> parts, double[] weights, String label);
}
