package org.sagekit.core.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.explain.Importance;
import org.sagekit.api.model.Model;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.train.Metric;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Evaluations;

/**
 * How much worse a model becomes if a column is shuffled (Breiman, 2001, section 10; Fisher et al.,
 * 2019). Columns that say the same share their importance or hide it: shuffle them as a group.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * Importance importance = PermutationImportance.of(model, Metric.AUC).repeats(10).on(testRows);
 * }</pre>
 */
public final class PermutationImportance {
  private static final int REPEATS = 5;
  private final Model model;
  private final Metric metric;
  private final int repeats;
  private final long seed;
  private final Map<String, List<String>> groups;

  private PermutationImportance(
      Model model, Metric metric, int repeats, long seed, Map<String, List<String>> groups) {
    this.model = model;
    this.metric = metric;
    this.repeats = repeats;
    this.seed = seed;
    this.groups = new LinkedHashMap<>(groups);
  }

  /**
   * Each field by itself, 5 times, with seed 0.
   *
   * @param model what is judged
   * @param metric by what; must fit its task
   * @return the plan
   * @throws IllegalArgumentException if the metric does not fit
   */
  public static PermutationImportance of(Model model, Metric metric) {
    Objects.requireNonNull(model, "model");
    Problems.of("PermutationImportance")
        .require(
            metric.fits(model.graph().task()), "metric", "one for " + model.graph().task(), metric)
        .throwIfAny();
    return new PermutationImportance(model, metric, REPEATS, 0, Map.of());
  }

  /**
   * How often each is shuffled.
   *
   * @param times at least 1; from 2 on there is a standard error
   * @return a new plan
   * @throws IllegalArgumentException if it is less
   */
  public PermutationImportance repeats(int times) {
    Problems.of("PermutationImportance")
        .require(times > 0, "repeats", "at least 1", times)
        .throwIfAny();
    return new PermutationImportance(model, metric, times, seed, groups);
  }

  /**
   * By what rows are shuffled.
   *
   * @param newSeed any
   * @return a new plan
   */
  public PermutationImportance seed(long newSeed) {
    return new PermutationImportance(model, metric, repeats, newSeed, groups);
  }

  /**
   * Shuffles some fields together, so that what belongs together in a row stays together.
   *
   * @param name how the group is called
   * @param fields inputs of the model, at least one; none in two groups
   * @return a new plan
   * @throws IllegalArgumentException if a field is no input or in another group
   */
  public PermutationImportance group(String name, String... fields) {
    Problems problems = Problems.of("PermutationImportance");
    List<String> inputs = model.graph().inputs().stream().map(Field::name).toList();
    problems.require(fields.length > 0, "group '" + name + "'", "of at least one field", "empty");
    problems.require(!groups.containsKey(name), "group '" + name + "'", "given once", "twice");
    for (String field : fields) {
      problems.require(
          inputs.contains(field),
          "field of group '" + name + "'",
          "an input",
          "'" + field + "'." + Problems.didYouMean(field, inputs).replaceAll("\\.$", ""));
      problems.require(
          groups.values().stream().noneMatch(group -> group.contains(field)),
          "field '" + field + "'",
          "in one group",
          "in two");
    }
    problems.throwIfAny();
    Map<String, List<String>> more = new LinkedHashMap<>(groups);
    more.put(name, List.of(fields));
    return new PermutationImportance(model, metric, repeats, seed, more);
  }

  /**
   * Shuffles and judges.
   *
   * @param rows with a target and every input of the model, best such that it has not learnt from
   * @return how much worse the metric becomes, groups and then the other inputs, greatest first
   * @throws IllegalArgumentException if there are no rows, or a column is not there
   * @throws org.sagekit.api.DataException if a target is missing
   */
  public Importance on(Dataset rows) {
    Scorer scorer = Scorers.of(model);
    double before = Evaluations.value(metric, scorer.score(rows), rows);
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Importance.Entry> entries = new ArrayList<>();
    all()
        .forEach(
            (name, fields) -> {
              double[] worse = new double[repeats];
              for (int i = 0; i < repeats; i++) {
                Dataset shuffled = shuffled(rows, fields, seeds.split());
                double after = Evaluations.value(metric, scorer.score(shuffled), shuffled);
                worse[i] = metric.greaterIsBetter() ? before - after : after - before;
              }
              entries.add(Importance.Entry.of(name, worse));
            });
    return new Importance("loss of " + metric.label() + " when shuffled", entries);
  }

  private Map<String, List<String>> all() {
    Map<String, List<String>> all = new LinkedHashMap<>(groups);
    for (Field input : model.graph().inputs()) {
      if (groups.values().stream().noneMatch(group -> group.contains(input.name()))) {
        all.put(input.name(), List.of(input.name()));
      }
    }
    return all;
  }

  private static Dataset shuffled(Dataset rows, List<String> fields, SplittableRandom random) {
    int[] order = IntStream.range(0, rows.size()).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int value = order[i];
      order[i] = order[other];
      order[other] = value;
    }
    Dataset shuffled = rows;
    for (String field : fields) {
      shuffled = shuffled.with(rows.schema().field(field), rows.column(field).rows(order));
    }
    return shuffled;
  }

  @Override
  public String toString() {
    return "permutation importance by " + metric.label();
  }
}
