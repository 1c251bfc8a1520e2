package org.sagekit.core.label;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

/** Votes as textbooks print them: a row of answers for each worker or a row of counts a task. */
final class Ratings {
  /**
   * K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, example C: four observers,
   * twelve units. K. L. Gwet's Handbook of Inter-Rater Reliability uses the same.
   */
  static final Votes FOUR_OBSERVERS =
      byWorker(
          "1 2 3 3 2 1 4 1 2 . . .",
          "1 2 3 3 2 2 4 1 2 5 . 3",
          ". 3 3 3 2 3 4 2 2 5 1 .",
          "1 2 3 3 2 4 4 1 2 5 1 .");

  private Ratings() {}

  /** One row a worker, an answer to each task, or a point for none. */
  static Votes byWorker(String... rows) {
    List<Vote<String>> votes = new ArrayList<>();
    for (int worker = 0; worker < rows.length; worker++) {
      String[] answers = rows[worker].split(" ");
      for (int task = 0; task < answers.length; task++) {
        if (!answers[task].equals(".")) {
          votes.add(new Vote<>(task(task), "w" + worker, answers[task]));
        }
      }
    }
    return Votes.of("ratings", votes);
  }

  /** One row a task, how many workers gave each label. */
  static Votes byTask(int[][] counts) {
    List<Vote<String>> votes = new ArrayList<>();
    for (int task = 0; task < counts.length; task++) {
      int worker = 0;
      for (int label = 0; label < counts[task].length; label++) {
        for (int i = 0; i < counts[task][label]; i++) {
          votes.add(new Vote<>(task(task), "w" + worker++, String.valueOf(label + 1)));
        }
      }
    }
    return Votes.of("ratings", votes);
  }

  /** One row a label that the first worker gave, one column a label that the second gave. */
  static Votes byTwo(int[][] counts) {
    List<Vote<String>> votes = new ArrayList<>();
    int task = 0;
    for (int one = 0; one < counts.length; one++) {
      for (int other = 0; other < counts.length; other++) {
        for (int i = 0; i < counts[one][other]; i++, task++) {
          votes.add(new Vote<>(task(task), "one", String.valueOf(one + 1)));
          votes.add(new Vote<>(task(task), "other", String.valueOf(other + 1)));
        }
      }
    }
    return Votes.of("ratings", votes);
  }

  static Answers<Double> numbers(Votes votes) {
    return Answers.ofAny(
        votes.name(),
        votes.all().stream()
            .map(vote -> new Vote<>(vote.task(), vote.worker(), Double.valueOf(vote.label())))
            .toList());
  }

  private static String task(int index) {
    return "t" + (1000 + index);
  }
}
