package org.sagekit.api.label;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.Traced;

/**
 * Answers of workers, in the order in which they came. The same worker may have answered a task
 * twice. Immutable.
 */
public final class Votes implements Fingerprinted, Traced {
  private final String name;
  private final List<Vote> all;
  private volatile @Nullable Fingerprint fingerprint;

  private Votes(String name, List<Vote> all) {
    this.name = name;
    this.all = List.copyOf(all);
  }

  /**
   * Votes.
   *
   * @param name where they come from, for messages and lineage
   * @param votes in the order in which they came; may be empty
   * @return the votes
   */
  public static Votes of(String name, List<Vote> votes) {
    return new Votes(Problems.notBlank("Votes", "name", name), votes);
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
  public List<Vote> all() {
    return all;
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

  /**
   * The answers that were given.
   *
   * @return each once, sorted by their characters
   */
  public List<String> labels() {
    return all.stream().map(Vote::label).distinct().sorted().toList();
  }

  @Override
  public Fingerprint fingerprint() {
    Fingerprint known = fingerprint;
    if (known == null) {
      Fingerprint.Digest digest = Fingerprint.digest().number(all.size());
      for (Vote vote : all) {
        digest.text(vote.task()).text(vote.worker()).text(vote.label());
      }
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
