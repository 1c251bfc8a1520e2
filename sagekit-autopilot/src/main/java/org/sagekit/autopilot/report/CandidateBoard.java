package org.sagekit.autopilot.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Metric;
import org.sagekit.autopilot.candidates.Candidate;
import org.sagekit.autopilot.candidates.Judged;
import org.sagekit.autopilot.ensemble.Ensemble;
import org.sagekit.autopilot.ensemble.EnsembleModel;
import org.sagekit.core.tune.FoldScores;
import org.sagekit.core.tune.Leaderboards;

/** The leaderboard of an Autopilot. */
public final class CandidateBoard {
  private CandidateBoard() {}

  /**
   * All candidates, and the ensemble if it was kept, the best first.
   *
   * @param metric by which it is ordered
   * @param judged what became of the candidates, in their order
   * @param ensemble if it was kept; its settings are the weights of its members, whose own are in
   *     their entries
   * @return the board
   */
  public static Leaderboard of(Metric metric, List<Judged> judged, Optional<Ensemble> ensemble) {
    List<Leaderboard.Entry> entries = new ArrayList<>();
    ensemble.ifPresent(kept -> entries.add(entry(kept)));
    judged.forEach(one -> entries.add(entry(one)));
    return Leaderboards.of(metric, entries);
  }

  private static Leaderboard.Entry entry(Ensemble ensemble) {
    return new Leaderboard.Entry(
        EnsembleModel.TRAINER,
        EnsembleModel.TRAINER,
        ensemble.weightByMember(),
        ensemble.scores().estimate(),
        "");
  }

  private static Leaderboard.Entry entry(Judged judged) {
    Candidate candidate = judged.candidate();
    return new Leaderboard.Entry(
        candidate.name(),
        candidate.trainer().name(),
        candidate.trainer().settings(),
        judged
            .result()
            .map(result -> result.scores())
            .map(FoldScores::estimate)
            .orElse(Leaderboards.none()),
        judged.note());
  }
}
