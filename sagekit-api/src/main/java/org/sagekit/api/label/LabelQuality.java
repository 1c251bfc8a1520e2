package org.sagekit.api.label;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sagekit.api.Summary;

/**
 * What votes and their aggregation say of the workers, the classes and the tasks.
 *
 * @param method the aggregator's name
 * @param guessingCost the expected cost of a worker who does not look at the task
 * @param workers in the order of their first vote
 * @param classes in the order of the labels
 * @param tasks those that have votes, the hardest first
 */
public record LabelQuality(
    String method,
    double guessingCost,
    List<WorkerQuality> workers,
    List<ClassQuality> classes,
    List<TaskQuality> tasks)
    implements Summary.Source {
  private static final int LISTED = 10;
  private static final int CLASSES = 20;

  /** Copies the lists. */
  public LabelQuality {
    workers = List.copyOf(workers);
    classes = List.copyOf(classes);
    tasks = List.copyOf(tasks);
  }

  /**
   * Those who may answer without looking at the task.
   *
   * @return the greatest spam score first; empty if nobody is suspected
   */
  public List<WorkerQuality> spammerCandidates() {
    return mostDoubtful().stream().filter(WorkerQuality::spammerCandidate).toList();
  }

  /**
   * All workers by how little their answers tell.
   *
   * @return candidates first, then by spam score, the greatest first, then by votes
   */
  public List<WorkerQuality> mostDoubtful() {
    return workers.stream()
        .sorted(
            Comparator.comparing(WorkerQuality::spammerCandidate)
                .thenComparingDouble(quality -> quality.worker().spamScore())
                .thenComparingInt(quality -> quality.worker().votes())
                .reversed())
        .toList();
  }

  @Override
  public Summary summary() {
    long candidates = workers.stream().filter(WorkerQuality::spammerCandidate).count();
    return Summary.of(
        "Quality of the votes, by " + method,
        new Summary.Note(
            "%s tasks, %s workers, %s labels. %s may answer without looking at the task."
                .formatted(
                    tasks.size(),
                    workers.size(),
                    classes.size(),
                    candidates == 0
                        ? "No worker"
                        : candidates == 1 ? "1 worker" : candidates + " workers")),
        doubtful(),
        confused(),
        hardest());
  }

  private Summary.Table doubtful() {
    return new Summary.Table(
        List.of(
            "most doubtful workers",
            "votes",
            "skill",
            "spam",
            "agreement",
            "from",
            "to",
            "unusual",
            "cost",
            "suspect"),
        mostDoubtful().stream().limit(LISTED).map(LabelQuality::row).toList());
  }

  private static List<String> row(WorkerQuality quality) {
    AgreementCoefficient agreement = quality.agreement();
    return List.of(
        quality.worker().name(),
        Integer.toString(quality.worker().votes()),
        figure(quality.worker().skill()),
        figure(quality.worker().spamScore()),
        figure(agreement.value()),
        figure(agreement.low()),
        figure(agreement.high()),
        figure(quality.unusual()),
        figure(quality.expectedCost()),
        quality.spammerCandidate() ? "yes" : "");
  }

  private Summary.Table confused() {
    return new Summary.Table(
        List.of(
            "classes",
            "votes",
            "prevalence",
            "agreement",
            "precision",
            "recall",
            "mistaken for (share)"),
        classes.stream()
            .sorted(Comparator.comparingInt(ClassQuality::votes).reversed())
            .limit(CLASSES)
            .map(LabelQuality::row)
            .toList());
  }

  private static List<String> row(ClassQuality quality) {
    return List.of(
        quality.label(),
        Integer.toString(quality.votes()),
        figure(quality.prevalence()),
        figure(quality.agreement().value()),
        figure(quality.precision()),
        figure(quality.recall()),
        quality.mistakenFor().stream()
            .map(mistake -> mistake.label() + " (" + figure(mistake.share()) + ")")
            .collect(Collectors.joining(", ")));
  }

  private Summary.Table hardest() {
    return new Summary.Table(
        List.of("hardest tasks", "votes", "label", "confidence", "disagreement", "difficulty"),
        tasks.stream()
            .limit(LISTED)
            .map(
                task ->
                    List.of(
                        task.task(),
                        Integer.toString(task.votes()),
                        task.label(),
                        figure(task.confidence()),
                        figure(task.disagreement()),
                        figure(task.difficulty())))
            .toList());
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
  }
}
