package org.sagekit.core.train;

import java.util.List;
import java.util.function.IntConsumer;
import org.sagekit.api.model.Node;
import org.sagekit.core.train.margin.Margin;

/** One kind of support vector machines over the same rows. */
interface MarginFits {

  /**
   * Runs some fits that don't depend on each other, at once if a fit takes but one thread. If the
   * run was asked to stop, not all of them.
   */
  void each(int count, IntConsumer fit);

  /**
   * Tells one class from the rest.
   *
   * @param signs 1 for the class, -1 for the rest
   * @param weights one a row; those of weight 0 are not learnt from, but scored
   */
  Margin ofClass(double[] signs, double[] weights);

  /** Follows the rows' scaled numbers. */
  Margin number();

  /** One node that has a score of each margin; of a number the number itself. */
  List<Node> nodes(List<Margin> margins);
}
