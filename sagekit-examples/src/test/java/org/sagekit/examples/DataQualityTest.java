package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.QualityReport;

class DataQualityTest {
  @TempDir Path home;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private String file(String name, String header, String city) throws IOException {
    String rows =
        IntStream.range(0, 300)
            .mapToObj(i -> i % 60 + "," + (i % 3 == 0 ? city : "Bonn"))
            .collect(Collectors.joining("\n", header + "\n", "\n"));
    return Files.writeString(home.resolve(name), rows).toString();
  }

  private QualityReport run(Map<String, String> args) throws Exception {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return DataQuality.run(new Arguments("DataQuality", args), out);
  }

  private String lastLine() {
    String text = printed.toString(StandardCharsets.UTF_8).strip();
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  @Test
  void soundRowsAreCompleted() throws Exception {
    String good = file("good.csv", "age,city", "Ulm");
    run(Map.of("baseline", good, "current", good, "json", ""));
    assertThat(lastLine())
        .startsWith("{\"status\":\"Completed\",\"rows\":300,\"violations\":[],\"seconds\":")
        .endsWith("}");
  }

  @Test
  void violationsAreTold() throws Exception {
    String good = file("good.csv", "age,city", "Ulm");
    String bad = file("bad.csv", "years,city", "Rom");
    QualityReport report = run(Map.of("baseline", good, "current", bad, "json", ""));
    assertThat(report.violations())
        .extracting(Violation::check)
        .containsExactly(
            Check.MISSING_COLUMN,
            Check.CATEGORICAL_VALUES,
            Check.BASELINE_DRIFT,
            Check.EXTRA_COLUMN);
    assertThat(lastLine())
        .startsWith(
            "{\"status\":\"CompletedWithViolations\",\"rows\":300,\"violations\":[{\"column\":\"age\"")
        .contains("Unknown in 100 of 300 values: 'Rom'.");
  }

  @Test
  void constraintsAreWrittenAndRead() throws Exception {
    String good = file("good.csv", "age,city", "Ulm");
    String file = home.resolve("constraints.json").toString();
    run(Map.of("baseline", good, "current", good, "write-constraints", file));
    String edited = Files.readString(Path.of(file)).replace("\"Ulm\"", "\"Köln\"");
    Files.writeString(Path.of(file), edited);
    QualityReport report = run(Map.of("baseline", good, "current", good, "constraints", file));
    assertThat(report.violations())
        .extracting(Violation::check)
        .containsExactly(Check.CATEGORICAL_VALUES);
  }

  @Test
  void exactlyAsModelMonitorOneGapIsAViolation() throws Exception {
    String good = file("good.csv", "age,city", "Ulm");
    String gap = home.resolve("gap.csv").toString();
    Files.writeString(Path.of(gap), Files.readString(Path.of(good)).replaceFirst("\n7,", "\n,"));
    assertThat(run(Map.of("baseline", good, "current", gap)).violations()).isEmpty();
    assertThat(run(Map.of("baseline", good, "current", gap, "exact", "")).violations())
        .extracting(Violation::check)
        .containsExactly(Check.COMPLETENESS);
  }

  @Test
  void bothFilesMustBeGivenOrNone() {
    assertThatThrownBy(() -> run(Map.of("baseline", "a.csv"))).hasMessageContaining("a.csv");
    assertThatThrownBy(() -> run(Map.of("current", "a.csv")))
        .hasMessage("DataQuality: option '--baseline' must be given. Maybe look at --help.");
  }

  @Test
  void tellsAStoryWithoutFiles() throws Exception {
    assertThat(run(Map.of()).violations())
        .extracting(Violation::column)
        .contains("workclass", "occupation");
  }
}
