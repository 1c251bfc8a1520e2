package org.sagekit.examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.label.Aggregators;
import org.sagekit.core.label.VoteFiles;

/**
 * How right aggregators are on crowds whose truth is known: {@code FOLDER [set,set,...
 * [method...]]}, a folder with a folder for each set, in which {@code answers.csv.gz} and {@code
 * truth.csv.gz} stand. A line a method: its mean accuracy, ties split evenly, its mean logarithmic
 * loss, its seconds, and its accuracy on each set.
 */
public final class LabelPanel {
  private static final double LEAST = 1e-6;

  private LabelPanel() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Map<String, Crowd> crowdByName = new LinkedHashMap<>();
    for (String set : args.length > 1 ? List.of(args[1].split(",")) : sets(folder)) {
      crowdByName.put(set, Crowd.of(folder.resolve(set)));
    }
    List<LabelAggregator> methods =
        args.length > 2
            ? Stream.of(args).skip(2).map(Aggregators::named).toList()
            : Aggregators.all();
    System.out.printf(
        "%-18s %8s %8s %8s  %s%n",
        "method", "mean", "log loss", "seconds", String.join(" ", crowdByName.keySet()));
    methods.forEach(method -> line(method, List.copyOf(crowdByName.values())));
  }

  private static List<String> sets(Path folder) throws IOException {
    try (Stream<Path> sets = Files.list(folder)) {
      return sets.map(set -> set.getFileName().toString()).sorted().toList();
    }
  }

  private static void line(LabelAggregator method, List<Crowd> crowds) {
    List<String> accuracies = new ArrayList<>();
    double right = 0;
    double loss = 0;
    long begun = System.nanoTime();
    for (Crowd crowd : crowds) {
      LabelAggregation result = method.aggregate(crowd.votes());
      double accuracy = crowd.mean(result, LabelPanel::share);
      right += accuracy / crowds.size();
      loss += crowd.mean(result, LabelPanel::loss) / crowds.size();
      accuracies.add(String.format(Locale.ROOT, "%.4f", accuracy));
    }
    System.out.printf(
        Locale.ROOT,
        "%-18s %8.4f %8.3f %8.1f  %s%n",
        method.name(),
        right,
        loss,
        (System.nanoTime() - begun) / 1e9,
        String.join(" ", accuracies));
  }

  private static double share(Prediction posterior, String truth) {
    long ties = 0;
    for (double probability : posterior.toArray()) {
      ties += probability == posterior.confidence() ? 1 : 0;
    }
    return probability(posterior, truth) == posterior.confidence() ? 1.0 / ties : 0;
  }

  private static double loss(Prediction posterior, String truth) {
    return -Math.log(Math.max(LEAST, probability(posterior, truth)));
  }

  private static double probability(Prediction posterior, String truth) {
    return posterior.classes().contains(truth) ? posterior.probability(truth) : 0;
  }

  /** What one task counts. */
  private interface Figure {
    double of(Prediction posterior, String truth);
  }

  /** Votes and the truth of some of their tasks. */
  private record Crowd(Votes votes, Map<String, String> truthByTask) {

    static Crowd of(Path folder) {
      return new Crowd(
          VoteFiles.csv(folder.resolve("answers.csv.gz")),
          VoteFiles.gold(folder.resolve("truth.csv.gz")));
    }

    /** Over the tasks that have a vote and a truth. */
    double mean(LabelAggregation result, Figure figure) {
      double sum = 0;
      int tasks = 0;
      for (Map.Entry<String, Prediction> task : result.posteriorByTask().entrySet()) {
        String truth = truthByTask.get(task.getKey());
        if (truth != null) {
          sum += figure.of(task.getValue(), truth);
          tasks++;
        }
      }
      return sum / tasks;
    }
  }
}
