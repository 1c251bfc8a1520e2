package org.sagekit.autopilot.ensemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.sagekit.api.Settings;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Metric;
import org.sagekit.autopilot.candidates.Candidate;
import org.sagekit.autopilot.candidates.Judged;
import org.sagekit.core.train.Evaluations;
import org.sagekit.core.tune.CrossValidated;
import org.sagekit.core.tune.CrossValidation;
import org.sagekit.core.tune.FoldScores;

/**
 * Candidates whose predictions are averaged.
 *
 * @param members the candidates with a weight above 0, in their order
 * @param weights one a member, adding up to 1
 * @param scores on each fold, by weights that the other folds have chosen
 */
public record Ensemble(List<Candidate> members, Doubles weights, FoldScores scores) {

  /** Copies the members. */
  public Ensemble {
    members = List.copyOf(members);
  }

  /**
   * The ensemble of the candidates, if it is worth its cost.
   *
   * @param judged candidates that were judged on these folds
   * @param validation the folds
   * @param margin the share of the best candidate's error that the ensemble must save to be kept,
   *     from 0 to 1; the error is one minus the score where greater is better
   * @return the ensemble, or empty if it has just one member or saves too little
   */
  public static Optional<Ensemble> of(
      List<Judged> judged, CrossValidation validation, double margin) {
    List<Candidate> finished = new ArrayList<>();
    List<CrossValidated> results = new ArrayList<>();
    for (Judged one : judged) {
      one.result()
          .ifPresent(
              result -> {
                finished.add(one.candidate());
                results.add(result);
              });
    }
    if (results.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(chosen(finished, results, validation))
        .filter(ensemble -> ensemble.members.size() > 1)
        .filter(ensemble -> ensemble.saves(results) >= margin);
  }

  private static Ensemble chosen(
      List<Candidate> finished, List<CrossValidated> results, CrossValidation validation) {
    Metric metric = validation.plan().metric();
    GreedySelection selection =
        GreedySelection.of(
            results.stream().map(CrossValidated::predictionsByFold).toList(),
            (fold, predictions) -> error(metric, score(validation, fold, predictions)));
    Doubles all = selection.weights();
    List<Candidate> members = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) > 0) {
        members.add(finished.get(i));
        weights.add(all.get(i));
      }
    }
    double[] scores =
        DoubleStream.of(selection.honestLosses().toArray())
            .map(loss -> error(metric, loss))
            .toArray();
    return new Ensemble(
        members,
        Doubles.of(weights.stream().mapToDouble(Double::doubleValue).toArray()),
        new FoldScores(metric, Doubles.of(scores)));
  }

  private static double score(CrossValidation validation, int fold, Predictions predictions) {
    return Evaluations.value(
        validation.plan().metric(), predictions, validation.folds().get(fold).test());
  }

  /** Its own inverse: from score to error and back. */
  private static double error(Metric metric, double score) {
    return metric.greaterIsBetter() ? metric.greatest() - score : score;
  }

  private double saves(List<CrossValidated> results) {
    Metric metric = scores.metric();
    double least =
        results.stream()
            .map(result -> error(metric, result.scores().mean()))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return least > 0 ? (least - error(metric, scores.mean())) / least : 0;
  }

  /**
   * The weights as text, for the leaderboard.
   *
   * @return by the names of the candidates
   */
  public Settings weightByMember() {
    Settings settings = Settings.empty();
    for (int i = 0; i < members.size(); i++) {
      settings = settings.with(members.get(i).name(), weights.get(i));
    }
    return settings;
  }

  /**
   * All that is needed to make the ensemble again.
   *
   * @return the weights by the names of the candidates, and each candidate's hyperparameters behind
   *     its name
   */
  public Settings settings() {
    Settings settings = weightByMember();
    for (Candidate member : members) {
      settings = settings.with(member.name(), member.trainer().settings());
    }
    return settings;
  }
}
