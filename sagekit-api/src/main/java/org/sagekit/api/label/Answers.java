package org.sagekit.api.label;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.Traced;

/**
 * Answers of workers, in the order in which they came, and the gold: answers that are known to be
 * right. The same worker may have answered a task twice. Immutable, if the answers are.
 *
 * @param <A> what an answer is; equal answers must have equal texts, others other texts
 */
public class Answers<A> implements Fingerprinted, Traced {
  private final String name;
  private final List<Vote<A>> all;
  private final Map<String, A> gold;
  private volatile @Nullable Fingerprint fingerprint;

  Answers(String name, List<Vote<A>> all, Map<String, A> gold) {
    this.name = Problems.notBlank("Votes", "name", name);
    Objects.requireNonNull(all, "votes");
    Objects.requireNonNull(gold, "gold");
    all.forEach(vote -> Objects.requireNonNull(vote, "vote"));
    this.all = List.copyOf(all);
    this.gold = Collections.unmodifiableMap(new LinkedHashMap<>(gold));
    gold.forEach(
        (task, label) -> {
          Problems.notBlank("Gold of votes '" + name + "'", "task", task);
          Objects.requireNonNull(label, "gold of task '" + task + "'");
        });
  }

  /**
   * Answers of any kind; for categories use {@link Votes}.
   *
   * @param <A> what an answer is
   * @param name where they come from, for messages and lineage
   * @param votes in the order in which they came; may be empty
   * @return the answers, without gold
   */
  public static <A> Answers<A> ofAny(String name, List<Vote<A>> votes) {
    return new Answers<>(name, votes, Map.of());
  }

  /**
   * The same answers with what is known for certain. Aggregators take it as the truth of its tasks,
   * and judge the workers by it.
   *
   * @param goldByTask the right answer by task; a task without a vote may be among them; replaces
   *     the gold that was there
   * @return other answers; these stay as they are
   */
  public Answers<A> withGold(Map<String, A> goldByTask) {
    return new Answers<>(name, all, goldByTask);
  }

  /**
   * Where the votes come from.
   *
   * @return a file name or the user's own name
   */
  public String name() {
    return name;
  }

  /**
   * The votes.
   *
   * @return in the order in which they came
   */
  public List<Vote<A>> all() {
    return all;
  }

  /**
   * What is known for certain.
   *
   * @return the right answer by task, in the order in which they were given; unmodifiable
   */
  public Map<String, A> gold() {
    return gold;
  }

  /**
   * How many votes there are.
   *
   * @return zero or more
   */
  public int size() {
    return all.size();
  }

  /**
   * The tasks that were answered.
   *
   * @return each once, in the order of their first vote
   */
  public List<String> tasks() {
    return all.stream().map(Vote::task).distinct().toList();
  }

  /**
   * Who answered.
   *
   * @return each once, in the order of their first vote
   */
  public List<String> workers() {
    return all.stream().map(Vote::worker).distinct().toList();
  }

  @Override
  public Fingerprint fingerprint() {
    Fingerprint known = fingerprint;
    if (known == null) {
      Fingerprint.Digest digest = Fingerprint.digest().number(all.size());
      for (Vote<A> vote : all) {
        digest.text(vote.task()).text(vote.worker()).text(String.valueOf(vote.label()));
      }
      digest.number(gold.size());
      new TreeMap<>(gold).forEach((task, label) -> digest.text(task).text(String.valueOf(label)));
      known = digest.done();
      fingerprint = known;
    }
    return known;
  }

  @Override
  public Lineage lineage() {
    return Lineage.of("votes", name, fingerprint());
  }

  @Override
  public String toString() {
    return "%s: %s votes".formatted(name, all.size());
  }
}
