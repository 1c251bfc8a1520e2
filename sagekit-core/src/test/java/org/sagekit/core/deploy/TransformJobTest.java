package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Stage;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.deploy.transform.BatchStrategy;
import org.sagekit.api.deploy.transform.JoinSource;
import org.sagekit.api.deploy.transform.RecordFormat;
import org.sagekit.api.deploy.transform.SplitType;
import org.sagekit.api.deploy.transform.TransformReport;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.Summaries;

class TransformJobTest extends StageContract<ModelPackage, TransformReport> {

  @BeforeEach
  void writeTheInput() {
    file("march.csv", "age,city\n40,Bonn\n30,Ulm\n");
  }

  private TransformJob.Builder builder() {
    return TransformJob.named("score-march", home.resolve("march.csv"))
        .output(home.resolve("scores"));
  }

  private Path file(String name, String content) {
    try {
      return Files.writeString(home.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Stage<ModelPackage, TransformReport> stage() {
    return builder().build();
  }

  @Override
  protected List<? extends Stage<ModelPackage, TransformReport>> variants() {
    return List.of(
        TransformJob.named("score-march", home.resolve("april.csv"))
            .output(home.resolve("scores"))
            .build(),
        builder().output(home.resolve("elsewhere")).build(),
        builder().contentType(RecordFormat.JSON_LINES).build(),
        builder().accept(RecordFormat.JSON_LINES).build(),
        builder().withoutHeader().build(),
        builder().split(SplitType.NONE).build(),
        builder().strategy(BatchStrategy.SINGLE_RECORD).build(),
        builder().maxPayload(1_000).build(),
        builder().threads(3).build(),
        builder().inputFilter("$[1:]").build(),
        builder().join(JoinSource.INPUT).build(),
        builder().outputFilter("$[-1]").build(),
        builder().badRows(7).build());
  }

  @Override
  protected ModelPackage input() {
    return Fixtures.modelPackage();
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                TransformJob.named(" ")
                    .accept(RecordFormat.JSON_LINES)
                    .join(JoinSource.INPUT)
                    .maxPayload(0)
                    .threads(0)
                    .badRows(-1)
                    .inputFilter("$['age']")
                    .outputFilter("$[")
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "TransformJob ' ': name must be not blank",
            "inputs must be one at least, but was none.",
            "output must be a folder, but was not set. Maybe output(...).",
            "badRows must be at least 0, but was -1.",
            "threads must be at least 1, but was 0.",
            "maxPayload must be from 1 to 104857600 bytes, but was 0.",
            "accept must be CSV like the input that is joined, but was JSON_LINES.",
            "inputFilter '$['age']' must have one step of indexes, as rows of CSV are arrays. Maybe $[0,2:].",
            "outputFilter '$[' must have a number, a name in '...', ':' or '*' as character 3, but ends.");
    assertThatThrownBy(() -> builder().contentType(RecordFormat.JSON_LINES).withoutHeader().build())
        .hasMessageContaining("contentType must be CSV if it is without header");
  }

  @Test
  void reportsWhatItDid() throws Exception {
    TransformReport report = stage().run(input(), run(home));
    Path output = home.resolve("scores/march.csv.out");
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.files())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.output()).isEqualTo(output);
              assertThat(file.bad()).isEmpty();
              assertThat(file.outputSha256())
                  .isEqualTo(Fingerprint.ofBytes(Files.readAllBytes(output)));
              assertThat(file.inputSha256())
                  .isEqualTo(Fingerprint.ofBytes(Files.readAllBytes(home.resolve("march.csv"))));
            });
    assertThat(report.lineage().nearest("package").map(Lineage::fingerprint))
        .contains(input().fingerprint());
    assertThat(report.lineage().nearest("dataset").map(Lineage::name)).contains("march.csv");
    assertThat(Summaries.toText(report.summary()))
        .contains("Batch transform 'score-march'", "2 rows scored by 'income'", "march.csv.out");
  }

  @Test
  void refusesAnOutputThatIsAFileBeforeAnythingRuns() {
    Path inTheWay = file("scores", "a file in the way");
    assertThat(stage().check(run(home)))
        .containsExactly(
            "TransformJob 'score-march': output must be a folder, but '%s' is none."
                .formatted(inTheWay));
  }
}
