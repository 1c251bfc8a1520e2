package org.sagekit.autopilot.ensemble;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;

/**
 * Greedy forward selection with replacement (Caruana, Niculescu-Mizil, Crew and Ksikes 2004,
 * "Ensemble selection from libraries of models", ICML, sections 2 and 2.1): in each round the
 * candidate is added that makes the mean of all that were added so far best; what was best after
 * any round is kept. A candidate's weight is how often it was added. Of equals, one that is in
 * already is added, then the first. Immutable and thread-safe.
 */
public final class GreedySelection {
  /** How often a candidate is added at most, so no weight is below one through this. */
  public static final int ROUNDS = 25;

  private final List<List<Predictions>> foldsByCandidate;
  private final Judge judge;
  private final int folds;

  private GreedySelection(List<List<Predictions>> foldsByCandidate, Judge judge) {
    this.foldsByCandidate = foldsByCandidate.stream().map(List::copyOf).toList();
    this.judge = judge;
    this.folds = foldsByCandidate.get(0).size();
  }

  /** Says how bad predictions are. Must be thread-safe. */
  @FunctionalInterface
  public interface Judge {

    /**
     * Judges the predictions for one fold.
     *
     * @param fold from 0
     * @param predictions for the fold's rows, in their order
     * @return less is better; NaN counts as the worst
     */
    double loss(int fold, Predictions predictions);
  }

  /**
   * A selection among candidates.
   *
   * @param foldsByCandidate for each candidate its predictions for the rows of each fold, made by
   *     models that have not learnt from these rows
   * @param judge how bad predictions are
   * @return the selection; nothing is computed yet
   * @throws IllegalArgumentException if there is no candidate, no fold, or one has other folds than
   *     the first
   */
  public static GreedySelection of(List<List<Predictions>> foldsByCandidate, Judge judge) {
    Problems problems = Problems.of("GreedySelection");
    problems.require(!foldsByCandidate.isEmpty(), "candidates", "at least one", "none");
    problems.throwIfAny();
    List<Integer> sizes = sizes(foldsByCandidate.get(0));
    problems.require(!sizes.isEmpty(), "folds", "at least one", "none");
    for (List<Predictions> candidate : foldsByCandidate) {
      problems.require(
          sizes(candidate).equals(sizes), "rows of each fold", sizes.toString(), sizes(candidate));
    }
    problems.throwIfAny();
    return new GreedySelection(foldsByCandidate, judge);
  }

  private static List<Integer> sizes(List<Predictions> folds) {
    return folds.stream().map(Predictions::size).toList();
  }

  /**
   * The best weights on all folds.
   *
   * @return one a candidate, 0 or more, adding up to 1
   */
  public Doubles weights() {
    return select(fold -> true);
  }

  /**
   * How bad the weighted mean is on each fold, with weights that were chosen on the other folds: so
   * the rows that judge have had no say in the choice. If there is but one fold it has.
   *
   * @return the loss of each fold
   */
  public Doubles honestLosses() {
    return Doubles.of(
        IntStream.range(0, folds)
            .mapToDouble(
                fold -> {
                  Doubles weights = select(other -> other != fold || folds == 1);
                  return judge.loss(fold, blend(fold, weights));
                })
            .toArray());
  }

  private Doubles select(IntPredicate judging) {
    int[] chosenFolds = IntStream.range(0, folds).filter(judging).toArray();
    Bag bag = new Bag(chosenFolds);
    int[] best = bag.counts.clone();
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      double loss = bag.addBest();
      if (loss < least || round == 0) {
        least = loss;
        best = bag.counts.clone();
      }
    }
    double total = IntStream.of(best).sum();
    return Doubles.of(IntStream.of(best).mapToDouble(count -> count / total).toArray());
  }

  private Predictions blend(int fold, Doubles weights) {
    double[] sum = new double[values(0, fold).length];
    for (int candidate = 0; candidate < weights.size(); candidate++) {
      double[] values = values(candidate, fold);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weights.get(candidate) * values[i];
      }
    }
    return Predictions.of(foldsByCandidate.get(0).get(fold).classes(), sum);
  }

  private double[] values(int candidate, int fold) {
    return foldsByCandidate.get(candidate).get(fold).toArray();
  }

  /** What was added so far. For one thread. */
  private final class Bag {
    private final int[] judging;
    private final int[] counts = new int[foldsByCandidate.size()];
    private final double[][] sums;
    private final double[][][] valuesByFoldByCandidate;
    private int size;

    Bag(int[] judging) {
      this.judging = judging;
      this.sums = new double[judging.length][];
      this.valuesByFoldByCandidate = new double[counts.length][judging.length][];
      for (int candidate = 0; candidate < counts.length; candidate++) {
        for (int i = 0; i < judging.length; i++) {
          valuesByFoldByCandidate[candidate][i] = values(candidate, judging[i]);
        }
      }
      for (int i = 0; i < judging.length; i++) {
        sums[i] = new double[valuesByFoldByCandidate[0][i].length];
      }
    }

    double addBest() {
      int best = 0;
      double least = lossWith(0);
      for (int candidate = 1; candidate < counts.length; candidate++) {
        double loss = lossWith(candidate);
        boolean in = counts[candidate] > 0 && counts[best] == 0;
        if (loss < least || (loss == least && in)) {
          best = candidate;
          least = loss;
        }
      }
      add(best);
      return least;
    }

    private double lossWith(int candidate) {
      double total = 0;
      for (int i = 0; i < judging.length; i++) {
        double[] added = valuesByFoldByCandidate[candidate][i];
        double[] mean = new double[added.length];
        for (int j = 0; j < mean.length; j++) {
          mean[j] = (sums[i][j] + added[j]) / (size + 1);
        }
        List<String> classes = foldsByCandidate.get(0).get(judging[i]).classes();
        total += judge.loss(judging[i], Predictions.of(classes, mean));
      }
      return Double.isNaN(total) ? Double.POSITIVE_INFINITY : total;
    }

    private void add(int candidate) {
      counts[candidate]++;
      size++;
      for (int i = 0; i < sums.length; i++) {
        for (int j = 0; j < sums[i].length; j++) {
          sums[i][j] += valuesByFoldByCandidate[candidate][i][j];
        }
      }
    }
  }
}
