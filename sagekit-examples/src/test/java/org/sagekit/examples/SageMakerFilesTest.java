package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.monitor.formats.ConstraintsFiles;
import org.sagekit.monitor.formats.StatisticsFiles;

class SageMakerFilesTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  @TempDir Path folder;

  private Map<String, Object> run(String... words) throws IOException {
    Cli cli = Cli.of("SageMakerFiles", "test");
    for (String option : List.of("statistics", "constraints", "violations", "capture", "data")) {
      cli = cli.option(option, "FILE", "a file");
    }
    return SageMakerFiles.run(cli.option("write", "F", "to").flag("json", "").parse(words), out);
  }

  @Test
  void tellsAStoryWithFilesOfItsOwn() throws IOException {
    Map<String, Object> found = run();
    assertThat(found).containsOnlyKeys("statistics", "constraints", "violations");
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("statistics.json: 1200 rows", "basic=700", "2 of data quality");
  }

  @Test
  void makesTheFilesOfABaseline() throws IOException {
    Path data = Files.writeString(folder.resolve("a.csv"), "age,plan\n1,x\n2,y\n3,x\n,x\n");
    Path made = folder.resolve("made/here");
    run("--data", data.toString(), "--write", made.toString(), "--json");
    Statistics statistics = StatisticsFiles.read(made.resolve("statistics.json"));
    assertThat(statistics.rows()).isEqualTo(4);
    assertThat(statistics.find("age").orElseThrow().missing()).isEqualTo(1);
    assertThat(ConstraintsFiles.read(made.resolve("constraints.json")).names())
        .containsExactly("age", "plan");
    assertThat(last())
        .startsWith(
            "{\"statistics\":{\"version\":\"0.0\",\"rows\":4,\"features\":[\"age\",\"plan\"]")
        .contains("\"roundTripEqual\":true")
        .doesNotContain("\"roundTripEqual\":false");
  }

  private String last() {
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).strip().lines().toList();
    return lines.get(lines.size() - 1);
  }

  @Test
  void showsFilesOfOthers() throws IOException {
    Path violations =
        Files.writeString(
            folder.resolve("v.json"),
            """
            {"version":"1.0","violations":[{"facet":"sex","facet_value":"0","metric_name":"DPPL",
            "constraint_check_type":"bias_drift_check","description":"too far"}]}
            """);
    run("--violations", violations.toString(), "--json");
    assertThat(last())
        .isEqualTo("{\"violations\":{\"kind\":\"bias\",\"violations\":1,\"roundTripEqual\":true}}");
  }

  @Test
  void sumsUpACapture() throws IOException {
    Files.writeString(
        folder.resolve("a.jsonl"),
        """
        {"captureData":{"endpointInput":{"observedContentType":"text/csv","mode":"INPUT",\
        "data":"1,2","encoding":"CSV"}},"eventMetadata":{"eventId":"e1",\
        "inferenceTime":"2019-11-20T23:33:12Z"},"eventVersion":"0"}
        {broken
        """);
    Map<String, Object> found = run("--capture", folder.toString());
    assertThat(found.get("capture"))
        .isEqualTo(Map.of("files", 1L, "lines", 2L, "records", 1L, "damaged", 1L));
  }

  @Test
  void refusesWhatIsNoSuchFile() throws IOException {
    Path file = Files.writeString(folder.resolve("s.json"), "{\"features\":[]}");
    assertThatThrownBy(() -> run("--statistics", file.toString()))
        .isInstanceOf(DataException.class)
        .hasMessage("s.json: 'dataset' must be an object, but was not there.");
    assertThatThrownBy(() -> run("--write", folder.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'--data' must be given with '--write'");
  }
}
