package org.sagekit.core.label.weak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sagekit.api.label.weak.LabelAnalysis.Twins;
import org.sagekit.api.label.weak.LabelMatrix;

/**
 * Finds functions that say nearly the same: of the rows on which either votes, they cast the same
 * vote on nine of ten. For one thread.
 */
final class TwinSearch {
  static final int FUNCTIONS = 500;
  static final int ROWS = 10_000;
  private static final double ALIKE = 0.9;
  private static final int FEWEST = 5;

  private final int[] votes;
  private final int[][] sameVotes;
  private final int[][] bothVoted;

  private TwinSearch(int functions) {
    votes = new int[functions];
    sameVotes = new int[functions][functions];
    bothVoted = new int[functions][functions];
  }

  static List<Twins> in(LabelMatrix matrix) {
    TwinSearch search = new TwinSearch(Math.min(FUNCTIONS, matrix.functions().size()));
    for (int row = 0; row < Math.min(ROWS, matrix.rows()); row++) {
      search.add(matrix, row);
    }
    return search.found(matrix.functions());
  }

  private void add(LabelMatrix matrix, int row) {
    int[] voted = new int[votes.length];
    int count = 0;
    for (int function = 0; function < votes.length; function++) {
      if (matrix.vote(row, function) != LabelMatrix.ABSTAIN) {
        voted[count++] = function;
      }
    }
    for (int i = 0; i < count; i++) {
      votes[voted[i]]++;
      int vote = matrix.vote(row, voted[i]);
      for (int j = i + 1; j < count; j++) {
        bothVoted[voted[i]][voted[j]]++;
        sameVotes[voted[i]][voted[j]] += matrix.vote(row, voted[j]) == vote ? 1 : 0;
      }
    }
  }

  private List<Twins> found(List<String> names) {
    List<Twins> twins = new ArrayList<>();
    for (int first = 0; first < votes.length; first++) {
      for (int second = first + 1; second < votes.length; second++) {
        int either = votes[first] + votes[second] - bothVoted[first][second];
        double alike = either == 0 ? 0 : (double) sameVotes[first][second] / either;
        if (either >= FEWEST && alike >= ALIKE) {
          twins.add(new Twins(names.get(first), names.get(second), alike, either));
        }
      }
    }
    twins.sort(Comparator.comparingDouble(Twins::alike).reversed());
    return twins;
  }
}
