package org.sagekit.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A line of stages, and itself a stage: lines nest.
 *
 * <p>The compiler is the validator: a stage fits only behind one whose output it takes. A pipeline
 * does no I/O of its own; every part is run through {@link RunContext#call}, which gives it a seed,
 * a checkpoint and events. Immutable and safe for use by several threads.
 *
 * @param <I> what the first stage takes
 * @param <O> what the last stage returns
 */
public final class Pipeline<I, O> implements Stage<I, O> {
  private final String name;
  private final List<Stage<?, ?>> parts;

  private Pipeline(String name, List<Stage<?, ?>> parts) {
    this.name = name;
    this.parts = List.copyOf(parts);
  }

  static <I, M, O> Pipeline<I, O> of(Stage<I, M> first, Stage<? super M, O> second) {
    Objects.requireNonNull(second, "next");
    List<Stage<?, ?>> parts = new ArrayList<>();
    if (first instanceof Pipeline<?, ?> line) {
      parts.addAll(line.parts);
    } else {
      parts.add(first);
    }
    parts.add(second);
    return new Pipeline<>(joined(parts), parts);
  }

  private static String joined(List<Stage<?, ?>> parts) {
    return parts.stream().map(Stage::name).collect(Collectors.joining(" > "));
  }

  /**
   * The same line under another name.
   *
   * @param newName how reports call the line; by default the names of its stages, joined
   * @return a new pipeline of the same stages
   */
  public Pipeline<I, O> named(String newName) {
    return new Pipeline<>(Problems.notBlank("Pipeline", "name", newName), parts);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Stage<?, ?>> parts() {
    return parts;
  }

  @Override
  @SuppressWarnings("unchecked") // then() let only fitting stages in
  public O run(I input, RunContext run) throws Exception {
    Object value = input;
    for (Stage<?, ?> part : parts) {
      run.checkStop();
      value = run.call((Stage<Object, Object>) part, value);
    }
    return (O) value;
  }

  /**
   * Checks every stage of the line, nested lines included, and that each stage and each name stands
   * in it once.
   *
   * @param run what the stages would use
   * @return all problems, each once
   */
  @Override
  public List<String> check(RunContext run) {
    Set<String> problems = new LinkedHashSet<>(repetitions());
    for (Stage<?, ?> part : parts) {
      problems.addAll(part.check(run));
    }
    return List.copyOf(problems);
  }

  private List<String> repetitions() {
    List<String> problems = new ArrayList<>();
    Set<Stage<?, ?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<String, Stage<?, ?>> byName = new HashMap<>();
    for (Stage<?, ?> stage : descendants(this, new ArrayList<>())) {
      if (!seen.add(stage)) {
        problems.add(
            "Pipeline: stage '%s' must stand in the line once, but stands there again. Maybe build a second one with toBuilder()."
                .formatted(stage.name()));
      } else if (byName.putIfAbsent(stage.name(), stage) != null) {
        problems.add(
            "Pipeline: stage names must be unique, but '%s' is the name of two stages. Maybe give one another name."
                .formatted(stage.name()));
      }
    }
    return problems;
  }

  private static List<Stage<?, ?>> descendants(Stage<?, ?> stage, List<Stage<?, ?>> found) {
    for (Stage<?, ?> part : stage.parts()) {
      found.add(part);
      descendants(part, found);
    }
    return found;
  }

  @Override
  public String toString() {
    return name;
  }
}
