package org.sagekit.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

/**
 * A simulated crowd, for examples that have no real one: workers of known skill vote on rows whose
 * truth is known. Seeded, so it votes alike in every run.
 */
final class Crowd {
  private static final double[] SKILL = {.95, .9, .85, .8, .7, .6, .5};
  private static final int VOTES_A_ROW = 3;

  private Crowd() {}

  /** Votes of three of seven workers on each row; a wrong answer is any other level. */
  static Votes on(Dataset rows, String truth, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CategoricalColumn labels = (CategoricalColumn) rows.column(truth);
    Column ids = rows.column("id");
    List<Vote<String>> votes = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      int first = random.nextInt(SKILL.length);
      for (int i = 0; i < VOTES_A_ROW; i++) {
        int worker = (first + i * 2) % SKILL.length;
        String label = answer(labels, row, SKILL[worker], random);
        votes.add(new Vote<>(String.valueOf(ids.text(row)), "worker-" + (worker + 1), label));
      }
    }
    return Votes.of("simulated crowd", votes);
  }

  private static String answer(
      CategoricalColumn labels, int row, double skill, SplittableRandom random) {
    int truth = labels.code(row);
    int levels = labels.levels().size();
    boolean right = random.nextDouble() < skill;
    int given = right ? truth : (truth + 1 + random.nextInt(levels - 1)) % levels;
    return labels.levels().get(given);
  }
}
