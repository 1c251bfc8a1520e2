package org.sagekit.core.track.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.sagekit.api.Reproduction.Figure;
import org.sagekit.api.Reproduction.Verdict;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.TrainedModel;

/**
 * Compares the metrics of two models, and the scores on their leaderboards.
 *
 * @param epsilon the greatest relative difference that is rounding
 */
record FigureComparison(double epsilon) {

  Compared of(TrainedModel before, TrainedModel after) {
    Map<String, Estimate> then = estimates(before);
    Map<String, Estimate> now = estimates(after);
    List<Figure> figures = new ArrayList<>();
    then.forEach(
        (name, estimate) -> {
          if (now.containsKey(name)) {
            figures.add(figure(name, estimate, now.get(name)));
          }
        });
    if (before.evaluation().equals(after.evaluation()) && then.equals(now)) {
      return compared(Verdict.BIT_EQUAL, figures, "");
    }
    Set<String> lacking = lacking(then.keySet(), now.keySet());
    if (!lacking.isEmpty()) {
      String note = "Only one of the models has figures of " + lacking + ".";
      return compared(Verdict.DIFFERENT, figures, note);
    }
    boolean within =
        before.evaluation().rows() == after.evaluation().rows()
            && figures.stream().allMatch(figure -> figure.difference() <= epsilon);
    return compared(within ? Verdict.WITHIN : Verdict.DIFFERENT, figures, "");
  }

  private static Compared compared(Verdict verdict, List<Figure> figures, String note) {
    return new Compared(verdict, OptionalDouble.empty(), figures, note);
  }

  private static Set<String> lacking(Set<String> then, Set<String> now) {
    Set<String> lacking = new TreeSet<>(then);
    lacking.addAll(now);
    lacking.removeIf(name -> then.contains(name) && now.contains(name));
    return lacking;
  }

  private static Map<String, Estimate> estimates(TrainedModel model) {
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    model
        .evaluation()
        .estimateByMetric()
        .forEach((metric, one) -> estimates.put(metric.name(), one));
    for (Leaderboard.Entry entry :
        model.leaderboard().map(Leaderboard::entries).orElse(List.of())) {
      estimates.put(entry.name(), entry.score());
    }
    return estimates;
  }

  private static Figure figure(String name, Estimate then, Estimate now) {
    double ends =
        Math.max(
            Differences.relative(then.low(), now.low()),
            Differences.relative(then.high(), now.high()));
    double difference = Math.max(Differences.relative(then.value(), now.value()), ends);
    return new Figure(name, then.value(), now.value(), difference);
  }
}
