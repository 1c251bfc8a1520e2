package org.sagekit.monitor.drift;

import java.util.HashMap;
import java.util.Map;
import org.sagekit.monitor.distribution.Hypergeometric;
import org.sagekit.monitor.drift.Cells.Cell;

/** A sum over cells that says how far two samples are apart, whichever of them comes first. */
interface Divergence {

  /**
   * The part of a cell.
   *
   * @param cell how often it occurs
   * @param sizes of the samples
   * @return not negative in sum
   */
  double of(double then, double now, Cell sizes);

  /** The sum. */
  default double of(Cells cells) {
    Cell sizes = cells.sizes();
    double sum = 0;
    for (Cell cell : cells.list()) {
      sum += of(cell.then(), cell.now(), sizes);
    }
    return sum;
  }

  /** What chance makes of the sum if nothing has changed, given how often the cells occur. */
  default double byChance(Cells cells) {
    Cell sizes = cells.sizes();
    Map<Long, Double> meanByCount = new HashMap<>();
    double sum = 0;
    for (Cell cell : cells.list()) {
      sum +=
          meanByCount.computeIfAbsent(
              cell.both(),
              both ->
                  new Hypergeometric(sizes.both(), both, sizes.now())
                      .mean(now -> of(both - now, now, sizes)));
    }
    return sum;
  }

  /** On a scale from what chance makes of the sum, 0, to the greatest there is, 1. */
  default double beyondChance(Cells cells, double greatest) {
    double sum = of(cells);
    if (sum >= greatest * (1 - 1e-12)) {
      return 1;
    }
    double chance = byChance(cells);
    return sum <= chance ? 0 : (sum - chance) / (greatest - chance);
  }

  private static double entropy(double share, double mean) {
    return share == 0 ? 0 : share * Math.log(share / mean);
  }

  /** Jensen and Shannon's, in nats: at most log 2. */
  static double jensenShannon(double then, double now, Cell sizes) {
    double p = then / sizes.then();
    double q = now / sizes.now();
    return (entropy(p, (p + q) / 2) + entropy(q, (p + q) / 2)) / 2;
  }

  /** The square of Hellinger's distance: at most 1. */
  static double hellinger(double then, double now, Cell sizes) {
    double root = Math.sqrt(then / sizes.then()) - Math.sqrt(now / sizes.now());
    return root * root / 2;
  }

  /** The total variation distance: at most 1. */
  static double totalVariation(double then, double now, Cell sizes) {
    return Math.abs(then / sizes.then() - now / sizes.now()) / 2;
  }

  /** The population stability index; an empty cell counts as half a row. */
  static double populationStability(double then, double now, Cell sizes) {
    double p = Math.max(then, 0.5) / sizes.then();
    double q = Math.max(now, 0.5) / sizes.now();
    return (p - q) * Math.log(p / q);
  }

  /** Pearson's chi-squared. */
  static double pearson(double then, double now, Cell sizes) {
    double share = (then + now) / sizes.both();
    double above = now - share * sizes.now();
    return above * above / share * (1.0 / sizes.then() + 1.0 / sizes.now());
  }

  /** Twice the logarithm of the likelihood ratio. */
  static double likelihoodRatio(double then, double now, Cell sizes) {
    double share = (then + now) / sizes.both();
    return 2 * (entropy(then, share * sizes.then()) + entropy(now, share * sizes.now()));
  }
}
