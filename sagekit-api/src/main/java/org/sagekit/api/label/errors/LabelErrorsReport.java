package org.sagekit.api.label.errors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.Summary;
import org.sagekit.api.model.Doubles;

/**
 * Which labels are likely wrong, and how noisy all of them are.
 *
 * @param filter which labels were held for wrong
 * @param ranking how they were ranked
 * @param noise how noisy the labels are
 * @param issues those that are likely wrong, the most suspicious first
 * @param quality of every row's label, from 0 to 1
 */
public record LabelErrorsReport(
    IssueFilter filter,
    IssueRanking ranking,
    NoiseEstimate noise,
    List<LabelIssue> issues,
    Doubles quality)
    implements Summary.Source {
  private static final int SHOWN = 15;
  private static final int MOST_IN_HEAT = 20;

  /**
   * Copies the issues.
   *
   * @throws IllegalArgumentException if there is not one quality a row, or an issue is in no row
   */
  public LabelErrorsReport {
    issues = List.copyOf(issues);
    int rows = noise.rows();
    Problems.of("LabelErrorsReport")
        .require(quality.size() == rows, "quality", "one for each of " + rows, quality.size())
        .require(
            issues.stream().allMatch(issue -> issue.row() >= 0 && issue.row() < rows),
            "rows of the issues",
            "from 0 to " + (rows - 1),
            "others")
        .throwIfAny();
  }

  /**
   * The places of the rows whose labels are likely wrong.
   *
   * @return from 0, the most suspicious first
   */
  public int[] issueRows() {
    return issues.stream().mapToInt(LabelIssue::row).toArray();
  }

  /**
   * All rows by how good their label seems; of equally good ones the first comes first.
   *
   * @return their places from 0, the most suspicious first
   */
  public int[] rowsBySuspicion() {
    return IntStream.range(0, quality.size())
        .boxed()
        .sorted(Comparator.comparingDouble(quality::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Override
  public Summary summary() {
    List<List<String>> lines = new ArrayList<>();
    for (LabelIssue issue : issues.subList(0, Math.min(SHOWN, issues.size()))) {
      String quality = String.format(Locale.ROOT, "%.4f", issue.quality());
      lines.add(List.of("" + issue.rank(), issue.id(), issue.given(), issue.likely(), quality));
    }
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(
        new Summary.Note(
            "%s of %s labels are likely wrong; the estimated noise is %s."
                .formatted(
                    String.valueOf(issues.size()),
                    String.valueOf(noise.rows()),
                    String.format(Locale.ROOT, "%.2f %%", 100 * noise.noise()))));
    parts.add(new Summary.Table(List.of("rank", "row", "given", "likely", "quality"), lines));
    if (noise.classes().size() <= MOST_IN_HEAT) {
      parts.add(heat());
    }
    return new Summary("Label errors", parts);
  }

  private Summary.Heat heat() {
    LabelPairs matrix = noise.noiseMatrix();
    int size = matrix.classes().size();
    List<List<Double>> rows = new ArrayList<>();
    for (int truth = 0; truth < size; truth++) {
      int of = truth;
      rows.add(IntStream.range(0, size).mapToObj(given -> matrix.get(given, of)).toList());
    }
    return new Summary.Heat(
        "How likely each label (across) is given to rows of each true one (down)",
        matrix.classes(),
        rows);
  }
}
