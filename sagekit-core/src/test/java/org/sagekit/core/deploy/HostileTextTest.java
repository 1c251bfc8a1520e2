package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.deploy.CaptureCounts;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.deploy.capture.GroundTruth;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.api.deploy.capture.MergeReport;
import org.sagekit.core.SageKit;
import org.sagekit.core.deploy.records.Lines;

/** Ids and values that are no words come back as they were, whoever captures them. */
class HostileTextTest {
  private static final List<String> TEXTS =
      List.of(
          "../../etc/passwd",
          "a\nb\r\nc",
          "\u0000\u001f\u007f\u2028",
          "\"},{\"eventId\":\"x",
          "\ud83d\ude00 smile",
          "half \ud83d of one",
          "\ude00\ud83d turned round",
          "x".repeat(1_000_000));

  @TempDir Path home;

  @Test
  void aWriterBringsThemBack() {
    try (CaptureFileWriter writer = CaptureFiles.writer(home, CaptureOptions.standard())) {
      TEXTS.forEach(text -> writer.write(Lines.csv(text, '"' + text.replace('"', ' ') + '"', "1")));
      writer.flush();
      assertThat(writer.counts()).isEqualTo(new CaptureCounts(8, 8, 0, 0, 0));
    }
    List<String> ids = new ArrayList<>();
    CaptureFiles.of(home).forEach(record -> ids.add(record.eventId()));
    assertThat(ids).isEqualTo(TEXTS);
    assertThat(CaptureFiles.of(home).read().rows().column("_c1").text(5)).isEqualTo(TEXTS.get(5));
  }

  @Test
  void anEndpointBringsThemBack() throws Exception {
    try (SageKit kit = SageKit.open(home)) {
      Endpoint endpoint =
          kit.run(DeploymentJob.named("income").build(), Fixtures.modelPackage()).output();
      TEXTS.forEach(text -> endpoint.predict(text, Fixtures.row(1)));
      assertThat(endpoint.capture().records()).extracting(CaptureRecord::eventId).isEqualTo(TEXTS);
    }
    try (var files = Files.walk(home.resolve("capture"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".jsonl"))).hasSize(1);
    }
  }

  @Test
  void labelsFindThem() {
    Path labels = home.resolve("labels.jsonl");
    GroundTruths.write(TEXTS.stream().map(text -> GroundTruth.of(text, text)).toList(), labels);
    try (CaptureFileWriter writer =
        CaptureFiles.writer(home.resolve("capture"), CaptureOptions.standard())) {
      TEXTS.forEach(text -> writer.write(Lines.csv("e", "1", "1").inferenceId(text)));
    }
    List<InferenceRecord> merged = new ArrayList<>();
    MergeReport report =
        GroundTruths.mergeFiles(CaptureFiles.of(home.resolve("capture")), labels, merged::add);
    assertThat(report.matched()).isEqualTo(8);
    assertThat(merged.get(5).groundTruth().orElseThrow().data()).isEqualTo(TEXTS.get(5));
  }

  @Test
  void aLongIdDoesNotFillTheMessages() throws Exception {
    String id = "x".repeat(1_000_000);
    Files.writeString(
        home.resolve("1.jsonl"), (CaptureFiles.line(Lines.csv(id, "1,\"x", "1")) + "\n").repeat(3));
    CaptureReader reader = CaptureFiles.of(home).skipDamaged();
    CaptureReading own =
        reader
            .preprocessor(
                record -> {
                  throw new IllegalStateException(record.eventId());
                })
            .read()
            .reading();
    assertThat(own.places()).hasSize(3).allMatch(place -> place.message().length() < 2_000);
    assertThatThrownBy(() -> RecordPreprocessors.flattening().rows(Lines.csv(id, "\"x", "1")))
        .isInstanceOf(DataException.class)
        .satisfies(fault -> assertThat(fault.getMessage()).hasSizeLessThan(2_000));
  }
}
