package org.sagekit.core.label.agree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.Problems;

/**
 * The mean kappa over pairs of workers: R. J. Light, "Measures of response agreement for qualitative
 * data", Psychological Bulletin 76, 1971. Pairs whose kappa can't be told are left out.
 */
final class MeanKappa implements Statistic {
  private final int common;
  private final List<Member> members;
  private final int tasks;

  /** The tasks of a pair, as places among all that pairs have in common, and the pair. */
  private record Member(int[] tasks, TwoWorkers pair) {

    double kappa(int[] times) {
      int[] own = new int[tasks.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = times[tasks[i]];
      }
      return pair.of(own);
    }
  }

  private MeanKappa(int common, List<Member> members, int tasks) {
    this.common = common;
    this.members = members;
    this.tasks = tasks;
  }

  /** Takes the pairs one by one. */
  static final class Builder {
    private static final long MOST = 5_000_000;

    private final CodedAnswers answers;
    private final int common;
    private final List<Member> members = new ArrayList<>();
    private final int[] placeByTask;
    private int places;
    private long shared;

    Builder(CodedAnswers answers, int common) {
      this.answers = answers;
      this.common = common;
      placeByTask = new int[answers.tasks().size()];
      Arrays.fill(placeByTask, -1);
    }

    void add(int[] tasks, TwoWorkers pair) {
      shared += tasks.length;
      Problems.of("Agreement on '" + answers.name() + "'")
          .require(
              shared <= MOST,
              "tasks in common, over all pairs of workers",
              "at most " + MOST + " for the interval of the mean kappa",
              "more",
              "more tasks in common should be asked for, or the kappas of the pairs suffice")
          .throwIfAny();
      for (int task : tasks) {
        places += placeByTask[task] < 0 ? 1 : 0;
        placeByTask[task] = 0;
      }
      members.add(new Member(tasks, pair));
    }

    /** Places follow the order of the tasks, so that the order of the workers changes no draw. */
    MeanKappa build() {
      int next = 0;
      for (int task = 0; task < placeByTask.length; task++) {
        placeByTask[task] = placeByTask[task] < 0 ? -1 : next++;
      }
      List<Member> placed = new ArrayList<>();
      for (Member member : members) {
        int[] at = Arrays.stream(member.tasks()).map(task -> placeByTask[task]).toArray();
        placed.add(new Member(at, member.pair()));
      }
      return new MeanKappa(common, placed, places);
    }
  }

  @Override
  public int units() {
    return tasks;
  }

  @Override
  public int compared() {
    return tasks;
  }

  @Override
  public double of(int[] times) {
    return members.stream()
        .mapToDouble(member -> member.kappa(times))
        .filter(kappa -> !Double.isNaN(kappa))
        .sorted()
        .average()
        .orElse(Double.NaN);
  }

  @Override
  public String reasonForNone() {
    return members.isEmpty()
        ? "no two workers have at least " + common + " tasks in common"
        : "each pair gave one and the same answer to all tasks in common";
  }
}
