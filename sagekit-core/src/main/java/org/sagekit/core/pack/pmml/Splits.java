package org.sagekit.core.pack.pmml;

import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/** Which features of an ensemble are asked for in which way. */
final class Splits {
  private Splits() {}

  /** The features that are compared with a threshold. */
  static Set<Integer> byThreshold(Node.TreeEnsemble trees) {
    return features(trees, false);
  }

  /** The features of which it is asked whether they are in a set. */
  static Set<Integer> bySet(Node.TreeEnsemble trees) {
    return features(trees, true);
  }

  private static Set<Integer> features(Node.TreeEnsemble trees, boolean bySet) {
    BitSet found = new BitSet();
    for (Tree tree : trees.trees()) {
      for (int node = 0; node < tree.size(); node++) {
        if (!tree.isLeaf(node) && tree.isLevelSplit(node) == bySet) {
          found.set(tree.feature(node));
        }
      }
    }
    Set<Integer> features = new TreeSet<>();
    found.stream().forEach(features::add);
    return features;
  }
}
