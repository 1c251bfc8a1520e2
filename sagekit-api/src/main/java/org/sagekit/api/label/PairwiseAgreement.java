package org.sagekit.api.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.sagekit.api.Summary;

/**
 * How far each two workers agree who have enough tasks in common.
 *
 * @param common how many tasks were enough
 * @param workers all who voted, in the order of their first vote
 * @param pairs in the order of the workers
 */
public record PairwiseAgreement(int common, List<String> workers, List<PairAgreement> pairs)
    implements Summary.Source {
  private static final int DRAWN = 30;
  private static final int LISTED = 10;

  /** Copies the lists. */
  public PairwiseAgreement {
    workers = List.copyOf(workers);
    pairs = List.copyOf(pairs);
  }

  /**
   * The mean kappa of the pairs that have one (R. J. Light, Psychological Bulletin 76, 1971).
   *
   * @return up to 1; NaN if no pair has one
   */
  public double meanKappa() {
    return mean(PairAgreement::kappa);
  }

  /**
   * The mean agreement of the pairs, each counted once.
   *
   * @return from 0 to 1; NaN if there is no pair
   */
  public double meanAgreement() {
    return mean(PairAgreement::agreement);
  }

  private double mean(ToDoubleFunction<PairAgreement> figure) {
    return pairs.stream()
        .mapToDouble(figure)
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .average()
        .orElse(Double.NaN);
  }

  /**
   * One pair. Takes time in proportion to the pairs.
   *
   * @param one who
   * @param other who else
   * @return the same in either order; empty if they have too few tasks in common
   */
  public Optional<PairAgreement> of(String one, String other) {
    return pairs.stream()
        .filter(
            pair ->
                (pair.one().equals(one) && pair.other().equals(other))
                    || (pair.one().equals(other) && pair.other().equals(one)))
        .findFirst();
  }

  @Override
  public Summary summary() {
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(
        new Summary.Note(
            "%s pairs of %s workers have at least %s tasks in common."
                .formatted(pairs.size(), workers.size(), common)));
    parts.add(
        new Summary.Table(
            List.of("mean over the pairs", "value"),
            List.of(
                List.of("agreement", AgreementReport.figure(meanAgreement())),
                List.of("Cohen's kappa", AgreementReport.figure(meanKappa())))));
    parts.add(least());
    if (workers.size() <= DRAWN) {
      parts.add(new Summary.Heat("Cohen's kappa of each pair", workers, matrix()));
    }
    return new Summary("Agreement of each two workers", parts);
  }

  private Summary.Table least() {
    List<List<String>> rows =
        pairs.stream()
            .filter(pair -> !Double.isNaN(pair.kappa()))
            .sorted(Comparator.comparingDouble(PairAgreement::kappa))
            .limit(LISTED)
            .map(
                pair ->
                    List.of(
                        pair.one(),
                        pair.other(),
                        Integer.toString(pair.tasks()),
                        AgreementReport.figure(pair.agreement()),
                        AgreementReport.figure(pair.kappa())))
            .toList();
    return new Summary.Table(
        List.of("least agreeing", "with", "tasks", "agreement", "kappa"), rows);
  }

  private List<List<Double>> matrix() {
    double[][] cells = new double[workers.size()][workers.size()];
    for (double[] row : cells) {
      Arrays.fill(row, Double.NaN);
    }
    for (PairAgreement pair : pairs) {
      int one = workers.indexOf(pair.one());
      int other = workers.indexOf(pair.other());
      cells[one][other] = pair.kappa();
      cells[other][one] = pair.kappa();
    }
    return IntStream.range(0, cells.length)
        .mapToObj(row -> Arrays.stream(cells[row]).boxed().toList())
        .toList();
  }
}
