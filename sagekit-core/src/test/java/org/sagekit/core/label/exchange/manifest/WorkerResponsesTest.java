package org.sagekit.core.label.exchange.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.Span;
import org.sagekit.api.label.Vote;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.label.exchange.ImageSize;
import org.sagekit.core.label.exchange.Truths;

class WorkerResponsesTest {
  @TempDir Path home;

  private void answer(String place, String worker, String content) throws IOException {
    Path file = home.resolve("annotations/worker-response").resolve(place);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        {"answers": [{"answerContent": %s, "workerId": "%s",
          "acceptanceTime": "2024-01-02T03:04:05.678Z", "submissionTime": "2024-01-02T03:05:05.678Z",
          "timeSpentInSeconds": 40.5, "workerMetadata": {"identityData": {"sub": "s"}}}]}"""
            .formatted(content, worker));
  }

  @Test
  void readsTheTreeInTheOrderOfItsNumbers() throws IOException {
    answer("iteration-10/3/t.json", "ann", "{\"annotatedResult\": {\"label\": \"late\"}}");
    answer("iteration-2/10/t.json", "ann", "{\"annotatedResult\": {\"label\": \"good\"}}");
    answer("iteration-2/9/b.json", "bob", "{\"annotatedResult\": {\"label\": \"good\"}}");
    answer("iteration-2/9/a.json", "ann", "{\"annotatedResult\": {\"label\": \"bad\"}}");
    assertThat(WorkerResponses.read(home).votes().all())
        .containsExactly(
            new Vote<>("9", "ann", "bad"),
            new Vote<>("9", "bob", "good"),
            new Vote<>("10", "ann", "good"),
            new Vote<>("3", "ann", "late"));
    assertThat(WorkerResponses.read(home.resolve("annotations/worker-response")).answers())
        .hasSize(4);
  }

  @Test
  void saysWhoAnsweredWhen() throws IOException {
    answer("iteration-1/0/t.json", "ann", "{\"x\": {\"label\": \"good\"}}");
    WorkerAnswer answer = WorkerResponses.read(home).answers().get(0);
    assertThat(answer.worker()).isEqualTo("ann");
    assertThat(answer.acceptanceTime()).contains(Instant.parse("2024-01-02T03:04:05.678Z"));
    assertThat(answer.submissionTime()).contains(Instant.parse("2024-01-02T03:05:05.678Z"));
    assertThat(answer.timeSpent()).contains(Duration.ofMillis(40_500));
  }

  @Test
  void readsSetsAndNumbersAndBoxes() throws IOException {
    answer(
        "iteration-1/0/t.json",
        "ann",
        """
        {"all": {"labels": ["b", "a"]}, "stars": "4.5", "mood": "fair", "found": {
          "boundingBoxes": [{"height": 4, "label": "dog", "left": 1, "top": 2, "width": 3}],
          "inputImageProperties": {"height": 20, "width": 10}}}""");
    WorkerResponses read = WorkerResponses.read(home);
    assertThat(read.from("all").sets().all().get(0).label()).isEqualTo(LabelSet.of("a", "b"));
    assertThat(read.from("stars").numbers().all().get(0).label()).isEqualTo(4.5);
    assertThat(read.from("mood").votes().all().get(0).label()).isEqualTo("fair");
    assertThat(read.from("found").boxes().all().get(0).label())
        .containsExactly(new Box("dog", 1, 2, 3, 4));
    assertThat(read.from("found").imageSizes())
        .containsExactly(Map.entry("0", ImageSize.of(10, 20)));
    assertThatThrownBy(read::votes)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "object 0, t.json: 'answers' 0: 'answerContent' must have one element, but has 4."
                + " Maybe from(\"...\").");
  }

  @Test
  void readsRequestsForConsolidation() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("request.json"),
            """
            [{"datasetObjectId": "1", "dataObject": {"content": "Mix two eggs."}, "annotations": [
              {"workerId": "w1", "annotationData": {"content":
                "{\\"crowd-entity-annotation\\":{\\"entities\\":[{\\"endOffset\\":3,\\"label\\":\\"verb\\",\\"startOffset\\":0}]}}"}},
              {"workerId": "w2", "annotationData": {"content": {"crowd-entity-annotation": {"entities": []}}}}]}]
            """);
    assertThat(WorkerResponses.readRequest(file).spans().all())
        .containsExactly(
            new Vote<>("1", "w1", List.of(new Span("verb", 0, 3))),
            new Vote<>("1", "w2", List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|must be a list",
        "[{\"datasetObjectId\":1}]|'annotations' must be a list, but was not there.",
        "[{\"datasetObjectId\":1,\"annotations\":[{}]}]|'workerId' must be a text",
        "[{\"datasetObjectId\":1,\"annotations\":[{\"workerId\":1,\"annotationData\":{\"s3Uri\":\"x\"}}]}]|'content' must be there",
        "[{\"datasetObjectId\":1,\"annotations\":[{\"workerId\":1,\"annotationData\":{\"content\":\"{\"}}]}]|content must be JSON",
        "[{\"datasetObjectId\":1,\"annotations\":[{\"workerId\":1,\"submissionTime\":\"now\",\"annotationData\":{\"content\":{}}}]}]|'submissionTime' must be a time",
        "[|must be JSON"
      })
  void aRequestThatIsNoneIsRefused(String content, String message) throws IOException {
    Path file = Files.writeString(home.resolve("request.json"), content);
    assertThatThrownBy(() -> WorkerResponses.readRequest(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("request.json")
        .hasMessageContaining(message);
  }

  @Test
  void aResponseHasTheLabelAndItsMetadata() throws IOException {
    Path file = home.resolve("response.json");
    ConsolidationResponse.write(
        file,
        "mood",
        ManifestJob.named("feel", ManifestTest.CLOCK),
        new Truths.Categories(
            Map.of("7", Prediction.ofClasses(List.of("good"), new double[] {1}))));
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            [
              {
                "datasetObjectId": "7",
                "consolidatedAnnotation": {
                  "content": {
                    "mood": "0",
                    "mood-metadata": {
                      "class-name": "good",
                      "confidence": 1.0,
                      "type": "groundtruth/text-classification",
                      "job-name": "feel",
                      "human-annotated": "yes",
                      "creation-date": "2024-02-03T04:05:06.000007"
                    }
                  }
                }
              }
            ]
            """);
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> WorkerResponses.read(home.resolve("none")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("folder must be readable");
  }
}
