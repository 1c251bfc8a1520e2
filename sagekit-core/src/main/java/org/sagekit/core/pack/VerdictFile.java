package org.sagekit.core.pack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.pack.Verdict;

/**
 * Verdicts as text: a line a target, fields parted by tabs.
 *
 * <pre>
 * sagekit-targets/1
 * jvm    EQUAL   400 rows, all equal to the bit
 * </pre>
 */
final class VerdictFile {
  static final String NAME = "targets.tsv";
  private static final String FORMAT = "sagekit-targets/1";
  private static final int MOST = 1_000;

  private VerdictFile() {}

  static byte[] write(List<Verdict> verdicts) {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    for (Verdict verdict : verdicts) {
      text.append(verdict.target()).append('\t').append(verdict.outcome().name());
      text.append('\t').append(verdict.said()).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads verdicts.
   *
   * @throws org.sagekit.api.ModelFormatException if they are not as they are written
   */
  static List<Verdict> read(Subject subject, byte[] content) {
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    subject.require(
        !lines.isEmpty() && lines.size() <= MOST, "targets", "from 1 to " + MOST + " lines", "not");
    List<Verdict> verdicts = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = List.of(line.split("\t", -1));
      List<String> outcomes =
          Arrays.stream(Verdict.Outcome.values()).map(Verdict.Outcome::name).toList();
      subject.require(
          fields.size() == 3 && outcomes.contains(fields.get(1)),
          "line " + (verdicts.size() + 2) + " of the targets",
          "a target, one of " + outcomes + " and how it was found",
          "something else");
      verdicts.add(
          new Verdict(fields.get(0), Verdict.Outcome.valueOf(fields.get(1)), fields.get(2)));
    }
    subject.require(
        Arrays.equals(write(verdicts), content),
        "targets",
        "written as SageKit writes them",
        "something else");
    return verdicts;
  }
}
