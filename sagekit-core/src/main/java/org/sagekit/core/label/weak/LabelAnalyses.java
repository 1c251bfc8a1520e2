package org.sagekit.core.label.weak;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.sagekit.api.label.weak.FunctionQuality;
import org.sagekit.api.label.weak.LabelAnalysis;
import org.sagekit.api.label.weak.LabelMatrix;

/** Where one learns what labelling functions did. */
public final class LabelAnalyses {
  private LabelAnalyses() {}

  private static final class Tally {
    final TreeSet<String> polarity = new TreeSet<>();
    int voted;
    int overlapping;
    int conflicting;
    int judged;
    int right;
  }

  /**
   * Counts what each function did. Pairs that say nearly the same are looked for among the first
   * {@value TwinSearch#FUNCTIONS} functions on the first {@value TwinSearch#ROWS} rows.
   *
   * @param matrix votes, with gold where it is known
   * @return coverage, overlaps, conflicts, polarity and accuracy of each function
   */
  public static LabelAnalysis of(LabelMatrix matrix) {
    List<Tally> tallies = new ArrayList<>();
    matrix.functions().forEach(function -> tallies.add(new Tally()));
    int uncovered = 0;
    int conflicting = 0;
    for (int row = 0; row < matrix.rows(); row++) {
      int[] voters = VoteCounts.ofRow(matrix, row);
      int all = VoteCounts.sum(voters);
      uncovered += all == 0 ? 1 : 0;
      conflicting += VoteCounts.labels(voters) > 1 ? 1 : 0;
      for (int function = 0; function < tallies.size(); function++) {
        int vote = matrix.vote(row, function);
        if (vote != LabelMatrix.ABSTAIN) {
          count(tallies.get(function), matrix, row, vote, all > 1, voters[vote] < all);
        }
      }
    }
    return new LabelAnalysis(
        matrix.rows(),
        matrix.goldRows(),
        uncovered,
        conflicting,
        qualities(matrix, tallies),
        TwinSearch.in(matrix));
  }

  private static void count(
      Tally tally, LabelMatrix matrix, int row, int vote, boolean overlaps, boolean conflicts) {
    tally.polarity.add(matrix.labels().get(vote));
    tally.voted++;
    tally.overlapping += overlaps ? 1 : 0;
    tally.conflicting += conflicts ? 1 : 0;
    tally.judged += matrix.gold(row) == LabelMatrix.ABSTAIN ? 0 : 1;
    tally.right += matrix.gold(row) == vote ? 1 : 0;
  }

  private static List<FunctionQuality> qualities(LabelMatrix matrix, List<Tally> tallies) {
    List<FunctionQuality> qualities = new ArrayList<>();
    double rows = Math.max(1, matrix.rows());
    for (int function = 0; function < tallies.size(); function++) {
      Tally tally = tallies.get(function);
      double[] interval = wilson(tally.right, tally.judged);
      qualities.add(
          new FunctionQuality(
              matrix.functions().get(function),
              List.copyOf(tally.polarity),
              tally.voted / rows,
              tally.overlapping / rows,
              tally.conflicting / rows,
              tally.judged,
              tally.right,
              interval[0],
              interval[1]));
    }
    return qualities;
  }

  /** Wilson's score interval at 95 % (1927): from 0 to 1 if nothing was judged. */
  static double[] wilson(int right, int judged) {
    if (judged == 0) {
      return new double[] {0, 1};
    }
    double z = 1.959963984540054;
    double share = (double) right / judged;
    double scale = 1 + z * z / judged;
    double centre = (share + z * z / (2 * judged)) / scale;
    double half =
        z / scale * Math.sqrt(share * (1 - share) / judged + z * z / (4.0 * judged * judged));
    return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
  }
}
