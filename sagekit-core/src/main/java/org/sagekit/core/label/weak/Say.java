package org.sagekit.core.label.weak;

import java.util.function.IntPredicate;

/** How much a model may say where it and the count of votes differ. */
enum Say {
  /** The majority's label stands, and ties stay ties. */
  NONE("the majority decides"),
  /** Among the labels with the most votes the model chooses. */
  TIES("the model breaks ties"),
  /** Among the labels that have a vote the model chooses. */
  VOTED("the model chooses among the labels voted for");

  /** How far the winner is put before those that the model held for likelier. */
  private static final double LEAD = 0.01;

  private final String words;

  Say(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /**
   * The model's posterior, changed so little that one of the labels that may win does: a likelier
   * label that may not win shares what both have with the one that does.
   */
  double[] applied(double[] posterior, int[] votes) {
    int most = VoteCounts.max(votes);
    return most == 0
        ? posterior
        : led(posterior, label -> this == VOTED ? votes[label] > 0 : votes[label] == most);
  }

  private static double[] led(double[] posterior, IntPredicate mayWin) {
    double best = 0;
    for (int label = 0; label < posterior.length; label++) {
      best = mayWin.test(label) ? Math.max(best, posterior[label]) : best;
    }
    double pool = 0;
    int winners = 0;
    int losers = 0;
    for (int label = 0; label < posterior.length; label++) {
      boolean wins = mayWin.test(label) && posterior[label] == best;
      boolean loses = !mayWin.test(label) && posterior[label] >= best;
      winners += wins ? 1 : 0;
      losers += loses ? 1 : 0;
      pool += wins || loses ? posterior[label] : 0;
    }
    if (losers == 0) {
      return posterior;
    }
    double each = pool / (winners + losers);
    double[] changed = posterior.clone();
    for (int label = 0; label < changed.length; label++) {
      if (mayWin.test(label) && posterior[label] == best) {
        changed[label] = each * (1 + LEAD * losers / winners);
      } else if (!mayWin.test(label) && posterior[label] >= best) {
        changed[label] = each * (1 - LEAD);
      }
    }
    return changed;
  }
}
