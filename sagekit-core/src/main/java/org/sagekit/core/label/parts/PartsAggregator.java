package org.sagekit.core.label.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.PartsAggregation;
import org.sagekit.api.label.Worker;
import org.sagekit.core.label.answers.AnswerTable;

/**
 * Puts parts together that several workers marked: those that overlap are one, if at least half of
 * those who answered the task marked it. Immutable and thread-safe.
 *
 * @param <P> what a part is
 */
public final class PartsAggregator<P> implements Aggregator<Answers<List<P>>, PartsAggregation<P>> {
  private static final int MOST_ITERATIONS = 10;

  private final String name;
  private final PartsRules<P> rules;
  private final int rounds;

  private PartsAggregator(String name, PartsRules<P> rules, int rounds) {
    this.name = name;
    this.rules = rules;
    this.rounds = rounds;
  }

  /**
   * One in which all workers count the same.
   *
   * @param <P> what a part is
   * @param name the method's name
   * @param shape how parts are compared and merged
   * @return the aggregator; parts must overlap by one half
   */
  public static <P> PartsAggregator<P> alike(String name, Shape<P> shape) {
    return new PartsAggregator<>(name, new PartsRules<>(shape, 0.5), 0);
  }

  /**
   * One in which workers count by how well they agree with what is found, in turn.
   *
   * @param <P> what a part is
   * @param name the method's name
   * @param shape how parts are compared and merged
   * @return the aggregator; parts must overlap by one half
   */
  public static <P> PartsAggregator<P> weighted(String name, Shape<P> shape) {
    return new PartsAggregator<>(name, new PartsRules<>(shape, 0.5), MOST_ITERATIONS);
  }

  /**
   * How far parts must overlap to be the same.
   *
   * @param least what both cover, divided by what either covers: more than 0, at most 1; one half
   *     by default
   * @return another aggregator; this one stays as it is
   * @throws IllegalArgumentException if it is out of range
   */
  public PartsAggregator<P> overlap(double least) {
    Problems.of("Aggregator '" + name + "'")
        .require(least > 0 && least <= 1, "overlap", "more than 0, at most 1", least)
        .throwIfAny();
    return new PartsAggregator<>(name, new PartsRules<>(rules.shape(), least), rounds);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("shape", rules.shape().toString())
        .with("overlap", rules.leastOverlap())
        .with("iterations", rounds);
  }

  @Override
  public PartsAggregation<P> aggregate(Answers<List<P>> votes) {
    AnswerTable<List<P>> table = AnswerTable.of(votes, new PartsKind<>(rules.shape()));
    List<TaskParts<P>> tasks = new ArrayList<>();
    for (int task = 0; task < table.tasks(); task++) {
      tasks.add(new TaskParts<>(rules.shape(), table, task));
    }
    WorkerScores scores = WorkerScores.alike(table.workers());
    List<Consensus<P>> found = consensus(table, tasks, scores);
    int iterations = 0;
    boolean moved = true;
    while (moved && iterations < rounds) {
      scores = scores.next();
      List<Consensus<P>> next = consensus(table, tasks, scores);
      moved = !next.equals(found);
      found = next;
      iterations++;
    }
    return named(table, found, scores, iterations);
  }

  private List<Consensus<P>> consensus(
      AnswerTable<List<P>> table, List<TaskParts<P>> tasks, WorkerScores scores) {
    List<Consensus<P>> found = new ArrayList<>(tasks.size());
    for (int task = 0; task < tasks.size(); task++) {
      TaskParts<P> parts = tasks.get(task);
      Optional<List<P>> gold = table.gold(task);
      found.add(
          gold.isPresent()
              ? Consensus.ofGold(rules, parts, gold.get(), scores)
              : Consensus.of(rules, parts, scores));
    }
    return found;
  }

  private PartsAggregation<P> named(
      AnswerTable<List<P>> table, List<Consensus<P>> found, WorkerScores scores, int iterations) {
    return new PartsAggregation<>(
        name,
        table.byTask(task -> found.get(task).found(), gold -> Consensus.certain(gold).found()),
        table.byTask(task -> found.get(task).confidence(), gold -> 1.0),
        table.judged((worker, who) -> judged(who, table.votesOf(worker), scores.f1(worker))),
        iterations);
  }

  private static Worker judged(String worker, int votes, double f1) {
    return new Worker(worker, votes, f1, 1 - f1, Optional.empty());
  }

  @Override
  public String toString() {
    return name;
  }
}
