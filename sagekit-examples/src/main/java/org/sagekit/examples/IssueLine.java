package org.sagekit.examples;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.sagekit.api.label.errors.LabelErrorsReport;

/** What is likely wrong, as one line of JSON. */
final class IssueLine {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private IssueLine() {}

  /** Ids are numbers if all are whole numbers that a number would write alike, else texts. */
  static String of(LabelErrorsReport report, IntFunction<String> ids) {
    List<String> ranking = Arrays.stream(report.rowsBySuspicion()).mapToObj(ids).toList();
    boolean whole = ranking.stream().allMatch(id -> WHOLE.matcher(id).matches());
    List<String> issues = Arrays.stream(report.issueRows()).mapToObj(ids).toList();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("issues", issues.size());
    line.put("ids", values(issues, whole));
    line.put("ranking", values(ranking, whole));
    line.put("estimatedNoise", report.noise().noise());
    return JsonLine.of(line);
  }

  private static List<?> values(List<String> ids, boolean whole) {
    return whole ? ids.stream().map(Long::valueOf).toList() : ids;
  }
}
