package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.model.Node;
import org.sagekit.core.train.margin.Margin;

/** One kind of support vector machines over the same rows. */
interface MarginFits {

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
