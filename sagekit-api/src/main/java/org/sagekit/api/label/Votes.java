package org.sagekit.api.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sagekit.api.Problems;

/** Answers that are categories: each vote names one label. Immutable. */
public final class Votes extends Answers<String> {

  private Votes(String name, List<Vote<String>> all, Map<String, String> gold) {
    super(name, all, gold);
    gold.forEach(
        (task, label) -> Problems.notBlank("Gold of votes '" + name + "'", "label", label));
  }

  /**
   * Votes.
   *
   * @param name where they come from, for messages and lineage
   * @param votes in the order in which they came; may be empty
   * @return the votes, without gold
   */
  public static Votes of(String name, List<Vote<String>> votes) {
    return new Votes(name, votes, Map.of());
  }

  @Override
  public Votes withGold(Map<String, String> goldByTask) {
    return new Votes(name(), all(), goldByTask);
  }

  /**
   * These votes and others after them, as when a queue has brought more.
   *
   * @param later more votes
   * @return all votes, with this name and this gold
   */
  public Votes and(Collection<Vote<String>> later) {
    List<Vote<String>> both = new ArrayList<>(size() + later.size());
    both.addAll(all());
    both.addAll(later);
    return new Votes(name(), both, gold());
  }

  /**
   * The answers that were given or are gold.
   *
   * @return each once, sorted by their characters
   */
  public List<String> labels() {
    return Stream.concat(all().stream().map(Vote::label), gold().values().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
