package org.sagekit.core.pack.onnx.read;

/**
 * Trees as the file has them: nodes side by side, checked one by one but not as trees.
 *
 * @param roots the root of each tree, in their order
 * @param branches of each node when a row goes to the true child
 * @param features of each node what it asks for
 * @param values of each node the threshold
 * @param sets of each node the numbers that are asked for, null but for {@link
 *     Branch#BRANCH_MEMBER}
 * @param yes of each node the true child
 * @param no of each node the false child
 * @param missingYes whether a missing value goes to the true child too
 * @param leaves the numbers of the leaves
 */
record RawForest(
    int[] roots,
    Branch[] branches,
    int[] features,
    double[] values,
    double[][] sets,
    int[] yes,
    int[] no,
    boolean[] missingYes,
    Leaves leaves) {

  /**
   * What leaves add to outputs.
   *
   * @param first of each node, and one past the last, its first entry
   * @param outputs of each entry to which output it adds
   * @param weights of each entry what it adds
   */
  record Leaves(int[] first, int[] outputs, double[] weights) {

    /** Sorts entries by node, those of one node staying in their order. */
    static Leaves sorted(int nodes, int[] nodeOf, int[] outputs, double[] weights) {
      int[] first = new int[nodes + 1];
      for (int node : nodeOf) {
        first[node + 1]++;
      }
      for (int i = 0; i < nodes; i++) {
        first[i + 1] += first[i];
      }
      int[] next = first.clone();
      int[] sortedOutputs = new int[outputs.length];
      double[] sortedWeights = new double[weights.length];
      for (int i = 0; i < nodeOf.length; i++) {
        int to = next[nodeOf[i]]++;
        sortedOutputs[to] = outputs[i];
        sortedWeights[to] = weights[i];
      }
      return new Leaves(first, sortedOutputs, sortedWeights);
    }
  }

  int size() {
    return branches.length;
  }
}
