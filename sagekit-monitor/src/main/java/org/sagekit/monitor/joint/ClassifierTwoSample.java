package org.sagekit.monitor.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * See {@link MultivariateDriftTests#classifierTwoSample()}. Each part of the rows is told apart by
 * what was learnt from the parts before it, so that all but the first are judged, and none by what
 * knew it.
 */
final class ClassifierTwoSample implements PooledTest.Judgement {
  private static final int PARTS = 5;

  @Override
  public PooledTest.Finding judge(PooledRows rows, long seed) {
    int[] then = rows.of(false);
    int[] now = rows.of(true);
    List<HeldOutRanks> judged = new ArrayList<>();
    for (int part = 1; part < PARTS; part++) {
      Labelled learnt = Labelled.of(rows, upTo(then, part), upTo(now, part));
      Labelled unseen = Labelled.of(rows, part(then, part), part(now, part));
      if (learnt.hasBothSides() && unseen.hasBothSides()) {
        RowClassifier classifier =
            RowClassifier.learn(learnt.values, learnt.now, Mixing.of(seed, part));
        double[] scores = Arrays.stream(unseen.values).mapToDouble(classifier::score).toArray();
        judged.add(HeldOutRanks.of(scores, unseen.now));
      }
    }
    return StratifiedRanks.of(judged).judge(Mixing.of(seed, PARTS));
  }

  private static int[] upTo(int[] rows, int part) {
    return Arrays.copyOf(rows, start(rows, part));
  }

  private static int[] part(int[] rows, int part) {
    return Arrays.copyOfRange(rows, start(rows, part), start(rows, part + 1));
  }

  private static int start(int[] rows, int part) {
    return (int) ((long) rows.length * part / PARTS);
  }

  /** Some rows, and which of them are of now. */
  private record Labelled(double[][] values, boolean[] now) {
    static Labelled of(PooledRows rows, int[] then, int[] now) {
      double[][] values =
          Stream.of(then, now)
              .flatMapToInt(Arrays::stream)
              .mapToObj(i -> rows.values()[i])
              .toArray(double[][]::new);
      boolean[] labels = new boolean[values.length];
      Arrays.fill(labels, then.length, labels.length, true);
      return new Labelled(values, labels);
    }

    boolean hasBothSides() {
      return now.length > 0 && !now[0] && now[now.length - 1];
    }
  }
}
