package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.core.label.Manifests;
import org.sagekit.core.label.exchange.manifest.Manifest;

class GroundTruthFilesTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  @TempDir Path folder;

  private static Arguments args(String... words) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      map.put(words[i], words[i + 1]);
    }
    return new Arguments("GroundTruthFiles", map);
  }

  @Test
  void labelsTheSample() throws Exception {
    Manifest manifest = GroundTruthFiles.run(args(), out);
    assertThat(manifest.categories("label")).hasSize(9000);
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("9000 of 9000 objects labelled")
        .contains("\"type\":\"groundtruth/text-classification\"");
  }

  @Test
  void labelsWhatTheWorkersOfAJobAnswered() throws Exception {
    Path input = Files.writeString(folder.resolve("in.manifest"), "{\"source\":\"so good\"}\n");
    for (String worker : new String[] {"ann", "bob"}) {
      Path answer =
          folder.resolve("job/annotations/worker-response/iteration-1/0/" + worker + ".json");
      Files.createDirectories(answer.getParent());
      Files.writeString(
          answer,
          "{\"answers\":[{\"answerContent\":{\"x\":{\"label\":\"good\"}},\"workerId\":\"%s\"}]}"
              .formatted(worker));
    }
    Path output = folder.resolve("out.manifest");
    GroundTruthFiles.run(
        args(
            "manifest", input.toString(),
            "responses", folder.resolve("job").toString(),
            "attribute", "mood",
            "out", output.toString(),
            "json", ""),
        out);
    assertThat(Manifests.read(output).categories("mood").get("0").value()).isEqualTo("good");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("\"labelled\":1");
  }

  @Test
  void labelsWhatStandsInAnExportOfLabelStudio() throws Exception {
    Path input =
        Files.writeString(folder.resolve("in.manifest"), "{\"source\":\"so good\",\"id\":5}\n");
    Path export =
        Files.writeString(
            folder.resolve("export.json"),
            """
            [{"id": 5, "data": {"text": "so good"}, "annotations": [{"completed_by": 1, "result": [
              {"from_name": "mood", "to_name": "text", "type": "choices",
               "value": {"choices": ["good"]}}]}]}]""");
    Manifest manifest =
        GroundTruthFiles.run(
            args(
                "manifest",
                input.toString(),
                "tasks",
                "id",
                "labelstudio",
                export.toString(),
                "tag",
                "mood"),
            out);
    assertThat(manifest.categories("label").get("5").value()).isEqualTo("good");
  }
}
