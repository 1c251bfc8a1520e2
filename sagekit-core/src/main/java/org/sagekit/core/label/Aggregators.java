package org.sagekit.core.label;

import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.core.label.crowd.DawidSkene;
import org.sagekit.core.label.crowd.MajorityVote;
import org.sagekit.core.label.crowd.TableAggregator;

/** Where aggregators of votes come from. */
public final class Aggregators {
  private static final LabelAggregator MAJORITY = new TableAggregator(new MajorityVote());
  private static final LabelAggregator DAWID_SKENE = new TableAggregator(new DawidSkene());

  private Aggregators() {}

  /**
   * Each worker counts the same. The posterior of a label is its share of the task's votes, so a
   * tie leaves equal posteriors; a worker's accuracy is the mean share of those who agree with
   * them, themselves included.
   *
   * @return the aggregator {@code majority}
   */
  public static LabelAggregator majority() {
    return MAJORITY;
  }

  /**
   * Workers count by what their answers turn out to be worth, label by label, also those who err in
   * a regular way: A. P. Dawid and A. M. Skene, "Maximum likelihood estimation of observer
   * error-rates using the EM algorithm", Applied Statistics 28 (1979). Starts from the shares of
   * the votes; 0.01 is added to each count of a worker's table; ends when no posterior moves by
   * more than 0.000001, or after 100 iterations.
   *
   * <p>Nothing can be learnt of a worker who shares no task with another: their answers are taken
   * as they are.
   *
   * <p>A worker's accuracy is the mean posterior of the labels that they gave. Time is proportional
   * to votes x labels x iterations; workers x labels x labels must be at most 50 million.
   *
   * @return the aggregator {@code dawid-skene}
   */
  public static LabelAggregator dawidSkene() {
    return DAWID_SKENE;
  }

  /**
   * All aggregators.
   *
   * @return the simplest first
   */
  public static List<LabelAggregator> all() {
    return List.of(MAJORITY, DAWID_SKENE);
  }

  /**
   * An aggregator by name.
   *
   * @param name such as {@code dawid-skene}
   * @return the aggregator
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public static LabelAggregator named(String name) {
    Problems.notBlank("Aggregators", "name", name);
    return all().stream()
        .filter(aggregator -> aggregator.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Aggregators: '%s' is not there.%s"
                        .formatted(
                            name,
                            Problems.didYouMean(
                                name, all().stream().map(LabelAggregator::name).toList()))));
  }
}
