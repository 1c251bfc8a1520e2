package org.sagekit.core.label.sets;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.SetAggregation;
import org.sagekit.core.label.answers.AnswerTable;

/**
 * Sets of labels, label by label: whether it is in a worker's set is a vote of its own (binary
 * relevance: G. Tsoumakas and I. Katakis, "Multi-Label Classification: An Overview", 2007). One
 * label's votes are held at a time, so that memory grows with the votes, and time with votes x
 * labels. Thread-safe.
 */
public final class BinaryRelevance implements Aggregator<Answers<LabelSet>, SetAggregation> {
  /** The most different labels. */
  public static final int MOST_LABELS = 1_000;

  private final LabelAggregator single;

  /**
   * By an aggregator of single labels.
   *
   * @param single takes the votes on one label: {@code present} or {@code absent}
   */
  public BinaryRelevance(LabelAggregator single) {
    this.single = Objects.requireNonNull(single, "single");
  }

  @Override
  public String name() {
    return "binary-relevance-" + single.name();
  }

  @Override
  public Settings settings() {
    return Settings.empty().with("single", single.settings());
  }

  /** Why the aggregator of single labels does not apply to the first label. */
  @Override
  public Optional<String> obstacle(Answers<LabelSet> votes) {
    SetVotes sets = SetVotes.of(votes);
    return tooMany(sets.labels())
        .or(() -> sets.labels().stream().findFirst().flatMap(it -> single.obstacle(sets.on(it))));
  }

  private static Optional<String> tooMany(List<String> labels) {
    return labels.size() <= MOST_LABELS
        ? Optional.empty()
        : Optional.of(labels.size() + " different labels, more than " + MOST_LABELS);
  }

  @Override
  public SetAggregation aggregate(Answers<LabelSet> votes) {
    SetVotes sets = SetVotes.of(votes);
    tooMany(sets.labels())
        .ifPresent(
            reason ->
                Problems.of("Votes '" + votes.name() + "'")
                    .require(
                        false,
                        "labels",
                        "at most " + MOST_LABELS,
                        sets.labels().size(),
                        "the labels are free text")
                    .throwIfAny());
    SetResult result = new SetResult(sets);
    for (String label : sets.labels()) {
      result.add(label, single.aggregate(sets.on(label)));
    }
    AnswerTable<LabelSet> table = sets.table();
    return new SetAggregation(
        name(),
        sets.labels(),
        table.byTask(result::probabilities, SetResult::certain),
        table.byTask(result::confidence, gold -> 1.0),
        table.judged(result::worker),
        result.iterations());
  }

  @Override
  public String toString() {
    return name();
  }
}
