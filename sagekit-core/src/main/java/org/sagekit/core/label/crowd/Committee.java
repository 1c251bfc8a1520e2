package org.sagekit.core.label.crowd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.Settings;

/**
 * Several methods together, chosen without any truth. Each has its own way to fail, so that their
 * mean is right more often than the best of them: majority trusts all alike, Dawid-Skene and IBCC
 * all tables, the fast Dawid-Skene decides early, MACE looks for spammers, GLAD for hard tasks.
 *
 * <p>All of them hold that workers err independently of each other, and where groups of workers err
 * together they fail alike. So EBCC, which knows of it, is asked as well. If its subtypes make the
 * votes more probable than the same model without them, if many tasks get another label by it than
 * by IBCC, and if these labels are nearer to what most voted, then workers do err together, and
 * EBCC alone decides.
 */
public final class Committee implements TruthMethod {
  /** Workers err together if this part of the tasks changes its label by knowing of it. */
  private static final double MANY_TASKS = 0.06;

  /** EBCC's posterior is the mean of so many random starts. */
  private static final int STARTS = 8;

  private final TruthMethod majority = new MajorityVote();
  private final TruthMethod independent = new Ibcc();
  private final Ebcc together = new Ebcc(STARTS, 0);
  private final List<TruthMethod> others =
      List.of(new DawidSkene(), new FastDawidSkene(), new Mace(), new Glad());

  /** With the methods and settings that are documented. */
  public Committee() {}

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public Settings settings() {
    Settings settings =
        Settings.empty()
            .with("manyTasks", MANY_TASKS)
            .with("starts", STARTS)
            .with("together", together.settings());
    for (TruthMethod member : members()) {
      settings = settings.with(member.name(), member.settings());
    }
    return settings;
  }

  private List<TruthMethod> members() {
    List<TruthMethod> members = new ArrayList<>(List.of(majority, independent));
    members.addAll(others);
    return members;
  }

  @Override
  public Fit fit(VoteTable table, double[] start) {
    Fit alone = independent.fit(table, start);
    Fit grouped = together.mean(table, start, STARTS);
    double[] shares = table.shares();
    if (grouped.evidence() > 0
        && changesMuch(shares, alone.posterior(), grouped.posterior(), table.labels())) {
      return new Fit(calibrated(table, grouped.posterior()), grouped.iterations());
    }
    Blend blend = new Blend(table);
    blend.add(shares, majority.fit(table, start).posterior());
    blend.add(alone.posterior());
    int iterations = alone.iterations();
    for (TruthMethod member : others) {
      Fit fit = member.fit(table, start);
      blend.add(fit.posterior());
      iterations = Math.max(iterations, fit.iterations());
    }
    return new Fit(blend.posterior(), iterations);
  }

  /** What it says is calibrated already: half by the members, half by their disagreement. */
  @Override
  public void calibrate(double[] posterior, int votes) {}

  private static boolean changesMuch(
      double[] shares, double[] alone, double[] grouped, int labels) {
    double tasks = shares.length / (double) labels;
    return differing(alone, grouped, labels) > MANY_TASKS * tasks
        && differing(shares, grouped, labels) < differing(shares, alone, labels);
  }

  private static int differing(double[] one, double[] other, int labels) {
    int differing = 0;
    for (int row = 0; row < one.length; row += labels) {
      differing += likeliest(one, row, labels) == likeliest(other, row, labels) ? 0 : 1;
    }
    return differing;
  }

  private static int likeliest(double[] posterior, int row, int labels) {
    int best = row;
    for (int cell = row; cell < row + labels; cell++) {
      best = posterior[cell] > posterior[best] ? cell : best;
    }
    return best - row;
  }

  private static double[] calibrated(VoteTable table, double[] posterior) {
    double[] calibrated = posterior.clone();
    double[] one = new double[table.labels()];
    for (int task = 0; task < table.tasks(); task++) {
      int row = task * one.length;
      System.arraycopy(posterior, row, one, 0, one.length);
      DesignEffect.calibrate(one, table.firstVote(task + 1) - table.firstVote(task));
      System.arraycopy(one, 0, calibrated, row, one.length);
    }
    return calibrated;
  }

  /**
   * The mean of what the members say, plain and calibrated: plain ones decide like a vote of the
   * members, calibrated ones tell how sure each is.
   */
  private static final class Blend {
    private final VoteTable table;
    private final double[] sums;
    private int members;

    Blend(VoteTable table) {
      this.table = table;
      sums = new double[table.tasks() * table.labels()];
    }

    void add(double[] posterior) {
      add(posterior, posterior);
    }

    void add(double[] plain, double[] uncalibrated) {
      double[] calibrated = calibrated(table, uncalibrated);
      for (int cell = 0; cell < sums.length; cell++) {
        sums[cell] += plain[cell] + calibrated[cell];
      }
      members += 2;
    }

    double[] posterior() {
      double[] mean = Arrays.stream(sums).map(sum -> sum / members).toArray();
      table.clamp(mean);
      return mean;
    }
  }
}
