package org.sagekit.autopilot.candidates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.train.Trainer;
import org.sagekit.api.tune.Assignment;
import org.sagekit.api.tune.SearchSpace;
import org.sagekit.core.tune.Samplers;

/** Where candidates are got. */
public final class Candidates {
  private Candidates() {}

  /**
   * Each trainer as it is, then each with random values of its usual ranges: first all defaults,
   * then the first random settings of all, and so on, so that a run that is stopped early has seen
   * every algorithm. What is drawn for a trainer depends on its name and the seed, not on what
   * other trainers there are.
   *
   * @param trainers what to try
   * @param trials how many random settings of each trainer that has hyperparameters, 0 or more
   * @param seed of the drawing
   * @return the candidates in the order in which they should be tried; names are the trainer's with
   *     a number from 0
   */
  public static List<Candidate> of(List<Trainer> trainers, int trials, long seed) {
    List<Candidate> candidates = new ArrayList<>();
    Map<String, Integer> countByName = new HashMap<>();
    for (int trial = 0; trial <= trials; trial++) {
      for (Trainer trainer : trainers) {
        if (trial == 0 || !trainer.hyperparameters().isEmpty()) {
          int number = countByName.merge(trainer.name(), 1, Integer::sum) - 1;
          Assignment drawn = trial == 0 ? Assignment.empty() : drawn(trainer, number, seed);
          String name = trainer.name() + "-" + number;
          candidates.add(new Candidate(name, drawn.applyTo(trainer), drawn));
        }
      }
    }
    return List.copyOf(candidates);
  }

  private static Assignment drawn(Trainer trainer, int number, long seed) {
    SearchSpace space = SearchSpace.usual(trainer.hyperparameters());
    long ofTrainer = seed + trainer.name().hashCode();
    return Samplers.random().next(space, List.of(), number, ofTrainer);
  }
}
