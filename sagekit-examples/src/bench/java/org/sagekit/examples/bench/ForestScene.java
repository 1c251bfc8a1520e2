package org.sagekit.examples.bench;

import java.util.List;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.Tree;
import org.sagekit.core.model.Scorers;

/**
 * A peer's forest of 100 trees of depth 12 at most, and the same trees in SageKit, held to it
 * before anything is measured. The rows of both engines are in their own form already.
 */
@SuppressWarnings("NullAway.Init") // JMH sets it up
public abstract class ForestScene {
  static final int TREES = 100;
  static final int DEPTH = 12;
  static final int LEAST_ROWS = 5;
  static final long SEED = 1;
  private static final int ROWS = 10_000;

  /** The mean divides there by what is multiplied here, so the last bits may differ. */
  private static final double NEAR = 1e-12;

  final GeneratedRows train;
  final GeneratedRows test = GeneratedRows.of(ROWS, SEED + 1);
  final double[] one = new double[1];
  private final float[][] rows = test.oneByOne();
  private Scorer scorer;
  private int next;

  /** A scene whose forest learns from so many rows. */
  ForestScene(int learnt) {
    train = GeneratedRows.of(learnt, SEED);
  }

  /** What the peer says of a row. */
  abstract double peer(int row);

  static double[] numbers(float[] row) {
    double[] numbers = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      numbers[i] = row[i];
    }
    return numbers;
  }

  /** Takes the peer's trees, and checks that they say the same. */
  final void lowered(List<Tree> trees) {
    scorer = Scorers.of(ForestGraph.of(trees));
    for (int row = 0; row < rows.length; row++) {
      scorer.score(rows[row], one);
      if (!(Math.abs(one[0] - peer(row)) <= NEAR)) {
        throw new IllegalStateException(
            "ForestScene: row %s is %s here, but %s there.".formatted(row, one[0], peer(row)));
      }
    }
    long nodes = trees.stream().mapToLong(Tree::size).sum();
    System.out.println("# " + nodes + " nodes, " + scorer);
  }

  final double nextPeer() {
    return peer(next());
  }

  final double nextOwn() {
    scorer.score(rows[next()], one);
    return one[0];
  }

  private int next() {
    next = next + 1 == rows.length ? 0 : next + 1;
    return next;
  }
}
