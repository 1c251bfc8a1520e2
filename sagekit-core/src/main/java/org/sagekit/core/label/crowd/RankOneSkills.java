package org.sagekit.core.label.crowd;

import java.util.Arrays;

/**
 * The skills whose products are nearest the covariances, robustly: the matrix mean-subsequence-
 * reduced algorithm of the paper of {@link Mmsr} on the absolute values, then the signs. A skill is
 * the covariance of a worker with one who is always right.
 */
final class RankOneSkills {
  private static final double FIRST_SKILL = 0.5;

  /** So many rounds at most find the signs; without adversaries it takes one. */
  private static final int MOST_SIGN_ROUNDS = 100;

  private final Covariances covariances;

  /** What is left out at each end of the estimates of a skill. */
  private final double trimmed;

  /** In place of a skill of 0, through which nothing could be divided. */
  private final double leastSkill;

  /** The two factors of the matrix, the same but for their scale when converged. */
  private final double[] rows;

  private final double[] columns;
  private final double[] estimates;

  RankOneSkills(Covariances covariances, double trimmed, double leastSkill) {
    this.covariances = covariances;
    this.trimmed = trimmed;
    this.leastSkill = leastSkill;
    rows = new double[covariances.workers()];
    columns = new double[covariances.workers()];
    estimates = new double[covariances.workers()];
    Arrays.fill(rows, FIRST_SKILL);
    Arrays.fill(columns, FIRST_SKILL);
  }

  /** Estimates each factor by the other once; returns by how much a skill moved at most. */
  double improve() {
    double[] earlier = sizes();
    estimate(columns, rows);
    estimate(rows, columns);
    double moved = 0;
    for (int worker = 0; worker < earlier.length; worker++) {
      moved = Math.max(moved, Math.abs(size(worker) - earlier[worker]));
    }
    return moved;
  }

  private void estimate(double[] factor, double[] other) {
    for (int worker = 0; worker < factor.length; worker++) {
      int end = covariances.firstEntry(worker + 1);
      int count = 0;
      for (int entry = covariances.firstEntry(worker); entry < end; entry++) {
        double size = Math.abs(covariances.valueOf(entry));
        estimates[count++] = size / other[covariances.otherOf(entry)];
      }
      if (count > 0) {
        factor[worker] = Math.max(leastSkill, trimmedMean(count, factor[worker]));
      }
    }
  }

  /** Leaves out the largest and the smallest, but none that is on the other side of the present. */
  private double trimmedMean(int count, double present) {
    Arrays.sort(estimates, 0, count);
    int from = 0;
    int to = count;
    int most = (int) (count * trimmed);
    while (from < most && estimates[from] < present) {
      from++;
    }
    while (count - to < most && estimates[to - 1] > present) {
      to--;
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += estimates[i];
    }
    return sum / (to - from);
  }

  /** Workers who share no task with others of a group have factors of another scale: it cancels. */
  private double size(int worker) {
    return Math.sqrt(rows[worker] * columns[worker]);
  }

  private double[] sizes() {
    double[] sizes = new double[rows.length];
    Arrays.setAll(sizes, this::size);
    return sizes;
  }

  /**
   * With their signs, of which the covariances tell all but which half is which: most workers do
   * better than chance, as the paper assumes.
   */
  double[] skills() {
    double[] skills = sizes();
    turnRoundWhoDisagrees(skills);
    long worse = Arrays.stream(skills).filter(skill -> skill < 0).count();
    if (2 * worse > skills.length) {
      Arrays.setAll(skills, worker -> -skills[worker]);
    }
    return skills;
  }

  /**
   * Until the sign of each worker agrees with those of the others, each covariance counting by the
   * votes that it rests on. All signs change at once, so that two who disagree with each other
   * alone stay alike.
   */
  private void turnRoundWhoDisagrees(double[] skills) {
    boolean changed = true;
    for (int round = 0; changed && round < MOST_SIGN_ROUNDS; round++) {
      double[] agreement = agreement(skills);
      changed = false;
      for (int worker = 0; worker < skills.length; worker++) {
        if (agreement[worker] * skills[worker] < 0) {
          skills[worker] = -skills[worker];
          changed = true;
        }
      }
    }
  }

  private double[] agreement(double[] skills) {
    double[] agreement = new double[skills.length];
    for (int worker = 0; worker < skills.length; worker++) {
      int end = covariances.firstEntry(worker + 1);
      for (int entry = covariances.firstEntry(worker); entry < end; entry++) {
        double product = covariances.valueOf(entry) * skills[covariances.otherOf(entry)];
        agreement[worker] += covariances.weightOf(entry) * product;
      }
    }
    return agreement;
  }
}
