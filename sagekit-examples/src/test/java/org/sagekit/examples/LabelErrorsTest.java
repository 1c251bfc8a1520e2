package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.LabelErrorsReport;

class LabelErrorsTest {
  private static final String FILE =
      """
      id,given,p0,p1
      10,0,0.9,0.1
      11,0,0.8,0.2
      12,0,0.1,0.9
      13,1,0.2,0.8
      14,1,0.1,0.9
      15,1,0.55,0.45
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Arguments args(String file, Map<String, String> more) throws IOException {
    Path probs = Files.writeString(folder.resolve("probs.csv"), file);
    Map<String, String> all = new HashMap<>(more);
    all.put("probs", probs.toString());
    return new Arguments("LabelErrors", all);
  }

  @Test
  void endsWithOneLineOfJson() throws Exception {
    LabelErrors.run(args(FILE, Map.of("json", "")), out);
    assertThat(text())
        .isEqualToIgnoringNewLines(
            "{\"issues\":1,\"ids\":[12],\"ranking\":[12,15,11,13,10,14],\"estimatedNoise\":"
                + "0.16666666666666666}");
  }

  @Test
  void idsAreTextsUnlessAllAreWholeNumbers() throws Exception {
    LabelErrors.run(args(FILE.replace("14,", "014,"), Map.of("json", "")), out);
    assertThat(text())
        .contains("\"ids\":[\"12\"],\"ranking\":[\"12\",\"15\",\"11\",\"13\",\"10\",\"014\"]");
  }

  @Test
  void takesAFilter() throws Exception {
    Map<String, String> more = Map.of("filter", "confusion");
    LabelErrorsReport report = LabelErrors.run(args(FILE, more), out);
    assertThat(report.filter()).isEqualTo(IssueFilter.CONFUSION);
    assertThat(report.issues()).hasSize(2);
    assertThat(text()).contains("2 of 6 labels are likely wrong", "rank  row  given  likely");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelErrors.run(args(FILE, Map.of("filter", "best")), out))
        .withMessageContaining("by_noise_rate");
  }

  @Test
  void refusesAFileThatIsNone() {
    assertThatThrownBy(() -> LabelErrors.run(args(FILE.replace("0.45", "0.95"), Map.of()), out))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(
            "sum of the probabilities of row 5 must be 1 within 0.05, but was 1.5");
  }

  @Test
  void showsWhatItHelpsToFindLabelsThatWereMadeWrong() throws Exception {
    NoisyPeople story = NoisyPeople.of(40, IssueFilter.BY_NOISE_RATE);
    assertThat(story.wrong()).isBetween(400L, 600L);
    assertThat(story.found()).isGreaterThan(story.wrong() / 2);
    assertThat(story.after()).isGreaterThan(story.before() + 0.03);
    story.print(out);
    assertThat(text())
        .contains("made wrong on purpose", "the rows that are left")
        .containsPattern("p\\d+ +[<>]=?50K +[<>]=?50K +[<>]=?50K +0\\.\\d{4}");
  }
}
