package org.sagekit.core.data;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.core.data.profile.Moments;

/**
 * How well one column alone predicts the target, on rows that the estimate has not seen: three
 * folds of shuffled rows. A column of numbers is cut into up to 64 bins of equal frequency, one of
 * categories into its values; what is missing is a bin of its own. For a target of classes it is
 * the AUC, one class against the others, averaged; for one of numbers it is the R², with a straight
 * line in each bin of numbers.
 */
final class LoneFeature {
  private static final int FOLDS = 3;
  private static final int LEAST_ROWS = 30;
  private static final int MOST_CLASSES = 50;
  private final Column target;
  private final boolean classes;
  private final int[] codes;
  private final int[] fold;
  private final int[] rows;

  LoneFeature(Dataset dataset, String target, long seed) {
    this.target = dataset.column(target);
    this.classes = Strata.isClass(dataset.schema().field(target));
    this.codes = classes ? Strata.codes(this.target) : new int[0];
    this.rows =
        IntStream.range(0, dataset.size())
            .filter(row -> !this.target.isMissing(row))
            .filter(row -> !isNumber() || Double.isFinite(this.target.number(row)))
            .toArray();
    this.fold = new int[dataset.size()];
    int[] order = new Shuffle(seed).order(rows.length);
    for (int i = 0; i < order.length; i++) {
      fold[rows[order[i]]] = i % FOLDS;
    }
  }

  /** The figure, empty if there are too few rows or too many classes, or the target is text. */
  OptionalDouble figure(Column feature) {
    int count = 1 + Arrays.stream(codes).max().orElse(-1);
    boolean fits = classes ? count >= 2 && count <= MOST_CLASSES : isNumber();
    if (!fits || rows.length < LEAST_ROWS) {
      return OptionalDouble.empty();
    }
    return classes ? auc(feature, count) : rSquared(feature);
  }

  private boolean isNumber() {
    return !classes && target.type().isNumber();
  }

  private int[] inFold(int f, boolean inside) {
    return Arrays.stream(rows).filter(row -> (fold[row] == f) == inside).toArray();
  }

  private OptionalDouble auc(Column feature, int count) {
    double[][] scores = new double[count][fold.length];
    for (int f = 0; f < FOLDS; f++) {
      int[] train = inFold(f, false);
      FeatureBins bins = FeatureBins.of(feature, train);
      double[][] counts = new double[bins.count()][count];
      for (int row : train) {
        counts[bins.of(row)][codes[row]]++;
      }
      for (int row : inFold(f, true)) {
        double[] ofBin = counts[bins.of(row)];
        double all = Arrays.stream(ofBin).sum();
        for (int c = 0; c < count; c++) {
          scores[c][row] = (ofBin[c] + 1.0 / count) / (all + 1);
        }
      }
    }
    return IntStream.range(0, count)
        .mapToDouble(c -> auc(scores[c], c))
        .filter(v -> !Double.isNaN(v))
        .average();
  }

  /** By ranks (H. Mann and D. Whitney 1947); NaN if there are fewer than five of a side. */
  private double auc(double[] scores, int ofClass) {
    double[] ranks = PairNumbers.ranks(Arrays.stream(rows).mapToDouble(r -> scores[r]).toArray());
    double sum = 0;
    double inside = 0;
    for (int i = 0; i < rows.length; i++) {
      if (codes[rows[i]] == ofClass) {
        sum += ranks[i];
        inside++;
      }
    }
    double outside = rows.length - inside;
    boolean enough = inside >= 5 && outside >= 5;
    return enough ? (sum - inside * (inside + 1) / 2) / (inside * outside) : Double.NaN;
  }

  private OptionalDouble rSquared(Column feature) {
    Moments all = new Moments();
    double squares = 0;
    for (int f = 0; f < FOLDS; f++) {
      int[] train = inFold(f, false);
      FeatureBins bins = FeatureBins.of(feature, train);
      BinLines lines = new BinLines(bins);
      for (int row : train) {
        lines.add(row, target.number(row));
      }
      for (int row : inFold(f, true)) {
        double error = target.number(row) - lines.predict(row);
        squares += error * error;
        all.add(target.number(row));
      }
    }
    double whole = all.deviation() * all.deviation() * (rows.length - 1);
    return whole > 0 ? OptionalDouble.of(1 - squares / whole) : OptionalDouble.empty();
  }
}
