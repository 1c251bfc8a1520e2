package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.capture.GroundTruth;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.api.deploy.capture.LabelledRecords;
import org.sagekit.api.deploy.capture.MergeReport;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.deploy.records.Lines;

class GroundTruthsTest {
  @TempDir Path home;

  private Path capture(int count) throws Exception {
    String lines = IntStream.range(0, count).mapToObj(Lines::line).collect(Collectors.joining());
    return Lines.write(home.resolve("capture/1.jsonl"), lines);
  }

  private MergeReport merge(Path capture, GroundTruth... labels) {
    return GroundTruths.merge(
        CaptureFiles.of(capture), List.of(labels), home.resolve("merged/1.jsonl"));
  }

  private List<InferenceRecord> merged() {
    List<InferenceRecord> records = new ArrayList<>();
    CaptureFiles.of(home.resolve("merged")).forEach(records::add);
    return records;
  }

  @Test
  void mergesAsSageMakerDoes() throws Exception {
    String merged = Lines.fixture("merged.jsonl").get(0);
    String truth = Lines.fixture("ground_truth.jsonl").get(0);
    Path labels = Lines.write(home.resolve("labels/1.jsonl"), truth + "\n");
    Path capture =
        Lines.write(
            home.resolve("capture/1.jsonl"),
            merged.replace("\"groundTruthData\":{\"data\":\"1\",\"encoding\":\"CSV\"},", ""));
    Path target = home.resolve("merged.jsonl");
    GroundTruths.merge(CaptureFiles.of(capture), GroundTruths.read(labels), target);
    assertThat(Files.readString(target)).isEqualTo(merged + "\n");
  }

  @Test
  void writesLabelsAsSageMakerTakesThem() throws Exception {
    Path file = home.resolve("a/b/labels.jsonl");
    GroundTruths.write(List.of(GroundTruth.of("74b0dd56-e7c8-368e-94b1-14a138a96000", "1")), file);
    assertThat(Files.readAllLines(file)).isEqualTo(Lines.fixture("ground_truth.jsonl"));
    assertThat(GroundTruths.read(file)).hasSize(1);
  }

  @Test
  void takesLabelsInAnyOrderAndCountsTheRest() throws Exception {
    MergeReport report =
        merge(
            capture(5),
            GroundTruth.of("e-3", "1"),
            GroundTruth.of("nobody", "1"),
            GroundTruth.of("e-0", "0"),
            GroundTruth.of("e-3", "1"),
            GroundTruth.of("e-4", "1"),
            GroundTruth.of("e-4", "0"),
            GroundTruth.of("e-4", "1"));
    assertThat(report).isEqualTo(new MergeReport(5, 2, 2, 0, 1, 7, 1, 1, 1, List.of("e-4")));
    assertThat(merged()).extracting(InferenceRecord::eventId).containsExactly("e-0", "e-3");
    assertThat(merged().get(1).groundTruth().orElseThrow().data()).isEqualTo("1");
  }

  @Test
  void goesByTheIdThatTheCallerGave() throws Exception {
    String line = CaptureFiles.line(Lines.csv("e-1", "1", "2").inferenceId("order-7"));
    Path capture = Lines.write(home.resolve("capture/1.jsonl"), line + "\n" + line + "\n");
    MergeReport report = merge(capture, GroundTruth.of("order-7", "1"), GroundTruth.of("e-1", "0"));
    assertThat(report.matched()).isEqualTo(1);
    assertThat(report.repeated()).isEqualTo(1);
    assertThat(report.unknown()).isEqualTo(1);
  }

  @Test
  void leavesNoFileIfTheCaptureIsDamaged() throws Exception {
    Path capture = Lines.write(home.resolve("capture/1.jsonl"), Lines.line(0) + "no\n");
    assertThatThrownBy(() -> merge(capture, GroundTruth.of("e-0", "1")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("line 2 of");
    assertThat(home.resolve("merged")).isEmptyDirectory();
  }

  @Test
  void saysWhereALabelIsDamagedOrCantBeWritten() throws Exception {
    Path labels = Lines.write(home.resolve("labels/1.jsonl"), "{\"eventMetadata\":{}}\n");
    assertThatThrownBy(() -> GroundTruths.read(labels))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("line 1 of")
        .hasMessageContaining("'eventId' must be a text");
    assertThatThrownBy(() -> GroundTruths.write(List.of(), labels.resolve("below.jsonl")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("can't be written");
  }

  @Test
  void labelsTheRecordsOfSageKit() {
    Capture capture =
        Captures.of(
            IntStream.range(0, 3)
                .mapToObj(
                    i ->
                        new CaptureRecord(
                            "e-" + i, Instant.EPOCH, Fixtures.row(i), Prediction.ofNumber(i)))
                .toList());
    LabelledRecords labelled =
        GroundTruths.merge(
            capture,
            List.of(
                GroundTruth.of("e-2", "a \"b\", c"),
                new GroundTruth("e-0", InferenceData.json("{\"label\": 0.5}"))));
    assertThat(labelled.records())
        .extracting(one -> one.record().eventId() + " " + one.label())
        .containsExactly("e-0 0.5", "e-2 a \"b\", c");
    assertThat(labelled.report().unmatched()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                GroundTruths.merge(
                    capture, List.of(new GroundTruth("e-1", InferenceData.csv("1,2")))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("Ground truth of 'e-1': label must be one value, but was '1,2'");
  }

  @Property(tries = 100)
  void countsAddUpWhateverComes(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    StringBuilder lines = new StringBuilder();
    Set<String> labelled = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      lines.append(Lines.line(random.nextInt(30)));
    }
    List<GroundTruth> labels = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String id = "e-" + random.nextInt(40);
      labelled.add(id);
      labels.add(GroundTruth.of(id, "1"));
    }
    Collections.shuffle(labels, random);
    Path file = Files.writeString(Files.createTempFile("capture", ".jsonl"), lines);
    List<String> found = new ArrayList<>();
    MergeReport report =
        GroundTruths.merge(CaptureFiles.of(file), labels, one -> found.add(one.eventId()));
    Files.delete(file);
    assertThat(found).doesNotHaveDuplicates().isSubsetOf(labelled).hasSize((int) report.matched());
    assertThat(report.matched() + report.unmatched() + report.repeated()).isEqualTo(40);
    assertThat(report.matched() + report.unknown() + report.duplicates()).isEqualTo(20);
  }

  @Test
  void countsLabelsAlikeInEveryOrder() throws Exception {
    Path capture = capture(3);
    List<GroundTruth> labels =
        new ArrayList<>(
            List.of(
                GroundTruth.of("e-0", "1"),
                GroundTruth.of("e-0", "1"),
                GroundTruth.of("e-1", "1"),
                GroundTruth.of("e-1", "1"),
                GroundTruth.of("e-1", "0"),
                GroundTruth.of("nobody", "1"),
                GroundTruth.of("nobody", "0")));
    for (int order = 0; order < 20; order++) {
      Collections.shuffle(labels, new Random(order));
      MergeReport report = merge(capture, labels.toArray(GroundTruth[]::new));
      assertThat(report.duplicates()).isEqualTo(1);
      assertThat(report.conflicts()).containsExactlyInAnyOrder("e-1", "nobody");
      assertThat(report).isEqualTo(new MergeReport(3, 1, 1, 0, 1, 7, 1, 1, 2, report.conflicts()));
    }
  }

  @Test
  void mergesTheLabelsOfFiles() throws Exception {
    CaptureReader capture = CaptureFiles.of(capture(5));
    for (int day = 0; day < 3; day++) {
      List<GroundTruth> labels =
          List.of(GroundTruth.of("e-1", "1"), GroundTruth.of("e-" + day, "1"));
      GroundTruths.write(labels, home.resolve("labels/" + day + ".jsonl"));
    }
    Path labels = home.resolve("labels");
    MergeReport report = GroundTruths.mergeFiles(capture, labels, home.resolve("merged/1.jsonl"));
    assertThat(report).isEqualTo(new MergeReport(5, 3, 2, 0, 0, 6, 3, 0, 0, List.of()));
    assertThat(merged()).extracting(InferenceRecord::eventId).containsExactly("e-0", "e-1", "e-2");
    assertThat(GroundTruths.mergeFiles(capture, labels, record -> {})).isEqualTo(report);
  }

  @Test
  void refusesToWriteIntoTheCapture() throws Exception {
    Path folder = capture(2).getParent();
    for (Path inside : List.of(folder.resolve("1.jsonl"), folder.resolve("a/../b/2.jsonl"))) {
      assertThatThrownBy(() -> GroundTruths.merge(CaptureFiles.of(folder), List.of(), inside))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("merged file must be outside of the capture '" + folder + "'");
    }
  }

  @Test
  void saysWhoseFileFailed() throws Exception {
    Iterable<GroundTruth> broken =
        () -> {
          throw new UncheckedIOException(new IOException("labels of somebody else"));
        };
    Path target = home.resolve("merged/1.jsonl");
    assertThatThrownBy(() -> GroundTruths.write(broken, target))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("labels of somebody else");
    assertThat(target).doesNotExist();
  }
}
