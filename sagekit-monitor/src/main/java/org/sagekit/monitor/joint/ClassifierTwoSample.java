package org.sagekit.monitor.joint;

import java.util.Arrays;
import java.util.stream.Stream;
import org.sagekit.monitor.chance.HeldOut;
import org.sagekit.monitor.chance.Separation;

/** See {@link MultivariateDriftTests#classifierTwoSample()}. */
final class ClassifierTwoSample implements PooledTest.Judgement {

  @Override
  public PooledTest.Finding judge(PooledRows rows, long seed) {
    Separation found =
        HeldOut.judge(
            rows.of(false),
            rows.of(true),
            (then, now, unseen, random) -> scores(rows.values(), then, now, unseen, random),
            seed);
    return new PooledTest.Finding(found.area(), found.pValue(), found.effect());
  }

  private static double[] scores(double[][] rows, int[] then, int[] now, int[] unseen, long seed) {
    double[][] known =
        Stream.of(then, now)
            .flatMapToInt(Arrays::stream)
            .mapToObj(i -> rows[i])
            .toArray(double[][]::new);
    boolean[] labels = new boolean[known.length];
    Arrays.fill(labels, then.length, labels.length, true);
    RowClassifier classifier = RowClassifier.learn(known, labels, seed);
    return Arrays.stream(unseen).mapToDouble(i -> classifier.score(rows[i])).toArray();
  }
}
