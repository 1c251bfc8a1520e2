package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.RunContext;
import org.sagekit.api.StoppedException;

/** What the learners without a target share. */
final class Groups {
  private Groups() {}

  /** The names of clusters: their numbers. */
  static List<String> names(int clusters) {
    return IntStream.range(0, clusters).mapToObj(Integer::toString).toList();
  }

  /** One seed for each of some parts, so that the number of threads does not matter. */
  static long[] seeds(RunContext run, int count) {
    return new SplittableRandom(run.seed()).longs(count).toArray();
  }

  /** For a run that was stopped before there was anything to keep. */
  static StoppedException stopped(RunContext run) {
    run.checkStop();
    return new StoppedException("Run '" + run.path() + "'");
  }

  /** Vectors of one length behind one another. */
  static double[] flat(List<double[]> vectors) {
    return vectors.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
