package org.sagekit.core.label.agree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.api.label.AgreementCoefficient;
import org.sagekit.api.label.AgreementWeights;
import org.sagekit.api.label.PairAgreement;
import org.sagekit.api.label.PairwiseAgreement;
import org.sagekit.core.label.agree.SharedTasks.Pair;
import org.sagekit.core.label.agree.TwoWorkers.Weighing;

/** The kappas of two workers, of all pairs, and their mean. */
final class WorkerPairs {
  private static final int MOST = 1_000_000;
  private static final int MOST_DRAWN = 1_000_000;

  private final CodedAnswers answers;
  private final Weighing weighing;

  WorkerPairs(CodedAnswers answers, AgreementWeights weights) {
    this.answers = answers;
    this.weighing = new Weighing(weights, answers.labels().size());
  }

  AgreementCoefficient kappa(String one, String other, Resampling resampling) {
    Pair pair = SharedTasks.ofAny(answers).between(worker(one), worker(other));
    return resampling.coefficient(
        "cohen-kappa" + Coefficients.suffix(weighing.weights()), TwoWorkers.alone(pair, weighing));
  }

  private int worker(String name) {
    int index = answers.workers().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Agreement on '%s': worker must be one who voted, but was '%s'.%s"
              .formatted(answers.name(), name, Problems.didYouMean(name, answers.workers())));
    }
    return index;
  }

  /**
   * @throws IllegalArgumentException if there are too many pairs
   */
  PairwiseAgreement all(int common) {
    List<PairAgreement> pairs = new ArrayList<>();
    SharedTasks.of(answers)
        .forEach(
            common,
            pair -> {
              requireRoom(pairs.size());
              pairs.add(agreement(pair));
            });
    return new PairwiseAgreement(common, answers.workers(), pairs);
  }

  private PairAgreement agreement(Pair pair) {
    TwoWorkers two = TwoWorkers.alone(pair, weighing);
    int[] once = new int[two.units()];
    Arrays.fill(once, 1);
    return new PairAgreement(
        answers.workers().get(pair.one()),
        answers.workers().get(pair.other()),
        two.units(),
        two.agreement(),
        two.of(once));
  }

  private void requireRoom(int pairs) {
    Problems.of("Agreement on '" + answers.name() + "'")
        .require(
            pairs < MOST,
            "pairs of workers",
            "at most " + MOST,
            "more",
            "more tasks in common should be asked for")
        .throwIfAny();
  }

  /**
   * @throws IllegalArgumentException if the pairs have too many tasks in common to be drawn
   */
  AgreementCoefficient meanKappa(int common, Resampling resampling) {
    List<TwoWorkers> pairs = new ArrayList<>();
    BitSet tasks = new BitSet();
    long[] shared = new long[1];
    SharedTasks.of(answers)
        .forEach(
            common,
            pair -> {
              shared[0] += pair.tasks().length;
              requireFew(shared[0]);
              pairs.add(TwoWorkers.amongOthers(pair, weighing));
              Arrays.stream(pair.tasks()).forEach(tasks::set);
            });
    MeanKappa mean = new MeanKappa(pairs, answers.tasks().size(), tasks.cardinality(), common);
    return resampling.coefficient("light-kappa" + Coefficients.suffix(weighing.weights()), mean);
  }

  private void requireFew(long shared) {
    Problems.of("Agreement on '" + answers.name() + "'")
        .require(
            shared <= MOST_DRAWN,
            "tasks in common, over all pairs of workers",
            "at most " + MOST_DRAWN + " for the interval of the mean kappa",
            "more",
            "more tasks in common should be asked for, or the kappas of the pairs suffice")
        .throwIfAny();
  }
}
