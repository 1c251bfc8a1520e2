package org.sagekit.core.pack.machine;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.CutTree;
import org.sagekit.api.model.Gaussians;

/** Lays out densities and cut trees as {@link Densities} says. For one thread. */
final class DensityTables {
  private static final double HALF_LOG_2_PI = 0.5 * StrictMath.log(2 * Math.PI);
  private static final double LOG_2 = StrictMath.log(2);
  private final Tables tables;

  DensityTables(Tables tables) {
    this.tables = tables;
  }

  Call gaussians(Gaussians node, int in, int out, int width) {
    int outputs = node.logWeights().size();
    boolean diagonal = node.factors().size() == node.means().size();
    int at = tables.reals();
    for (int output = 0; output < outputs; output++) {
      tables.reals(node.logWeights().get(output));
      if (diagonal) {
        independent(node, output * width, width);
      } else {
        dependent(node, output * width, width);
      }
    }
    String function = diagonal ? "independent" : "dependent";
    return Call.of(Densities.class, function, in, out, width, outputs, at);
  }

  private void independent(Gaussians node, int from, int width) {
    for (int i = from; i < from + width; i++) {
      double factor = node.factors().get(i);
      tables.reals(node.means().get(i), factor, height(factor));
    }
  }

  private void dependent(Gaussians node, int from, int width) {
    double[] all = node.factors().toArray();
    tables.reals(Arrays.copyOfRange(node.means().toArray(), from, from + width));
    for (int i = 0; i < width; i++) {
      tables.reals(height(all[(from + i) * width + i]));
    }
    for (int i = 0; i < width; i++) {
      int row = (from + i) * width;
      tables.reals(Arrays.copyOfRange(all, row, row + i + 1));
    }
  }

  private static double height(double root) {
    return StrictMath.log(root) - HALF_LOG_2_PI;
  }

  Call cutForest(CutForest node, int in, int out, int width) {
    List<CutTree> trees = node.trees();
    int[] places = new int[2 * trees.size()];
    for (int tree = 0; tree < trees.size(); tree++) {
      CutTables laid = new CutTables(trees.get(tree));
      places[2 * tree] = tables.ints(laid.links());
      places[2 * tree + 1] = tables.reals(laid.reals());
    }
    return Call.of(Densities.class, "cutForest", in, out, width, trees.size(), tables.ints(places));
  }

  static double log2(double x) {
    return StrictMath.log(x) / LOG_2;
  }
}
