package org.sagekit.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Where lines meet: the four ways to make a stage out of functions and other stages. */
public final class Stages {

  private Stages() {}

  /** The work of a {@link Stages#of} stage. */
  @FunctionalInterface
  public interface Step<I, O> {

    /**
     * Does the work.
     *
     * @param input what the stage before returned
     * @param run what the step may use
     * @return the next value
     * @throws Exception if the work failed
     */
    O apply(I input, RunContext run) throws Exception;
  }

  /**
   * A function as a stage. It is not checkpointed, since nobody can know when its code has changed.
   *
   * @param name unique in its line
   * @param step what it does
   * @param <I> what it takes
   * @param <O> what it returns
   * @return a stage
   */
  public static <I, O> Stage<I, O> of(String name, Step<? super I, ? extends O> step) {
    return new Composite<>(name, Optional.empty(), List.of(), step);
  }

  /**
   * A function as a stage that is checkpointed: change the version whenever its code changes.
   *
   * @param name unique in its line
   * @param version any text, counted as the function's settings
   * @param step what it does; its result must depend on nothing but input and seed
   * @param <I> what it takes
   * @param <O> what it returns
   * @return a stage
   */
  public static <I, O> Stage<I, O> of(
      String name, String version, Step<? super I, ? extends O> step) {
    Fingerprint fingerprint = Fingerprint.of("function", name, version);
    return new Composite<>(name, Optional.of(fingerprint), List.of(), step);
  }

  /**
   * Gives the input to two stages and returns both results.
   *
   * @param name unique in its line
   * @param first the one
   * @param second the other
   * @param <I> what both take
   * @param <A> what the one returns
   * @param <B> what the other returns
   * @return a stage
   */
  public static <I, A, B> Stage<I, Pair<A, B>> both(
      String name, Stage<? super I, A> first, Stage<? super I, B> second) {
    return new Composite<>(
        name,
        Optional.empty(),
        List.of(first, second),
        (input, run) -> new Pair<>(run.call(first, input), run.call(second, input)));
  }

  /**
   * Gives the input to several stages and returns the best result; of equals the first.
   *
   * @param name unique in its line
   * @param order the best is the greatest
   * @param candidates at least one
   * @param <I> what all take
   * @param <O> what all return
   * @return a stage
   */
  public static <I, O> Stage<I, O> bestOf(
      String name, Comparator<? super O> order, List<? extends Stage<? super I, O>> candidates) {
    Problems.of("Stages.bestOf '" + name + "'")
        .require(!candidates.isEmpty(), "candidates", "at least one stage", "none")
        .throwIfAny();
    List<Stage<? super I, O>> all = List.copyOf(candidates);
    return new Composite<I, O>(
        name,
        Optional.empty(),
        List.copyOf(all),
        (input, run) -> {
          O best = run.call(all.get(0), input);
          for (Stage<? super I, O> candidate : all.subList(1, all.size())) {
            O result = run.call(candidate, input);
            best = order.compare(result, best) > 0 ? result : best;
          }
          return best;
        });
  }

  /**
   * Runs a stage only if the input asks for it.
   *
   * @param name unique in its line
   * @param condition whether to run it
   * @param stage what to run then
   * @param <I> what it takes
   * @param <O> what it returns
   * @return a stage whose output is empty if the branch was not taken
   */
  public static <I, O> Stage<I, Optional<O>> when(
      String name, Predicate<? super I> condition, Stage<? super I, O> stage) {
    return new Composite<>(
        name,
        Optional.empty(),
        List.of(stage),
        (input, run) ->
            condition.test(input) ? Optional.of(run.call(stage, input)) : Optional.empty());
  }

  private record Composite<I, O>(
      String name,
      Optional<Fingerprint> fingerprint,
      List<Stage<?, ?>> parts,
      Step<? super I, ? extends O> step)
      implements Stage<I, O> {

    Composite {
      Problems.notBlank("Stage", "name", name);
      Objects.requireNonNull(step, "step");
    }

    @Override
    public O run(I input, RunContext run) throws Exception {
      return step.apply(input, run);
    }

    @Override
    public List<String> check(RunContext run) {
      Set<String> problems = new LinkedHashSet<>();
      for (Stage<?, ?> part : new ArrayList<>(parts)) {
        problems.addAll(part.check(run));
      }
      return List.copyOf(problems);
    }
  }
}
